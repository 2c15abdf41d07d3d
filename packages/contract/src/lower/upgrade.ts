import type { Pointer } from '../pointer.ts';
import { own, walk, type Draft, type Kind } from '../openapi/model.ts';
import { report, type Lowering } from './draft.ts';

/** The OpenAPI version that a document declares, as `3.0`, `3.1`…; `otherwise` for a fragment that declares none. */
export const versionOf = (document: Draft, otherwise = '3.1'): string => {
  const declared = own(document, 'openapi');
  return typeof declared === 'string' ? declared.split('.').slice(0, 2).join('.') : otherwise;
};

/** Rewrites what is written in OpenAPI 3.0 into 3.1: its schemas become JSON Schema 2020-12. */
export const upgrade = (lowering: Lowering, node: Draft, kind: Kind, pointer: Pointer, version: string): void => {
  if (version !== '3.0') return;
  walk(kind, node, pointer, (object, of, at) => {
    if (typeof own(object, '$ref') === 'string' && of !== 'pathItem') dropSiblings(lowering, object, of, at);
    else if (of === 'schema') upgradeSchema(object);
  });
};

/** In 3.0 whatever stands beside `$ref` is ignored. OpenAPI 3.0.4, section 4.7.23. */
const dropSiblings = (lowering: Lowering, node: Draft, kind: Kind, pointer: Pointer): void => {
  const dropped = Object.keys(node).filter((key) => key !== '$ref');
  for (const key of dropped) delete node[key];
  const meant = dropped.filter((key) => !annotations.has(key) && !key.startsWith('x-'));
  if (meant.length === 0 || kind !== 'schema') return;
  report(lowering, pointer, {
    severity: 'warning',
    code: 'ref-siblings',
    message: `OpenAPI 3.0 ignores what stands beside $ref: ${meant.join(', ')}`,
    mend: 'put the $ref into an allOf, or move the description to OpenAPI 3.1',
  });
};

const annotations: ReadonlySet<string> = new Set([
  'description',
  'summary',
  'title',
  'example',
  'deprecated',
  'default',
]);

const upgradeSchema = (schema: Draft): void => {
  if ('example' in schema) {
    if (!('examples' in schema)) schema['examples'] = [schema['example']];
    delete schema['example'];
  }
  exclusive(schema, 'minimum', 'exclusiveMinimum');
  exclusive(schema, 'maximum', 'exclusiveMaximum');
  if (schema['nullable'] === true) allowNull(schema);
  delete schema['nullable'];
};

/** The boolean of 3.0 turns the bound itself into the exclusive one. */
const exclusive = (schema: Draft, bound: string, keyword: string): void => {
  const flag = schema[keyword];
  if (typeof flag !== 'boolean') return;
  delete schema[keyword];
  if (!flag || schema[bound] === undefined) return;
  schema[keyword] = schema[bound];
  delete schema[bound];
};

/**
 * `nullable: true`. The letter of 3.0.4 wants a `type` beside it and null in `enum`; what authors mean by it is that
 * null is accepted, so a composition without a type gets null as another branch.
 */
export const allowNull = (schema: Draft): void => {
  const { type } = schema;
  if (typeof type === 'string') schema['type'] = type === 'null' ? type : [type, 'null'];
  else if (Array.isArray(type)) schema['type'] = type.includes('null') ? type : [...(type as unknown[]), 'null'];
  const { enum: values } = schema;
  if (Array.isArray(values) && !values.includes(null)) schema['enum'] = [...(values as unknown[]), null];
  if (!('allOf' in schema || 'oneOf' in schema || 'anyOf' in schema)) return;
  const composed: Draft = {};
  for (const key of Object.keys(schema)) {
    if (annotations.has(key) || key === 'examples' || key === 'nullable' || key.startsWith('x-')) continue;
    composed[key] = schema[key];
    delete schema[key];
  }
  schema['anyOf'] = [composed, { type: 'null' }];
};
