import { diff } from '../../src/index.ts';
import { reading, sending } from '../cases/contracts.ts';

/** Two schemas, and what they have in common. */
export type Row = readonly [says: string, one: unknown, other: unknown];

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const object = { type: 'object' };
export const array = { type: 'array' };
export const nothing = { type: 'null' };
export const A: object = { type: 'object', properties: { z: text } };
export const a = { $ref: '#/components/schemas/A' };
export const closed = (properties: object): object => ({
  ...object,
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
export const asking = (...required: readonly string[]): object => ({ required });

/** What is told of them, in both directions and both ways. */
export const rules = (one: unknown, other: unknown): readonly string[] =>
  [sending, reading].flatMap((place) =>
    [
      [one, other],
      [other, one],
    ].flatMap(([old, next]) => diff(place(old, { A }), place(next, { A })).changes.map(({ rule }) => rule)),
  );
