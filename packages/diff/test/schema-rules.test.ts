import { describe, expect, test } from 'vitest';
import { diff, idsOf, rules } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';
import { schemaCases } from './cases/schemas.ts';
import { discriminatorCases, namedSchemas } from './cases/discriminators.ts';
import { lifecycleCases } from './cases/lifecycles.ts';
import { structureCases, structureTexts } from './cases/structures.ts';

const table = new Map(rules.map((rule) => [rule.id, rule]));
const found = (changes: ReturnType<typeof diff>['changes']): readonly string[] => [
  ...new Set(changes.map(({ rule }) => rule)),
];

describe('a change of one schema', () => {
  test.each([...schemaCases, ...discriminatorCases])('%s in a request', (stem, old, next) => {
    const { changes } = diff(sending(old, namedSchemas), sending(next, namedSchemas));
    expect(found(changes)).toEqual([`request-${stem}`]);
    expect(changes[0]).toMatchObject({ operation: 'POST /pets', location: 'request.body application/json' });
  });

  test.each([...schemaCases, ...discriminatorCases])('%s in a response', (stem, old, next) => {
    const { changes } = diff(reading(old, namedSchemas), reading(next, namedSchemas));
    expect(found(changes)).toEqual([`response-${stem}`]);
    expect(changes[0]).toMatchObject({ operation: 'POST /pets', location: 'response.200.body application/json' });
  });

  test.each(structureTexts)('%s of JSON Structure is a text for people', (_, old, next) => {
    expect([...found(diff(old, next).changes)]).toEqual(['annotation-changed']);
  });

  test.each(structureCases)('%s of JSON Structure', (stem, old, next) => {
    const { changes } = diff(old, next);
    expect([...found(changes)].sort()).toEqual([`request-${stem}`, `response-${stem}`]);
    expect(diff(old, old).changes).toEqual([]);
  });

  test('every rule about schemas has a case', () => {
    const shown = new Set([
      ...[...schemaCases, ...discriminatorCases].map(([stem]) => stem),
      ...structureCases.map(([stem]) => stem),
      // Its cases need media types of XML: cases/xml.ts.
      'xml-changed',
      ...lifecycleCases.flatMap(({ rule }) => /^(?:request|response)-(.+)$/u.exec(rule)?.[1] ?? []),
    ]);
    const stems = rules.filter((rule) => idsOf(rule).length === 2).map(({ id }) => id);
    expect(stems.filter((stem) => !shown.has(stem))).toEqual([]);
    expect([...shown].filter((stem) => !table.has(stem))).toEqual([]);
  });
});
