import type { PlacedSchema, Pointer, Schema } from '@schemawright/contract';
import type { Module } from './printer.ts';
import { assertionsOf, isAnything, referenceOf } from './schema.ts';

/** The schema that a mere reference leads to; any other schema itself. */
const target = (pointer: Pointer, schema: Schema): Pointer =>
  (typeof schema === 'object' && assertionsOf(schema).length === 1 && referenceOf(schema)) || pointer;

/** The name of the function that checks a schema; nothing where every value is valid. */
export const checkOf = (module: Module, placed: PlacedSchema | undefined): string | undefined => {
  if (placed === undefined || isAnything(placed.schema)) return undefined;
  return module.checkName(target(placed.pointer, placed.schema));
};

/** A row of a table; what is `undefined` at its end is left out. */
export const row = (...parts: readonly (string | undefined)[]): string =>
  `[${parts
    .map((part) => part ?? 'undefined')
    .join(', ')
    .replace(/(?:, undefined)+$/, '')}]`;
