import { describe, expect, test } from 'vitest';
import { diff, idsOf, rules } from '../src/index.ts';
import { documentCases } from './cases/documents.ts';

describe('a change outside schemas', () => {
  test.each(documentCases)('%s', (rule, old, next) => {
    const { changes } = diff(old, next);
    expect([...new Set(changes.map((change) => change.rule))]).toEqual([rule]);
    expect(diff(old, old).changes).toEqual([]);
  });

  test('every rule outside schemas has a case', () => {
    const shown = new Set(documentCases.map(([rule]) => rule));
    const ids = rules.filter((rule) => idsOf(rule).length === 1).map(({ id }) => id);
    expect(ids.filter((id) => !shown.has(id))).toEqual([]);
    expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
  });
});
