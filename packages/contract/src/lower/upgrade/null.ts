import { child, type Pointer } from '../../pointer.ts';
import { setOwn, type Draft } from '../../openapi/model.ts';

/**
 * `nullable: true`. The letter of 3.0.4 wants a `type` beside it and null in `enum`; what authors mean by it is that
 * null is accepted, so a composition without a type gets null as another branch. `moved` hears what stands elsewhere
 * then, by its keyword and its place below the schema.
 */
export const allowNull = (schema: Draft, moved?: (keyword: string, place: Pointer) => void): void => {
  const { type } = schema;
  if (typeof type === 'string') schema['type'] = type === 'null' ? type : [type, 'null'];
  else if (Array.isArray(type)) schema['type'] = type.includes('null') ? type : [...(type as unknown[]), 'null'];
  const { enum: values } = schema;
  if (Array.isArray(values) && !values.includes(null)) schema['enum'] = [...(values as unknown[]), null];
  if (!('allOf' in schema || 'oneOf' in schema || 'anyOf' in schema)) return;
  const composed: Draft = {};
  for (const key of Object.keys(schema)) {
    if (stays.has(key) || key.startsWith('x-')) continue;
    setOwn(composed, key, schema[key]);
    delete schema[key];
    moved?.(key, child('/anyOf/0', key));
  }
  schema['anyOf'] = [composed, { type: 'null' }];
};

/** What a schema says that binds no value. */
export const annotations: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'title',
  'example',
  'deprecated',
  'default',
]);

/** What is said of the value wherever it stands, and not of one branch of what it may be. */
const stays: ReadonlySet<string> = new Set([
  ...annotations,
  'examples',
  'externalDocs',
  'nullable',
  'readOnly',
  'writeOnly',
  'xml',
]);
