import {
  child,
  pointerOfFragment,
  valueAt,
  type Contract,
  type Json,
  type Pointer,
  type Schema,
} from '@schemawright/contract';

/** A value that a description shows, and the schema that it is shown for. */
export interface Example {
  /** Of the example, into the contract's document. */
  readonly pointer: Pointer;
  readonly schemaPointer: Pointer;
  readonly schema: Schema;
  readonly value: Json;
}

type Node = { readonly [key: string]: unknown };

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON Schema 2020-12, 10.2, 10.3 and 11: how a keyword holds schemas. */
const subschemas: Readonly<Record<string, 'one' | 'many'>> = {
  $defs: 'many',
  additionalProperties: 'one',
  allOf: 'many',
  anyOf: 'many',
  contains: 'one',
  dependentSchemas: 'many',
  else: 'one',
  if: 'one',
  items: 'one',
  not: 'one',
  oneOf: 'many',
  patternProperties: 'many',
  prefixItems: 'many',
  properties: 'many',
  propertyNames: 'one',
  then: 'one',
  unevaluatedItems: 'one',
  unevaluatedProperties: 'one',
};

/** Every example of a contract that stands beside a schema, or in one. OpenAPI 3.1.1, 4.8.14.2; JSON Schema Validation, 9.5. */
export const examplesOf = ({ document }: Contract): readonly Example[] => {
  const found: Example[] = [];

  const inSchema = (schema: unknown, pointer: Pointer): void => {
    if (!isObject(schema)) return;
    const shown = (at: Pointer, value: unknown): number =>
      found.push({ pointer: at, schemaPointer: pointer, schema: schema as Schema, value: value as Json });
    const { example, examples } = schema;
    if (example !== undefined) shown(child(pointer, 'example'), example);
    if (Array.isArray(examples)) {
      examples.forEach((value, index) => shown(child(child(pointer, 'examples'), index), value));
    }
    for (const [keyword, holding] of Object.entries(subschemas)) {
      const held = schema[keyword];
      const at = child(pointer, keyword);
      if (holding === 'one') inSchema(held, at);
      else if (typeof held === 'object' && held !== null) {
        for (const [key, one] of Object.entries(held)) inSchema(one, child(at, key));
      }
    }
  };

  const follow = (value: unknown): unknown => {
    const target = isObject(value) && typeof value['$ref'] === 'string' ? pointerOfFragment(value['$ref']) : undefined;
    return target === undefined ? value : valueAt(document, target);
  };

  /** A media type, a parameter or a header. */
  const beside = (holder: Node, pointer: Pointer): void => {
    const schemaPointer = child(pointer, 'schema');
    const shown = (at: Pointer, value: unknown): number =>
      found.push({ pointer: at, schemaPointer, schema: holder['schema'] as Schema, value: value as Json });
    const { example, examples } = holder;
    if (example !== undefined) shown(child(pointer, 'example'), example);
    if (!isObject(examples)) return;
    for (const [name, one] of Object.entries(examples)) {
      const object = follow(one);
      if (isObject(object) && object['value'] !== undefined) {
        shown(child(child(child(pointer, 'examples'), name), 'value'), object['value']);
      }
    }
  };

  const walk = (value: unknown, pointer: Pointer): void => {
    if (Array.isArray(value)) value.forEach((one, index) => walk(one, child(pointer, index)));
    else if (isObject(value)) {
      if (value['schema'] !== undefined) beside(value, pointer);
      for (const [key, member] of Object.entries(value)) {
        if (key === 'schema') inSchema(member, child(pointer, key));
        else if (pointer === '/components' && key === 'schemas') {
          for (const [name, schema] of Object.entries(member as Node))
            inSchema(schema, child('/components/schemas', name));
        } else if (key !== 'example' && key !== 'examples' && !key.startsWith('x-')) walk(member, child(pointer, key));
      }
    }
  };
  walk(document, '');
  return found;
};
