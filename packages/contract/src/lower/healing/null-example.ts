import { isObject } from '../../openapi/model.ts';
import type { Healing } from './table.ts';

/** Generators that write `example: null` on everything: an example says nothing of the type, and this one nothing at all. */
export const nullExample: Healing = {
  code: 'healed-null-example',
  message: 'an example of null on schemas that do not accept null is left out',
  saying: ['example', 'examples'],
  heal(schema) {
    const { examples, example, anyOf, oneOf } = schema;
    const alternatives = [anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
    if ([schema, ...alternatives].some(namesNull)) return false;
    let healed = false;
    if (example === null) {
      delete schema['example'];
      healed = true;
    }
    if (Array.isArray(examples) && examples.includes(null)) {
      const kept = examples.filter((item) => item !== null);
      if (kept.length === 0) delete schema['examples'];
      else schema['examples'] = kept;
      healed = true;
    }
    return healed;
  },
};

const namesNull = (schema: unknown): boolean => {
  if (!isObject(schema)) return false;
  const { type, enum: values } = schema;
  return [type].flat().includes('null') || (Array.isArray(values) && values.includes(null));
};
