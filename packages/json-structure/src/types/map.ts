import { mismatch, type Compiler, type Validator } from '../validator.ts';
import { isObject } from '../json.ts';
import { child } from '../pointer.ts';
import type { Target } from '../references.ts';
import { partOf } from './parts.ts';
import type { CompoundType } from './type.ts';

const validator = (type: Target, compiler: Compiler): Validator => {
  const values = compiler.validator(partOf(type, 'values'));
  const test = (value: unknown): boolean => {
    if (!isObject(value)) return false;
    for (const name of Object.keys(value)) if (!values.test(value[name])) return false;
    return true;
  };
  return {
    test,
    explain: (value, pointer, report) => {
      if (isObject(value))
        for (const name of Object.keys(value)) values.explain(value[name], child(pointer, name), report);
      else
        report({
          pointer,
          schemaPointer: child(type.pointer, 'type'),
          keyword: 'type',
          message: mismatch('an object (a map)', value),
        });
    },
  };
};

export const map: CompoundType = {
  kind: 'compound',
  name: 'map',
  base: 'object',
  inherits: false,
  validator,
  jsonSchema: (type, converter, out) => ({
    type: 'object',
    additionalProperties: converter.schema(partOf(type, 'values'), child(out, 'additionalProperties')),
  }),
  recoverable: true,
};
