import type { PrimitiveType } from './type.ts';

export const boolean: PrimitiveType = {
  kind: 'primitive',
  name: 'boolean',
  base: 'boolean',
  expects: 'true or false',
  check: () => (value) => typeof value === 'boolean',
  jsonSchema: () => ({ type: 'boolean' }),
  recoverable: true,
};

export const nothing: PrimitiveType = {
  kind: 'primitive',
  name: 'null',
  base: 'null',
  expects: 'null',
  check: () => (value) => value === null,
  jsonSchema: () => ({ type: 'null' }),
  recoverable: true,
};

export const any: PrimitiveType = {
  kind: 'primitive',
  name: 'any',
  base: 'any',
  expects: 'anything',
  check: () => () => true,
  jsonSchema: () => ({}),
  recoverable: true,
};
