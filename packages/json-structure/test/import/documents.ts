import { resolveImports, type Resolved } from '../../src/import.ts';
import { registryOf } from '../../src/import/registry.ts';
import type { JsonObject } from '../../src/index.ts';
import type { Json } from '../../src/json.ts';

export const extended = 'https://json-structure.org/meta/extended/v0/#';

export const ref = (path: string): JsonObject => ({ type: { $ref: `#/definitions/${path}` } });
export const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...more,
});
export const text: JsonObject = { type: 'string' };
export const int: JsonObject = { type: 'int32' };
export const uri = (name: string): string => `https://example.com/${name}`;
export const document = (name: string, members: JsonObject): JsonObject => ({
  $schema: extended,
  $id: uri(name),
  name,
  ...members,
});
export const library = (name: string, definitions: JsonObject, more: JsonObject = {}): JsonObject =>
  document(name, { ...more, definitions });

/** Resolves the first document; the others can be imported. */
export const resolve = (root: JsonObject, ...others: JsonObject[]): Resolved =>
  resolveImports(root, registryOf([root, ...others].map((document) => ({ document }))).find);
export const definitionsOf = ({ document }: Resolved): Json | undefined => document['definitions'];
export const codes = ({ problems }: Resolved): string[] => problems.map(({ code, pointer }) => `${code} ${pointer}`);

export const people: JsonObject = document('People', {
  ...object({ name: text, home: ref('Address'), partner: ref('Person') }),
  name: 'Person',
  $offers: { Extra: '#/definitions/Address' },
  $uses: ['JSONStructureUnits'],
  definitions: { Address: object({ street: text }) },
});
