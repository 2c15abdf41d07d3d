import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { reading, sending } from './cases/contracts.ts';
import { distributed, unionWithin } from './support/distributed.ts';
import { drawing, running } from './support/draw.ts';
import { mapSchemas, type Version } from './support/edits.ts';
import { respeltVersion, versionOf } from './support/respellings.ts';
import { rewritten } from './support/rewrites.ts';
import { components, Schemas, type Node } from './support/schemas.ts';

/** What is told of them as they are sent, and as they are read. */
const told = (old: Version, next: Version): readonly (readonly string[])[] =>
  [sending, reading].flatMap((place) =>
    diff(place(old.schema, old.schemas), place(next.schema, next.schemas)).changes.map(({ rule, pointer }) => [
      rule,
      pointer,
    ]),
  );

describe('the same contract in other words', () => {
  test('is no change', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = versionOf(draw);
        const next = respeltVersion(old, draw);
        expect(told(old, next)).toEqual([]);
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
        expect(told(old, next)).toEqual([]);
      }),
      running(60),
    );
  });

  test('is no change with what is said outside of a union in each of its branches', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const schemas = new Schemas(draw, { limits: true, joined: false, directions: false });
        const old = unionWithin(schemas);
        const parts = Object.fromEntries(components.map((name) => [name, schemas.leaf()]));
        const next = distributed(old, draw);
        expect(told({ schema: old, schemas: parts }, { schema: next, schemas: parts })).toEqual([]);
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
