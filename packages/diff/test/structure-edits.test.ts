import { contractOf, type Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { structureEdits } from './cases/structure-edits.ts';
import { reading, sending } from './cases/contracts.ts';

const alone = (document: object): Contract => contractOf(document, { name: 'pets', file: 'pets.struct.json' });

/** What is told in one direction, and of the document as a whole: `type-changed B`. */
const told = (old: Contract, next: Contract, direction: 'request' | 'response'): readonly string[] =>
  diff(old, next).changes.flatMap(({ rule, impact }) => {
    const [, towards = direction, stem] = /^(?:(request|response)-)?(.+)$/u.exec(rule) ?? [];
    return towards === direction ? [`${stem} ${impact.charAt(0).toUpperCase()}`] : [];
  });

const expected = (row: string, letter: number): readonly string[] => {
  const [stem = '', impacts = ''] = row.split(' ');
  return row === 'nothing' ? [] : [`${stem} ${impacts.charAt(letter)}`];
};

describe('one edit of a document of JSON Structure is one change', () => {
  for (const [says, old, next, forth, back = forth] of structureEdits) {
    test(`${says}, as a document`, () => {
      for (const [letter, direction] of (['request', 'response'] as const).entries()) {
        expect(told(alone(old), alone(next), direction)).toEqual(expected(forth, letter));
        expect(told(alone(next), alone(old), direction)).toEqual(expected(back, letter));
      }
    });

    test(`${says}, as what is sent and as what is read`, () => {
      expect(told(sending(old), sending(next), 'request')).toEqual(expected(forth, 0));
      expect(told(reading(old), reading(next), 'response')).toEqual(expected(forth, 1));
    });
  }
});

test.each([
  ['Pet', 'Dog'],
  ['Dog', 'Pet'],
])(
  'a document %s with a definition Pet that is called %s now is itself renamed, and its definition moved',
  (old, next) => {
    const named = (name: string): Contract =>
      alone({
        $schema: 'https://json-structure.org/meta/core/v0/#',
        $id: 'https://pets.test/pet',
        name,
        $root: '#/definitions/Pet',
        definitions: { Pet: { type: 'object', properties: { id: { type: 'string' } } } },
      });
    const messages = diff(named(old), named(next)).changes.map(({ message }) => message);
    expect(new Set(messages)).toEqual(
      new Set([
        `The schema ${old} is called ${next} now`,
        `The type ${old}_Pet moved to another namespace and is called ${next}_Pet now`,
      ]),
    );
  },
);
