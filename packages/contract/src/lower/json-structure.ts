import { toJsonSchema } from '@schemawright/json-structure';
import { child, escapeToken, fragmentOf, tokens, type Pointer } from '../pointer.ts';
import { isObject, own, setOwn, slotsOf, type Draft, type Kind, type Slot } from '../openapi/model.ts';
import { dialectOf } from './dialect.ts';
import { copy, problemIn, report, type Lowering } from './draft.ts';

/**
 * The OpenAPI binding of JSON Structure: every schema resource of that dialect becomes JSON Schema in its place, its
 * definitions become components of their own (`Name_Definition`). A resource of an unknown dialect is reported and
 * stands for anything, never read as JSON Schema.
 */
export const bindJsonStructure = (lowering: Lowering): void => {
  const visit = (kind: Kind, node: Draft, pointer: Pointer): void => {
    for (const slot of slotsOf(kind, node, pointer)) {
      if (!isObject(slot.value)) continue;
      if (slot.kind !== 'schema') visit(slot.kind, slot.value, slot.pointer);
      else if (kind === 'schema') nested(lowering, slot);
      else root(lowering, slot);
      // A schema that stays JSON Schema is searched for dialects that begin inside it.
      const value = own(slot.holder, String(slot.key));
      if (slot.kind === 'schema' && value === slot.value) visit('schema', slot.value, slot.pointer);
    }
  };
  visit('document', lowering.document, '');
};

const root = (lowering: Lowering, slot: Slot): void => {
  const resource = slot.value as Draft;
  if (own(resource, '$ref') !== undefined && own(resource, '$schema') === undefined) return;
  const dialect = dialectOf(resource, lowering.document);
  if (dialect === 'unknown') {
    report(lowering, slot.pointer, {
      severity: 'error',
      code: 'oas-dialect-unknown',
      message: 'the $schema of this schema names a dialect that is not known; it is not read as JSON Schema',
      mend: 'use https://json-schema.org/draft/2020-12/schema or https://json-structure.org/meta/core/v0/#',
    });
    setOwn(slot.holder as Draft, String(slot.key), {});
  } else if (dialect === 'json-structure') bind(lowering, slot, resource);
};

/** `$schema` inside a resource never switches its dialect. */
const nested = (lowering: Lowering, slot: Slot): void => {
  const resource = slot.value as Draft;
  if (own(resource, '$schema') === undefined || dialectOf(resource, lowering.document) === 'json-schema') return;
  report(lowering, slot.pointer, {
    severity: 'error',
    code: 'oas-dialect-nested',
    message: 'a $schema inside a schema cannot switch its dialect',
    mend: 'move this schema to components/schemas and refer to it',
  });
  setOwn(slot.holder as Draft, String(slot.key), {});
};

const bind = (lowering: Lowering, slot: Slot, resource: Draft): void => {
  const path = tokens(slot.pointer);
  const isComponent = path[0] === 'components' && path[1] === 'schemas';
  const origin = lowering.origins.find(slot.pointer);
  const isStandalone = origin.pointer === '';
  // What the description says of the dialect for all its schemas counts for this one, taken out.
  const $schema = own(resource, '$schema') ?? own(lowering.document, 'jsonSchemaDialect');
  const converted = toJsonSchema({ ...resource, $schema } as Parameters<typeof toJsonSchema>[0]);
  for (const { pointer, ...told } of converted.problems) {
    // Inside a description a resource has an identity and a name by its place; the binding makes both up when it is taken out.
    if (!isStandalone && pointer === '' && identity.has(told.code)) continue;
    lowering.problems.push(problemIn({ source: origin.source, pointer: origin.pointer + pointer }, told));
  }
  const prefix = isComponent ? (path[2] as string) : converted.name;
  const schemas = componentsOf(lowering.document);
  const addresses = new Map([['#', fragmentOf(slot.pointer)]]);
  const keys = new Map<string, string>();
  for (const [name, { pointer }] of converted.definitions) {
    const key = freeKey(schemas, `${prefix}_${name}`);
    keys.set(name, key);
    addresses.set(`#/$defs/${escapeToken(name)}`, `#/components/schemas/${escapeToken(key)}`);
    setOwn(schemas, key, {});
    lowering.origins.note(child('/components/schemas', key), origin.source, origin.pointer + pointer);
  }
  const mounted = (schema: unknown): unknown => rewriteReferences(copy(schema), addresses);
  // A library of types says nothing of instances; its definitions are all there is of it.
  if (converted.schema !== undefined) setOwn(slot.holder as Draft, String(slot.key), mounted(converted.schema));
  else if (isComponent) delete (slot.holder as Draft)[String(slot.key)];
  else setOwn(slot.holder as Draft, String(slot.key), {});
  for (const [name, { schema }] of converted.definitions) setOwn(schemas, keys.get(name) as string, mounted(schema));
};

const identity: ReadonlySet<string> = new Set(['js-id-missing', 'js-name-missing']);

/** The converted schema refers to `#/$defs/NAME` and to itself as `#`; both have an address in the document now. */
const rewriteReferences = (value: unknown, addresses: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => rewriteReferences(item, addresses));
  if (!isObject(value)) return value;
  const ref = own(value, '$ref');
  if (typeof ref === 'string') value['$ref'] = addresses.get(ref) ?? ref;
  for (const [key, member] of Object.entries(value)) {
    if (!verbatim.has(key)) setOwn(value, key, rewriteReferences(member, addresses));
  }
  return value;
};

/** Keywords that hold payload values, in which `$ref` means nothing. */
const verbatim: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples', 'x-json-structure']);

const componentsOf = (document: Draft): Draft => {
  const components = (
    isObject(document['components']) ? document['components'] : (document['components'] = {})
  ) as Draft;
  return (isObject(components['schemas']) ? components['schemas'] : (components['schemas'] = {})) as Draft;
};

const freeKey = (schemas: Draft, wanted: string): string => {
  let key = wanted;
  for (let count = 2; Object.hasOwn(schemas, key); count += 1) key = `${wanted}_${count}`;
  return key;
};
