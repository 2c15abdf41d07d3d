import { describe, expect, test } from 'vitest';
import { diff, idsOf, rules } from '../src/index.ts';
import { operation } from './cases/contracts.ts';
import { documentCases } from './cases/documents.ts';
import { lifecycleCases } from './cases/lifecycles.ts';

const told = (changes: ReturnType<typeof diff>['changes']): readonly string[] => [
  ...new Set(changes.map((change) => change.rule)),
];

describe('a change outside schemas', () => {
  test.each(documentCases)('%s', (rule, old, next) => {
    expect(told(diff(old, next).changes)).toEqual([rule]);
    expect(diff(old, old).changes).toEqual([]);
  });

  test.each(lifecycleCases)('$rule', ({ rule, old, next, options = {}, with: others = [] }) => {
    expect([...told(diff(old, next, options).changes)].sort()).toEqual([rule, ...others].sort());
    expect(diff(old, old, options).changes).toEqual([]);
  });

  test('every rule outside schemas has a case', () => {
    const shown = new Set([...documentCases.map(([rule]) => rule), ...lifecycleCases.map(({ rule }) => rule)]);
    const ids = rules.filter((rule) => idsOf(rule).length === 1).map(({ id }) => id);
    const all = new Set(rules.flatMap(idsOf));
    expect(ids.filter((id) => !shown.has(id))).toEqual([]);
    expect([...shown].filter((id) => !all.has(id))).toEqual([]);
  });

  test('what moves no version says so, and moves none', () => {
    const old = operation({ deprecated: true, 'x-sunset': '2027-06-01' });
    const { bump, changes } = diff(old, operation({ deprecated: true }));
    expect(bump).toBe('none');
    expect(changes[0]).toMatchObject({ impact: 'risky', bump: 'none', policy: true });
  });
});
