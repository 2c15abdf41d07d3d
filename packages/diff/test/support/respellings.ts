import type { Draw } from './draw.ts';
import { mapSchemas, type Version } from './edits.ts';
import { components, Schemas, type Node } from './schemas.ts';

const reversed = (node: Node): Node => Object.fromEntries(Object.entries(node).reverse());

/** One schema in other words, at random. */
export const respelt = (schema: Node, draw: Draw): Node => {
  const { type } = schema;
  const keywords = Object.keys(schema);
  if (Array.isArray(type) && keywords.length === 1 && draw.chance(60)) {
    return { anyOf: type.map((one: unknown) => ({ type: one })) };
  }
  if (Array.isArray(schema['enum']) && draw.chance(50)) {
    const { enum: values, ...rest } = schema;
    return keywords.length === 1
      ? { anyOf: (values as unknown[]).map((value) => ({ const: value })) }
      : { ...rest, enum: [...(values as unknown[])].reverse() };
  }
  if (schema['const'] !== undefined && keywords.length === 1 && draw.chance(50)) return { enum: [schema['const']] };
  if (
    type === 'integer' &&
    Number.isInteger(schema['minimum']) &&
    schema['exclusiveMinimum'] === undefined &&
    draw.chance(60)
  ) {
    const { minimum, ...rest } = schema;
    return { ...rest, exclusiveMinimum: (minimum as number) - 1 };
  }
  // What is not evaluated depends on where a schema stands.
  if (schema['unevaluatedProperties'] !== undefined || schema['unevaluatedItems'] !== undefined)
    return reversed(schema);
  if (keywords.length > 0 && draw.chance(20)) return { allOf: [schema] };
  if (typeof type === 'string' && draw.chance(20)) {
    const { type: _, ...rest } = schema;
    return { allOf: [rest, { type }] };
  }
  return reversed(schema);
};

/** All of a version in other words; some parts by reference that were inline, and the other way round. */
export const respeltVersion = (
  { schema, schemas }: Version,
  draw: Draw,
  again: (part: Node) => Node = (part) => mapSchemas(part, (one) => respelt(one, draw)) as Node,
): Version => {
  const inlined = (part: Node): Node =>
    mapSchemas(part, (one) => {
      const name = typeof one['$ref'] === 'string' ? one['$ref'].slice('#/components/schemas/'.length) : '';
      const target = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
      const isFlat = target !== undefined && !JSON.stringify(target).includes('$ref');
      return isFlat && Object.keys(one).length === 1 && draw.chance(50) ? (target as Node) : one;
    }) as Node;
  const parts = Object.entries(schemas).map(([name, part]) => [name, again(part)] as const);
  return { schema: again(inlined(schema)), schemas: Object.fromEntries(parts.reverse()) };
};

export const versionOf = (draw: Draw): Version => {
  const schemas = new Schemas(draw, { limits: true, joined: true, directions: true });
  return {
    schema: schemas.schema(3),
    schemas: Object.fromEntries(components.map((name) => [name, draw.chance(70) ? schemas.object(1) : schemas.leaf()])),
  };
};
