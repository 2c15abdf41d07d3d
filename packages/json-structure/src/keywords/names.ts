import { isObject } from '../json.ts';
import { child } from '../pointer.ts';
import { partOf } from '../types/parts.ts';
import { type Applicator, ofType } from './applicator.ts';

const namesOf = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value) : []);

/** Every name conforms to a schema of strings. JSON Structure Validation, `propertyNames` and `keyNames`. */
const names = (name: string, type: string): Applicator => ({
  name,
  reads: [name],
  appliesTo: ofType(type),
  validator: (target, compiler) => {
    const schema = compiler.validator(partOf(target, name));
    return {
      test: (value) => namesOf(value).every((one) => schema.test(one)),
      explain: (value, pointer, report) => {
        for (const one of namesOf(value))
          schema.explain(one, child(pointer, one), (finding) =>
            report({ ...finding, message: `has a name that ${finding.message.replace(/; is .*$/s, '')}` }),
          );
      },
    };
  },
  writes: ['propertyNames'],
  jsonSchema: (target, converter, out) => ({
    propertyNames: converter.schema(partOf(target, name), child(out, 'propertyNames')),
  }),
});

export const propertyNames: Applicator = names('propertyNames', 'object');
export const keyNames: Applicator = names('keyNames', 'map');
