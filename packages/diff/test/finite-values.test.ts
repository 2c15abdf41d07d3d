import type { Json } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { sending } from './cases/contracts.ts';
import { drawing, running, type Draw } from './support/draw.ts';
import type { Node } from './support/schemas.ts';

const scalars: readonly Json[] = [null, true, false, 0, 1, 2, 3, '', 'x', 'y', 'xx', 'xy', 'yx', 'yy'];
const members: readonly Json[] = [undefined as never, ...scalars];

/** Every value that a schema made here can have. */
const universe: readonly Json[] = [
  ...scalars,
  [],
  ...scalars.map((one) => [one]),
  ...scalars.flatMap((one) => scalars.map((other) => [one, other])),
  ...members.flatMap((a) =>
    members.map((b) => ({ ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) })),
  ),
];

const scalar = (draw: Draw, depth = 1): Node => {
  switch (draw.below(7)) {
    case 0:
      return { type: draw.pick(['boolean', 'null', ['null', 'boolean']]) };
    case 1:
      return { enum: [draw.pick(scalars), ...draw.some(scalars, 30)].filter(isFirst) };
    case 2:
      return { const: draw.pick(scalars) };
    case 3:
      return { type: 'string', pattern: draw.pick(['^[xy]{0,2}$', '^[xy]{2}$', '^x{0,2}$', '^[xy]?y$']) };
    case 4:
      return depth > 0 ? { ...scalar(draw, 0), not: scalar(draw, 0) } : { type: 'boolean' };
    default: {
      const least = draw.below(2);
      const start = draw.chance(50) ? { minimum: least } : { exclusiveMinimum: least - 1 };
      const maximum = least + 1 + draw.below(2);
      return { type: 'integer', ...start, maximum, ...(draw.chance(20) ? { multipleOf: 2 } : {}) };
    }
  }
};

/** Branches for null alone that stand twice are not told from one of them. */
const onceNull = (branches: readonly Node[]): readonly Node[] => {
  const isNull = ({ type, const: constant, enum: list }: Node): boolean =>
    type === 'null' || constant === null || JSON.stringify(list) === '[null]';
  return branches.filter((branch, index) => !isNull(branch) || branches.findIndex(isNull) === index);
};

const isFirst = <T>(value: T, index: number, list: readonly T[]): boolean => list.indexOf(value) === index;

const bounded = (draw: Draw, depth: number): Node => {
  switch (draw.below(depth > 0 ? 7 : 4)) {
    case 0:
      return {
        type: 'array',
        items: scalar(draw),
        maxItems: 1 + draw.below(2),
        ...(draw.chance(40) ? { minItems: 1 } : {}),
        ...(draw.chance(20) ? { uniqueItems: true } : {}),
        ...(draw.chance(30) ? { contains: true } : {}),
      };
    case 1: {
      const names = draw.some(['a', 'b'] as const, 70);
      return {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, scalar(draw)])),
        required: draw.some(names, 50),
        additionalProperties: false,
        ...(draw.chance(20) ? { minProperties: 1 } : {}),
        ...(names.length === 2 && draw.chance(20) ? { dependentRequired: { a: ['b'] } } : {}),
      };
    }
    case 4:
      return { anyOf: [bounded(draw, depth - 1), bounded(draw, depth - 1)] };
    case 5:
      return {
        oneOf: onceNull([bounded(draw, depth - 1), bounded(draw, depth - 1), ...draw.some([scalar(draw)], 30)]),
      };
    case 6:
      return { allOf: [bounded(draw, depth - 1), { not: bounded(draw, depth - 1) }] };
    default:
      return scalar(draw);
  }
};

const edited = (draw: Draw, schema: Node): Node => {
  switch (draw.below(6)) {
    case 0:
      return { anyOf: [schema, bounded(draw, 0)] };
    case 1:
      return { oneOf: onceNull([schema, bounded(draw, 0)]) };
    case 2:
      return bounded(draw, 2);
    case 3: {
      const { not: _, ...rest } = schema;
      return { ...rest, ...(draw.chance(50) ? { not: scalar(draw, 0) } : {}) };
    }
    default: {
      const fresh = bounded(draw, 1);
      const keyword = draw.pick(Object.keys(schema));
      return { ...schema, ...(fresh[keyword] === undefined ? {} : { [keyword]: fresh[keyword] }) };
    }
  }
};

const pointer = '/paths/~1pets/post/requestBody/content/application~1json/schema';

describe('what takes all that was taken', () => {
  test('breaks nobody who sends it', () => {
    let included = 0;
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const draw = drawing(generate);
        const old = bounded(draw, draw.below(3));
        const next = edited(draw, old);
        const [before, after] = [sending(old), sending(next)];
        const [held, taken] = [before, after].map((contract) => validatorAt(createAjv(contract), pointer));
        // Of what nobody could send nothing is said.
        fc.pre(universe.some((value) => held?.(value) === true));
        const lost = universe.find((value) => held?.(value) === true && taken?.(value) !== true);
        const found = diff(before, after).changes.filter(({ location }) => location.startsWith('request'));
        const breaking = found.filter(({ impact }) => impact === 'breaking');
        included += lost === undefined ? 1 : 0;
        const isTold = found.some(({ impact }) => impact !== 'compatible');
        const isRight = lost === undefined ? breaking.length === 0 : isTold;
        expect(isRight ? undefined : JSON.stringify({ lost, old, next, found })).toBeUndefined();
      }),
      running(300),
    );
    expect(included).toBeGreaterThan(50);
  });
});
