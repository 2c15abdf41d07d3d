import { mismatch, type Compiler, type Validator } from '../validator.ts';
import { canonical } from '../json.ts';
import { child } from '../pointer.ts';
import type { Target } from '../references.ts';
import { partOf } from './parts.ts';
import type { CompoundType } from './type.ts';

const listValidator = (type: Target, compiler: Compiler): Validator => {
  const items = compiler.validator(partOf(type, 'items'));
  return {
    test: (value) => {
      if (!Array.isArray(value)) return false;
      for (let index = 0; index < value.length; index += 1) if (!items.test(value[index])) return false;
      return true;
    },
    explain: (value, pointer, report) => {
      if (Array.isArray(value))
        for (const [index, element] of value.entries()) items.explain(element, child(pointer, index), report);
      else
        report({
          pointer,
          schemaPointer: child(type.pointer, 'type'),
          keyword: 'type',
          message: mismatch('an array', value),
        });
    },
  };
};

/** The index of the first element that repeats an earlier one (or nests too deep to tell), or -1. */
export const firstRepeated = (elements: readonly unknown[]): number => {
  const seen = new Set<string>();
  return elements.findIndex((element) => {
    const text = canonical(element);
    if (text === undefined || seen.has(text)) return true;
    seen.add(text);
    return false;
  });
};

const setValidator = (type: Target, compiler: Compiler): Validator => {
  const list = listValidator(type, compiler);
  return {
    test: (value) => list.test(value) && firstRepeated(value as readonly unknown[]) === -1,
    explain: (value, pointer, report) => {
      list.explain(value, pointer, report);
      const repeated = Array.isArray(value) ? firstRepeated(value) : -1;
      if (repeated === -1) return;
      const message = 'repeats an earlier element of the set';
      report({
        pointer: child(pointer, repeated),
        schemaPointer: child(type.pointer, 'type'),
        keyword: 'type',
        message,
      });
    },
  };
};

export const array: CompoundType = {
  kind: 'compound',
  name: 'array',
  base: 'array',
  inherits: false,
  validator: listValidator,
  jsonSchema: (type, converter, out) => ({
    type: 'array',
    items: converter.schema(partOf(type, 'items'), child(out, 'items')),
  }),
  recoverable: true,
};

export const set: CompoundType = {
  ...array,
  name: 'set',
  validator: setValidator,
  jsonSchema: (type, converter, out) => ({ ...array.jsonSchema(type, converter, out, []), uniqueItems: true }),
  recoverable: false,
};
