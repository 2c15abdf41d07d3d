import { isObject, isString } from '../json.ts';
import { child } from '../pointer.ts';
import { hasMember } from '../types/object.ts';
import { type Applicator, ofType } from './applicator.ts';

/** The members that the presence of a member asks for. JSON Structure Validation, `dependentRequired`. */
export const dependentRequired: Applicator = {
  name: 'dependentRequired',
  reads: ['dependentRequired'],
  appliesTo: ofType('object'),
  validator: ({ schema, pointer: schemaPointer }) => {
    const map = schema['dependentRequired'];
    const dependencies = Object.entries(isObject(map) ? map : {}).map(([name, needed]) => ({
      name,
      needed: (Array.isArray(needed) ? needed : []).filter(isString),
    }));
    return {
      test: (value) =>
        !isObject(value) ||
        dependencies.every(
          ({ name, needed }) => !hasMember(value, name) || needed.every((one) => hasMember(value, one)),
        ),
      explain: (value, pointer, report) => {
        if (!isObject(value)) return;
        for (const { name, needed } of dependencies)
          for (const one of hasMember(value, name) ? needed : []) {
            if (hasMember(value, one)) continue;
            const message = `lacks the property ${one}, which the property ${name} asks for`;
            const keyword = 'dependentRequired';
            report({ pointer, schemaPointer: child(schemaPointer, keyword, name), keyword, message });
          }
      },
    };
  },
  writes: ['dependentRequired'],
  jsonSchema: ({ schema }) => ({ dependentRequired: schema['dependentRequired'] }),
};
