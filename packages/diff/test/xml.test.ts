import { describe, expect, test } from 'vitest';
import { diff, type Change, type DiffOptions } from '../src/index.ts';
import { exchanging, prefixes, xmlCases, xmlRespellings } from './cases/xml.ts';

const told = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ rule, impact, location }) => `${impact} ${rule} ${location}`).toSorted();

const between = (
  old: unknown,
  next: unknown,
  [sent, read]: readonly [sent: string, read: string],
  options?: DiffOptions,
): readonly string[] => told(diff(exchanging(old, { sent, read }), exchanging(next, { sent, read }), options).changes);

describe('the form in XML', () => {
  test.each(xmlCases)('breaks who sends and who reads XML: %s', (_, old, next) => {
    const both = [
      'breaking request-xml-changed request.body application/xml',
      'breaking response-xml-changed response.200.body text/xml; charset=utf-8',
    ];
    expect(between(old, next, ['application/xml', 'text/xml; charset=utf-8'])).toEqual(both);
    expect(between(old, next, ['application/xml', 'text/xml; charset=utf-8'], { annotations: false })).toEqual(both);
  });

  test.each(xmlCases)('is a text for people where no XML is sent: %s', (_, old, next) => {
    const types = ['application/json', 'application/xmlish'] as const;
    expect(between(old, next, types)).toEqual(['compatible annotation-changed request.body application/json']);
    expect(between(old, next, types, { annotations: false })).toEqual([]);
  });

  test.each(xmlCases)('is told once, where XML is sent in one direction only: %s', (_, old, next) => {
    expect(between(old, next, ['application/json', 'application/atom+xml'])).toEqual([
      'breaking response-xml-changed response.200.body application/atom+xml',
    ]);
  });

  test.each(xmlRespellings)('is the same: %s', (_, old, next) => {
    expect(between(old, next, ['application/xml', 'application/json'])).toEqual([]);
    expect(between(next, old, ['application/xml', 'application/json'])).toEqual([]);
  });

  test('has prefixes, which stand for namespaces', () => {
    expect(between(...prefixes, ['application/xml', 'application/json'])).toEqual([
      'compatible annotation-changed request.body application/xml',
    ]);
  });
});
