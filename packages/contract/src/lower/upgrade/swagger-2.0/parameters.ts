import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import { report } from '../../draft.ts';
import type { Rewrite, Upgrading } from '../step.ts';

/** What parameters, headers and items say of their values. Swagger 2.0, "Parameter Object". */
const ofTheValue: ReadonlySet<string> = new Set([
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
  'x-nullable',
]);

/** How an array is written: by the style of 3.x, or not at all. */
export interface Serialization {
  readonly style?: string;
  readonly explode?: boolean;
}

const inQuery: Readonly<Partial<Record<string, Serialization>>> = {
  csv: { style: 'form', explode: false },
  multi: { style: 'form', explode: true },
  ssv: { style: 'spaceDelimited', explode: false },
  pipes: { style: 'pipeDelimited', explode: false },
};

/** Elsewhere arrays are separated by commas, which is what 3.x takes for granted there. */
const elsewhere: Readonly<Partial<Record<string, Serialization>>> = { csv: {} };

/**
 * Takes the schema out of a parameter or header and says how an array of it is serialized. One that 3.x has no style
 * for is lowered to the text that travels.
 */
export const takeSchema = (
  node: Draft,
  pointer: Pointer,
  place: unknown,
  { lowering }: Pick<Upgrading, 'lowering'>,
): { readonly schema: Draft; readonly serialization: Serialization } => {
  const schema: Draft = {};
  const given = own(node, 'schema');
  if (isObject(given)) for (const [key, value] of Object.entries(given)) setOwn(schema, key, value);
  for (const key of Object.keys(node)) {
    if (!ofTheValue.has(key)) continue;
    schema[key] = node[key];
    delete node[key];
  }
  const format = own(node, 'collectionFormat');
  delete node['collectionFormat'];
  if (schema['type'] !== 'array') return { schema, serialization: {} };
  const known = place === 'query' || place === 'formData' ? inQuery : elsewhere;
  const name = typeof format === 'string' ? format : 'csv';
  const serialization = Object.hasOwn(known, name) ? known[name] : undefined;
  if (serialization !== undefined) return { schema, serialization };
  report(lowering, child(pointer, 'collectionFormat'), {
    severity: 'warning',
    code: 'version-feature-collection-format',
    message: 'OpenAPI 3 has no style for this collectionFormat here; the value is read as the text that is sent',
  });
  return { schema: { type: 'string' }, serialization: {} };
};

/** A parameter that is no body: in the query, the path or a header. */
export const rewriteParameter: Rewrite = (node, pointer, upgrading) => {
  if (typeof own(node, '$ref') === 'string' || Object.hasOwn(node, 'content')) return;
  const { schema, serialization } = takeSchema(node, pointer, node['in'], upgrading);
  Object.assign(node, serialization, { schema });
  noteSchema(pointer, upgrading);
};

/** Swagger 2.0, "Header Object". */
export const rewriteHeader: Rewrite = (node, pointer, upgrading) => {
  if (typeof own(node, '$ref') === 'string') return;
  node['schema'] = takeSchema(node, pointer, 'header', upgrading).schema;
  noteSchema(pointer, upgrading);
};

const noteSchema = (pointer: Pointer, { lowering: { origins } }: Upgrading): void => {
  const { source, pointer: written } = origins.find(pointer);
  const value = child(pointer, 'schema');
  origins.noteCopy(value, source, written);
  origins.note(child(value, 'items'), source, child(written, 'items'));
};
