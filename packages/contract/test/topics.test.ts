import { expect, test } from 'vitest';
import { proseKeywords } from '../src/effective/fold-annotations.ts';
import { topic, topicsOf } from '../src/effective/topics.ts';

test('every keyword for people is known to be one', () => {
  expect([...proseKeywords].filter((keyword) => topicsOf({ [keyword]: '' }) !== topic.prose)).toEqual([]);
});

test('an extension is one without a meaning unless it has one', () => {
  expect(topicsOf({ 'x-unheard-of': true })).toBe(topic.extensions);
  expect(topicsOf({ 'x-sunset': '2027-03-31' })).toBe(topic.notes);
});
