import { fromJsonSchema } from '../src/from-json-schema/from-json-schema.ts';
import { toJsonSchema, type Json, type JsonObject } from '../src/index.ts';

/** The converted document as one JSON Schema, and what was told. */
export const asJsonSchema = (
  document: JsonObject,
): { readonly joined: JsonObject; readonly losses: readonly string[] } => {
  const { schema, definitions, problems } = toJsonSchema(document);
  const $defs = Object.fromEntries([...definitions].map(([name, one]) => [name, one.schema]));
  return {
    joined: { ...schema, ...(definitions.size > 0 ? { $defs } : {}) },
    losses: problems.filter(({ code }) => code === 'js-json-schema-loss').map(({ message }) => message),
  };
};

export const back = (schema: Json, document: JsonObject): ReturnType<typeof fromJsonSchema> =>
  fromJsonSchema(schema, {
    name: String(document['name']),
    id: String(document['$id']),
    metaSchema: String(document['$schema']),
    ...(Array.isArray(document['$uses']) ? { uses: document['$uses'] as string[] } : {}),
  });

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A document with the types of its namespaces in the root namespace, under the names that they have in JSON Schema. */
export const flattened = (document: JsonObject): JsonObject => {
  const { definitions } = toJsonSchema(document);
  const names = new Map<string, string>();
  for (const [name, { pointer }] of definitions) names.set(`#${pointer}`, `#/definitions/${name}`);
  const renamed = (value: unknown): Json =>
    typeof value === 'string'
      ? (names.get(value) ?? value)
      : Array.isArray(value)
        ? value.map(renamed)
        : isObject(value)
          ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one)]))
          : (value as Json);
  const flat: Record<string, Json> = {};
  const walk = (space: JsonObject, at: string): void => {
    for (const [name, one] of Object.entries(space)) {
      if (!isObject(one)) continue;
      const pointer = `${at}/${name}`;
      if (Object.hasOwn(one, 'type'))
        flat[(names.get(pointer) ?? pointer).slice('#/definitions/'.length)] = renamed(one);
      else walk(one, pointer);
    }
  };
  const { definitions: space, ...rest } = document;
  if (isObject(space)) walk(space, '#/definitions');
  return { ...(renamed(rest) as JsonObject), ...(Object.keys(flat).length > 0 ? { definitions: flat } : {}) };
};

/** What is left of a value in a text of JSON. */
export const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
