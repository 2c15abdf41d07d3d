import { mismatch, type Compiler, type Validator } from '../validator.ts';
import { isString, plural } from '../json.ts';
import { child } from '../pointer.ts';
import type { Target } from '../references.ts';
import type { Structure } from '../structure.ts';
import type { CompoundType } from './type.ts';

/** The elements in the order that `tuple` gives. */
const elementsOf = ({ schema }: Target, structure: Structure): readonly Target[] => {
  const { properties } = structure.members(schema);
  const order = schema['tuple'];
  return (Array.isArray(order) ? order : []).filter(isString).flatMap((name) => properties.get(name) ?? []);
};

const validator = (type: Target, compiler: Compiler): Validator => {
  const elements = elementsOf(type, compiler.structure).map((element) => compiler.validator(element));
  return {
    test: (value) =>
      Array.isArray(value) &&
      value.length === elements.length &&
      elements.every(({ test }, index) => test(value[index])),
    explain: (value, pointer, report) => {
      if (Array.isArray(value) && value.length === elements.length)
        return elements.forEach(({ explain }, index) => explain(value[index], child(pointer, index), report));
      const expects = `an array of exactly ${plural(elements.length, 'element')}`;
      report({
        pointer,
        schemaPointer: child(type.pointer, 'tuple'),
        keyword: Array.isArray(value) ? 'tuple' : 'type',
        message: mismatch(expects, value),
      });
    },
  };
};

export const tuple: CompoundType = {
  kind: 'compound',
  name: 'tuple',
  base: 'array',
  inherits: true,
  validator,
  jsonSchema: (type, converter, out) => {
    const elements = elementsOf(type, converter.structure);
    return {
      type: 'array',
      prefixItems: elements.map((element, index) => converter.schema(element, child(out, 'prefixItems', index))),
      items: false,
      minItems: elements.length,
    };
  },
  recoverable: false,
};
