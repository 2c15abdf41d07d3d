import { isObject } from '../json.ts';
import { child } from '../pointer.ts';
import { partOf } from '../types/parts.ts';
import { type Applicator, ofType } from './applicator.ts';

/** At least one value of an object or a map conforms to a schema. JSON Structure Validation, `has`. */
export const has: Applicator = {
  name: 'has',
  reads: ['has'],
  appliesTo: ofType('object', 'map'),
  validator: (target, compiler) => {
    const schema = compiler.validator(partOf(target, 'has'));
    const test = (value: unknown): boolean =>
      isObject(value) && Object.keys(value).some((name) => schema.test(value[name]));
    return {
      test,
      explain: (value, pointer, report) => {
        if (test(value)) return;
        const message = 'must have a value that conforms to the schema of has; has none';
        report({ pointer, schemaPointer: child(target.pointer, 'has'), keyword: 'has', message });
      },
    };
  },
  writes: ['not'],
  jsonSchema: (target, converter, out) => ({
    not: {
      additionalProperties: {
        not: converter.schema(partOf(target, 'has'), child(out, 'not', 'additionalProperties', 'not')),
      },
    },
  }),
};
