import { describe, expect, test } from 'vitest';
import * as formats from '../src/formats.ts';
import { numbers } from './formats/numbers.ts';
import type { Rows } from './formats/rows.ts';
import { texts } from './formats/texts.ts';
import { times } from './formats/times.ts';

type Check<Value> = (value: Value) => boolean;

const checks = new Map<string, unknown>(Object.entries(formats));
const checkOf = <Value>(name: string): Check<Value> => checks.get(name) as Check<Value>;

const textTable: Rows<string> = { ...times, ...texts };
const numberTable: Rows<number> = numbers;

test('every format has its rows', () => {
  const named = [...Object.keys(textTable), ...Object.keys(numberTable), 'isMultipleOf'];
  expect(named.toSorted()).toEqual([...checks.keys()].toSorted());
});

describe.each(Object.entries(textTable))('%s', (name, { yes, no }) => {
  const check = checkOf<string>(name);
  test.each(yes.map((text) => [text]))('accepts %j', (text) => expect(check(text)).toBe(true));
  test.each(no.map((text) => [text]))('refuses %j', (text) => expect(check(text)).toBe(false));
});

describe.each(Object.entries(numberTable))('%s', (name, { yes, no }) => {
  const check = checkOf<number>(name);
  test.each(yes.map((value) => [value]))('accepts %d', (value) => expect(check(value)).toBe(true));
  test.each(no.map((value) => [value]))('refuses %d', (value) => expect(check(value)).toBe(false));
});

test.each(Object.keys(numberTable).filter((name) => name.includes('nt')))('%s refuses what is no number', (name) => {
  const check = checkOf<unknown>(name);
  for (const value of ['1', [1], { toString: 1 }, true, null, undefined]) expect(check(value)).toBe(false);
});

const long = 'a'.repeat(2 ** 24);
const longTexts = [long, `${long}@`, `//${long}@`, `a:${long}%`, `{${long}`, `/${long}~`, `P${'1'.repeat(2 ** 20)}`];
test.each(Object.keys(textTable))('%s answers on very long texts of any shape', (name) => {
  const check = checkOf<string>(name);
  for (const text of longTexts) expect(typeof check(text)).toBe('boolean');
});

test.each([
  [0.3, 0.1, true],
  [19.99, 0.01, true],
  [0.0075, 0.0001, true],
  [1e15 + 1, 3, false],
  [3e15, 3, true],
  [1e-10, 1, false],
  [0.35, 0.1, false],
  [1e308, 0.123456789, false],
  [1e308, 0.5, true],
  [-4, 2, true],
  [0, 0.7, true],
])('%d is a multiple of %d: %j', (value, divisor, want) => expect(formats.isMultipleOf(value, divisor)).toBe(want));
