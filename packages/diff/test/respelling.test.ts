import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';
import { drawing, running, type Draw } from './support/draw.ts';
import { mapSchemas, type Version } from './support/edits.ts';
import { rewritten } from './support/rewrites.ts';
import { components, Schemas, type Node } from './support/schemas.ts';

const reversed = (node: Node): Node => Object.fromEntries(Object.entries(node).reverse());

/** One schema in other words, at random. */
const respelt = (schema: Node, draw: Draw): Node => {
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
const respeltVersion = (
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

const versionOf = (draw: Draw): Version => {
  const schemas = new Schemas(draw, { limits: true, joined: true, directions: true });
  return {
    schema: schemas.schema(3),
    schemas: Object.fromEntries(components.map((name) => [name, draw.chance(70) ? schemas.object(1) : schemas.leaf()])),
  };
};

describe('the same contract in other words', () => {
  test('is no change', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = versionOf(draw);
        const next = respeltVersion(old, draw);
        for (const place of [sending, reading]) {
          const { changes } = diff(place(old.schema, old.schemas), place(next.schema, next.schemas));
          expect(changes.map(({ rule, pointer }) => [rule, pointer])).toEqual([]);
        }
      }),
      running(60),
    );
  });

  test('is no change after any number of exact rewrites', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = versionOf(draw);
        // What is not evaluated depends on how the rest is said.
        fc.pre(!JSON.stringify(old).includes('unevaluated'));
        const next = respeltVersion(
          old,
          draw,
          (part) => mapSchemas(part, (one) => (draw.chance(30) ? rewritten(one, draw) : one)) as Node,
        );
        for (const place of [sending, reading]) {
          const { changes } = diff(place(old.schema, old.schemas), place(next.schema, next.schemas));
          expect(changes.map(({ rule, pointer }) => [rule, pointer])).toEqual([]);
        }
      }),
      running(60),
    );
  });

  test('with a component under another name tells that name alone', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const { schema, schemas } = versionOf(drawing(generate));
        const { A, ...rest } = schemas;
        const marked = { type: 'object', properties: { only: { const: 'here' } } };
        const old = { ...rest, Named: marked, A: A as Node };
        const next = { ...rest, Renamed: marked, A: A as Node };
        const using = (name: string): Node => ({ anyOf: [schema, { $ref: `#/components/schemas/${name}` }] });
        const { changes } = diff(reading(using('Named'), old), reading(using('Renamed'), next));
        expect(changes.map(({ rule }) => rule)).toEqual(['component-schema-renamed']);
      }),
      running(50),
    );
  });
});
