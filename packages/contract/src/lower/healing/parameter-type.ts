import { isObject, own, type Draft } from '../../openapi/model.ts';
import type { Healing } from './table.ts';

/** What Swagger 2.0 wrote into the parameter itself. */
const ofTheSchema = [
  'type',
  'format',
  'items',
  'default',
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'multipleOf',
  'pattern',
];

/** A parameter or header that says of its value what belongs in its schema. */
export const parameterType: Healing = {
  code: 'healed-parameter-type',
  message: 'from OpenAPI 3.0 on a parameter has a schema; what Swagger 2.0 has beside it is read as the schema',
  of: ['parameter', 'header'],
  saying: ['type'],
  heal(node) {
    if (typeof own(node, '$ref') === 'string' || isObject(node['schema']) || isObject(node['content'])) return false;
    if (!Object.hasOwn(node, 'type')) return false;
    const schema: Draft = {};
    for (const key of ofTheSchema) {
      if (!Object.hasOwn(node, key)) continue;
      schema[key] = node[key];
      delete node[key];
    }
    node['schema'] = schema;
    return true;
  },
};
