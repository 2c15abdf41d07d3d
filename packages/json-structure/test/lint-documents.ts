import { core } from './documents.ts';

/** A sound document with an object as root type, and the changes that a case makes to it. */
export const rooted = (changes: object): object => ({
  $schema: core,
  $id: 'https://example.com/pet',
  name: 'Pet',
  type: 'object',
  properties: { a: { type: 'string' } },
  ...changes,
});
export const without = (key: string, document: object): object =>
  Object.fromEntries(Object.entries(document).filter(([name]) => name !== key));
/** A sound document whose one property is of the schema given. */
export const property = (schema: object, changes: object = {}): object =>
  rooted({ properties: { a: schema }, ...changes });

export type Cases = Readonly<Record<string, readonly (readonly [document: unknown, pointers: readonly string[]])[]>>;
