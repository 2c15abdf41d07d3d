import type { Decision } from '@schemawright/contract';
import { expect, test } from 'vitest';
import { decisionFor } from '../src/index.ts';

const decision = (part: Partial<Decision> & { readonly pointer: string }): Decision => ({
  rule: undefined,
  source: undefined,
  reason: 'settled',
  ...part,
});

const change = { rule: 'response-format-narrowed', pointer: '/components/schemas/A/properties/b' };

test.each([
  ['the place itself', decision({ pointer: change.pointer }), true],
  ['as a fragment', decision({ pointer: `#${change.pointer}` }), true],
  ['a place above', decision({ pointer: '/components/schemas/A' }), true],
  ['a name that only begins alike', decision({ pointer: '/components/schemas/A/properties/bc' }), false],
  ['a place below', decision({ pointer: `${change.pointer}/format` }), false],
  ['the rule', decision({ pointer: change.pointer, rule: change.rule }), true],
  ['another rule', decision({ pointer: change.pointer, rule: 'response-type-changed' }), false],
  ['the source', decision({ pointer: change.pointer, source: 'page.txt' }), true],
  ['another source', decision({ pointer: change.pointer, source: 'other.txt' }), false],
])('%s', (_name, given, covers) => {
  expect(decisionFor(change, [given], ['page.txt'])).toBe(covers ? given : undefined);
});

test('the closest decision gives the reason', () => {
  const [wide, close] = [decision({ pointer: '/components' }), decision({ pointer: change.pointer })];
  expect(decisionFor(change, [wide, close])).toBe(close);
});
