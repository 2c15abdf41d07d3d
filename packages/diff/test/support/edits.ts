import type { Draw } from './draw.ts';
import { components, Schemas, type Node, type Vocabulary } from './schemas.ts';

/** A schema with the components that it may refer to. */
export interface Version {
  readonly schema: Node;
  readonly schemas: Readonly<Record<string, Node>>;
}

export interface Edited {
  readonly old: Version;
  readonly next: Version;
}

/** A random version and the same one after a random edit or two. */
export const editedVersion = (draw: Draw, vocabulary: Vocabulary, depth = 3): Edited => {
  const schemas = new Schemas(draw, vocabulary);
  const old: Version = {
    schema: schemas.schema(depth),
    schemas: Object.fromEntries(components.map((name) => [name, schemas.component(1)])),
  };
  let next = old;
  for (let count = 1 + draw.below(2); count > 0; count -= 1) next = edited(next, schemas);
  return { old, next };
};

const single = [
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
];
const listed = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const named = ['properties', 'patternProperties', 'dependentSchemas'];
/** Where another value is described, and not the same one once more. */
const further = new Set([
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'contains',
  'propertyNames',
  'prefixItems',
  'properties',
  'patternProperties',
]);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Applies `change` to each schema below and including this one; what stays the same is kept. */
export const mapSchemas = (schema: unknown, change: (schema: Node, value: boolean) => Node, value = true): unknown => {
  if (!isNode(schema)) return schema;
  const copy: Record<string, unknown> = {};
  for (const [keyword, held] of Object.entries(schema)) {
    const another = further.has(keyword);
    if (single.includes(keyword)) copy[keyword] = mapSchemas(held, change, another);
    else if (listed.includes(keyword))
      copy[keyword] = (held as unknown[]).map((one) => mapSchemas(one, change, another));
    else if (named.includes(keyword)) {
      copy[keyword] = Object.fromEntries(
        Object.entries(held as Node).map(([name, one]) => [name, mapSchemas(one, change, another)]),
      );
    } else copy[keyword] = held;
  }
  return change(copy, value);
};

const edited = (version: Version, schemas: Schemas): Version => {
  const { draw } = schemas;
  const parts: Node = { ...version.schemas, '': version.schema };
  let count = 0;
  const all = (change: (schema: Node, index: number) => Node): Node => {
    let index = 0;
    const changed = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        mapSchemas(part, (schema) => change(schema, index++)) as Node,
      ]),
    );
    count = index;
    return changed;
  };
  all((schema) => schema);
  const chosen = draw.below(count);
  const { '': schema, ...rest } = all((one, index) => (index === chosen ? edit(one, schemas) : one));
  return { schema: schema as Node, schemas: rest as Version['schemas'] };
};

const edit = (schema: Node, schemas: Schemas): Node => {
  const { draw } = schemas;
  const { limits } = schemas.vocabulary;
  if (draw.chance(12)) return schemas.schema(1);
  if (draw.chance(10)) return schemas.nullable(schema);
  if (draw.chance(6)) return { anyOf: [schema, schemas.schema(1)] };
  if (schemas.vocabulary.joined && draw.chance(4)) return { allOf: [schema, schemas.schema(1)] };
  if (limits && draw.chance(8)) return { ...schema, ...schemas.applied(1) };
  if (isNode(schema['discriminator']) && draw.chance(40)) return editTags(schema, schemas);
  for (const keyword of listed) if (Array.isArray(schema[keyword])) return editList(schema, keyword, schemas);
  if (Array.isArray(schema['enum'])) return editValues(schema, draw);
  if (schema['const'] !== undefined) return { const: draw.pick(['x', 'y', 2, false]) };
  if (schema['type'] === 'object') return editObject(schema, schemas);
  if (Array.isArray(schema['type']))
    return { ...schema, type: draw.pick(['string', 'integer', ['boolean', 'string']]) };
  const fresh =
    schema['type'] === 'array'
      ? schemas.array(1)
      : schema['type'] === 'string'
        ? schemas.string()
        : schema['type'] === 'integer' || schema['type'] === 'number'
          ? schemas.number(draw.pick(['integer', 'number']))
          : schemas.schema(1);
  if (fresh['type'] !== schema['type'] || draw.chance(20)) return fresh;
  // One keyword comes, goes or changes.
  const keywords = [...new Set([...Object.keys(fresh), ...Object.keys(schema)])].filter(
    (keyword) => keyword !== 'type',
  );
  return keywords.length === 0 ? fresh : withKeyword(schema, draw.pick(keywords), fresh);
};

const withKeyword = (schema: Node, keyword: string, from: Node): Node => {
  const { [keyword]: _, ...rest } = schema;
  return from[keyword] === undefined ? rest : { ...rest, [keyword]: from[keyword] };
};

const editList = (schema: Node, keyword: string, schemas: Schemas): Node => {
  const { draw } = schemas;
  const list = schema[keyword] as readonly unknown[];
  const at = draw.below(list.length);
  if (draw.chance(40)) return { ...schema, [keyword]: [...list, schemas.schema(1)] };
  if (list.length > 1 && draw.chance(60)) return { ...schema, [keyword]: list.filter((_, index) => index !== at) };
  if (keyword === 'anyOf' || keyword === 'oneOf') {
    const { [keyword]: branches, ...rest } = schema;
    return { ...rest, [keyword === 'anyOf' ? 'oneOf' : 'anyOf']: branches };
  }
  return { ...schema, [keyword]: list.map((one, index) => (index === at ? schemas.schema(1) : one)) };
};

const editTags = (schema: Node, { draw }: Schemas): Node => {
  const { discriminator, ...rest } = schema;
  const { propertyName, mapping } = discriminator as { readonly propertyName: string; readonly mapping?: Node };
  switch (draw.below(4)) {
    case 0:
      return rest;
    case 1:
      return { ...schema, discriminator: { propertyName } };
    case 2:
      return {
        ...schema,
        discriminator: { propertyName, mapping: { ...mapping, [draw.pick(['a', 'b', 'new'])]: draw.pick(components) } },
      };
    default:
      return {
        ...schema,
        discriminator: { propertyName: draw.pick(['kind', 'a']), ...(mapping === undefined ? {} : { mapping }) },
      };
  }
};

const editValues = (schema: Node, draw: Draw): Node => {
  const values = schema['enum'] as readonly unknown[];
  if (draw.chance(20)) return { type: 'string' };
  const without = values.filter((_, index) => index > 0);
  return { ...schema, enum: draw.chance(50) && without.length > 0 ? without : [...values, 'new'] };
};

const objectKeywords = [
  'additionalProperties',
  'patternProperties',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
];

const editObject = (schema: Node, schemas: Schemas): Node => {
  const { draw } = schemas;
  const { properties = {}, required = [] } = schema as { properties?: Node; required?: readonly string[] };
  const names = Object.keys(properties);
  const name = names.length === 0 ? 'a' : draw.pick(names);
  switch (draw.below(6)) {
    case 0:
      return { ...schema, properties: { ...properties, [draw.pick(['c', 'd', 'e'])]: schemas.member(1) } };
    case 1: {
      const { [name]: _, ...rest } = properties;
      return { ...schema, properties: rest, required: required.filter((one) => one !== name) };
    }
    case 2:
      return {
        ...schema,
        required: required.includes(name) ? required.filter((one) => one !== name) : [...required, name],
      };
    case 3:
      return { ...schema, properties: { ...properties, [name]: schemas.member(1) } };
    default:
      return withKeyword(schema, draw.pick(objectKeywords), schemas.object(1));
  }
};
