import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveSchema, writingOf, type Contract, type EffectiveSchema, type Json } from '@schemawright/contract';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { diff } from '../src/index.ts';
import { candidates, guessingFor } from '../src/witness/candidates.ts';
import { discriminatorCases, namedSchemas } from './cases/discriminators.ts';
import { header, parameter, reading, sending } from './cases/contracts.ts';
import { schemaCases } from './cases/schemas.ts';
import { structureCases } from './cases/structures.ts';
import { isEndless } from './support/contradictions.ts';
import { drawing, running } from './support/draw.ts';
import { editedVersion, type Version } from './support/edits.ts';

const places = {
  request: { of: sending, pointer: '/paths/~1pets/post/requestBody/content/application~1json/schema' },
  response: { of: reading, pointer: '/paths/~1pets/post/responses/200/content/application~1json/schema' },
} as const;

/** An object that may have two members, and has to have one of them. */
const asking = (name: string): Json => ({ type: 'object', properties: { a: {}, b: {} }, required: [name] });

/** The alternatives that an event may be, one of which came: all are open, and ask for much the same. */
const events = (...names: string[]): Json => ({
  anyOf: names.map((name) => ({
    type: 'object',
    properties: { id: { type: 'integer' }, event: { type: 'string' }, [name]: { type: 'object' } },
    required: ['id', 'event'],
  })),
});

/** Five items or more, so many of which are texts. */
const counting = (minContains: number, maxContains: number): Json => ({
  type: 'array',
  items: { type: ['string', 'integer'] },
  minItems: 5,
  contains: { type: 'string' },
  minContains,
  maxContains,
});

/** Null beside alternatives of which one is all that the other one is not. */
const orNull = (limits: object): Json => ({
  anyOf: [{ anyOf: [{ type: 'string', ...limits }, { const: 'abcd' }] }, { type: 'null' }],
});

const few = { minProperties: 2 };

/** Objects with members of these names alone. */
const called = (pattern: string, limits: object = {}): Json => ({
  type: 'object',
  patternProperties: { [pattern]: { type: 'string' } },
  additionalProperties: false,
  ...limits,
});
const namedAs = (pattern: string, limits: object = {}): Json => ({
  type: 'object',
  propertyNames: { pattern },
  ...limits,
});

/** Whether two schemas are written alike. */
const areAlike = (one: EffectiveSchema, other: EffectiveSchema): boolean => {
  const [mine, theirs] = [writingOf(one), writingOf(other)];
  return mine !== undefined && theirs !== undefined && textOf(mine.schemas) === textOf(theirs.schemas);
};

const textOf = (schemas: readonly { readonly schema: unknown }[]): string =>
  JSON.stringify(schemas.map(({ schema }) => schema));

/** The first candidate that Ajv accepts by one contract and refuses by the other. */
const shown = (old: Contract, next: Contract): Json | undefined => {
  const { pointer } = places.request;
  const [from, to] = [effectiveSchema(old, pointer), effectiveSchema(next, pointer)];
  const [isTaken, isLeft] = [old, next].map((contract) => validatorAt(createAjv(contract), pointer));
  for (const value of candidates(guessingFor('request', areAlike), from, to)) {
    if (isTaken?.(value) === true && isLeft?.(value) === false) return value;
  }
  return undefined;
};

const accepts = (contract: Contract, pointer: string, value: Json): boolean =>
  validatorAt(createAjv(contract), pointer)(value) === true;

test('a number that shows a change is one that JSON writes exactly, where there is one', () => {
  const whole = (format: string): Contract => reading({ type: 'integer', format });
  const { changes } = diff(whole('int32'), whole('int64'));
  expect(changes.map(({ rule, witness }) => [rule, Number.isSafeInteger(witness?.value)])).toEqual([
    ['response-format-widened', true],
  ]);
});

describe('a witness', () => {
  test.each(schemaCases)('of %s is accepted by one version and refused by the other', (_, old, next) => {
    for (const { of, pointer } of Object.values(places)) {
      const [before, after] = [of(old), of(next)];
      for (const { witness } of diff(before, after).changes) {
        if (witness === undefined) continue;
        const [source, target] = witness.acceptedBy === 'old' ? [before, after] : [after, before];
        expect([accepts(source, pointer, witness.value), accepts(target, pointer, witness.value)]).toEqual([
          true,
          false,
        ]);
      }
    }
  });

  test.each<[string, Json, Json, Json]>([
    ['a bound', { type: 'integer', maximum: 9 }, { type: 'integer', maximum: 4 }, 5],
    ['a type', { type: ['string', 'boolean'] }, { type: 'string' }, true],
    ['null', { type: ['string', 'null'] }, { type: 'string' }, null],
    ['a value', { enum: ['a', 'b', 'c'] }, { enum: ['a', 'c'] }, 'b'],
    ['a pattern', { type: 'string' }, { type: 'string', pattern: '^[0-9]+$' }, 'text'],
    ['a member', { type: 'object' }, { type: 'object', required: ['name'] }, {}],
    [
      'a narrower pattern',
      { type: 'string', pattern: '[a-z.*-]+', minLength: 2, maxLength: 30 },
      { type: 'string', pattern: '[a-z.*]+', minLength: 2, maxLength: 30 },
      '--',
    ],
    ['a length', { type: 'string', pattern: '^[a-f]+$' }, { type: 'string', pattern: '^[a-f]+$', maxLength: 40 }, 'a'],
    ['a URL', { type: 'string', format: 'uri' }, { type: 'string', format: 'uri', maxLength: 200 }, 'https:'],
    [
      'a number of items',
      { type: 'array', items: { type: 'integer' } },
      { type: 'array', items: { type: 'integer' }, maxItems: 1000 },
      [],
    ],
    ['how many of a kind, in lists that are longer', counting(3, 4), counting(4, 5), []],
    ['a name', { type: 'object' }, { type: 'object', propertyNames: { pattern: '^[a-z]+$' } }, {}],
    [
      'a member that a pattern names',
      { type: 'object', properties: { a: {} } },
      { type: 'object', properties: { a: {} }, patternProperties: { '^a': { type: 'string' } } },
      { aa: true },
    ],
    ['a name of which only one side speaks', called('^[a-z]+$'), called('^[a-f]+$'), {}],
    ['a number of members that a pattern names', called('^[a-z]{2}$'), called('^[a-z]{2}$', { maxProperties: 3 }), {}],
    ['a number of members with certain names', namedAs('^[a-z]{2}$'), namedAs('^[a-z]{2}$', { maxProperties: 3 }), {}],
    ['a name where several are asked for', namedAs('^[a-z]+$', few), namedAs('^[a-f]+$', few), {}],
    ['a limit of an alternative beside null', orNull({}), orNull({ minLength: 2 }), 'a'],
    ['what two alternatives take', asking('a'), { oneOf: [asking('a'), asking('b')] }, {}],
  ])('shows %s', (_, old, next, shown) => {
    const [change] = diff(sending(old), sending(next)).changes;
    const { value } = change?.witness ?? {};
    expect(change?.witness?.acceptedBy).toBe('old');
    expect(typeof value).toBe(typeof shown);
    expect(change?.impact).toBe('breaking');
  });

  test.each<[string, Json]>([
    ['listed', { enum: ['a', 'b', 'c', 'd'] }],
    ['texts of a format', { type: 'string', format: 'uuid' }],
    ['texts of a pattern', { type: 'string', pattern: '^[a-z]{2}$' }],
    ['numbers with a step', { type: 'integer', multipleOf: 5, minimum: 10 }],
    ['objects', { type: 'object', properties: { id: { type: 'integer' } }, additionalProperties: false }],
    ['of several alternatives', { anyOf: [{ const: 'a' }, { type: 'string', format: 'date' }] }],
  ])('has items that all differ where they are %s', (_, items) => {
    const list = (limits: object): Json => ({ type: 'array', uniqueItems: true, items, ...limits });
    const [change] = diff(sending(list({})), sending(list({ maxItems: 2 }))).changes;
    expect(change?.witness?.value).toHaveLength(3);
  });

  test('has so many items of a kind that all differ, and others that are not of that kind', () => {
    const list = (minimum: number): Json => ({
      type: 'array',
      uniqueItems: true,
      minItems: 4,
      items: { type: 'integer' },
      contains: { minimum },
    });
    const [change] = diff(sending(list(10)), sending(list(12))).changes;
    expect(change?.witness?.acceptedBy).toBe('old');
  });

  test('decides what could not be decided', () => {
    const not = (value: Json): Json => ({ type: 'string', not: { enum: [value] } });
    const [change] = diff(sending(not('a')), sending(not('b'))).changes;
    expect(change).toMatchObject({ impact: 'breaking', witness: { value: 'b', acceptedBy: 'old' } });
    expect(change?.undecided).toBeUndefined();
  });

  test('of an edit that contradicts what stands beside it is a value of all of that', () => {
    const [{ rule, witness } = {}] = diff(sending({ const: 0 }), sending({ const: 0, minimum: 1.5 })).changes;
    expect({ rule, witness }).toEqual({
      rule: 'request-minimum-added',
      witness: { value: 0, acceptedBy: 'old' },
    });
  });

  test('is an object for what a member brings, also where objects are not all that there may be', () => {
    const described: Json = { properties: { kind: { enum: ['a', 'b'] }, name: { type: 'string' } } };
    const next: Json = { ...described, dependentSchemas: { kind: { minProperties: 2 } } };
    const [change] = diff(sending(described), sending(next)).changes;
    expect(change).toMatchObject({ impact: 'breaking', witness: { value: { kind: 'a' }, acceptedBy: 'old' } });
  });

  test('does without members that are not sent', () => {
    const object = (required: string[]): Json => ({
      type: 'object',
      properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' } },
      required: ['id', ...required],
    });
    const changes = diff(sending(object([])), sending(object(['name']))).changes;
    expect(changes.map(({ rule, witness }) => [rule, witness?.acceptedBy])).toEqual([
      ['request-property-became-required', 'old'],
    ]);
  });

  test('is not refused for a member that is not sent, whichever part says so', () => {
    const id = { properties: { id: { type: 'string', readOnly: true } } };
    const named = { type: 'object', properties: { name: { type: 'string' } }, required: ['id', 'name'] };
    const next = {
      allOf: [id, { ...named, not: { properties: { name: { pattern: '^(?!b)ab' } }, required: ['name'] } }],
    };
    const [change] = diff(
      sending({ ...named, properties: { ...named.properties, ...id.properties } }),
      sending(next),
    ).changes;
    expect(change?.witness).toEqual({ value: { name: 'ab' }, acceptedBy: 'old' });
  });

  test.each<[string, Json]>([
    [
      'a cycle that nothing ends',
      { type: 'object', properties: { a: { $ref: '#/components/schemas/A' } }, required: ['a'] },
    ],
    ['a length beyond all bounds', { type: 'string', minLength: 1e9 }],
    ['as many items', { type: 'array', items: { type: 'string' }, minItems: 1e9 }],
    [
      'a thousand branches',
      { oneOf: Array.from({ length: 1000 }, (_, index) => ({ type: 'string', maxLength: index })) },
    ],
    ['a reference that leads nowhere', { $ref: '#/components/schemas/Nowhere' }],
  ])('comes to an end for %s', (_, schema) => {
    const contract = sending({ $ref: '#/components/schemas/A' }, { A: schema });
    const node = effectiveSchema(contract, '/components/schemas/A');
    const anything = effectiveSchema(sending({}), places.request.pointer);
    const guessing = guessingFor('request', () => false);
    expect([...candidates(guessing, node, anything)].length).toBeLessThan(5000);
    expect(guessing.spent()).toBeLessThan(200_000);
    expect(() => diff(contract, sending({ type: 'integer' }))).not.toThrow();
  });

  test('is found deep in schemas of which all else is the same', () => {
    const deep = (levels: number, leaf: Json): Json =>
      levels === 0
        ? leaf
        : {
            type: 'object',
            properties: Object.fromEntries([
              ...Array.from({ length: 40 }, (_, index) => [`member${index}`, { type: 'string', maxLength: 9 }]),
              ['list', { type: 'array', items: deep(levels - 1, leaf) }],
            ]),
            required: ['list', 'member39'],
          };
    const [old, next] = [{ type: 'integer' }, { type: 'integer', maximum: 5 }].map((leaf) => sending(deep(6, leaf)));
    const [change] = diff(old as Contract, next as Contract).changes;
    expect([change?.rule, change?.witness?.value]).toEqual(['request-maximum-added', 6]);
    expect(shown(old as Contract, next as Contract)).toBeDefined();
  });

  test('is changed until every alternative refuses it', () => {
    expect(shown(sending(events('a', 'b', 'c')), sending(events('a', 'b')))).toEqual({
      id: 0,
      event: 'a',
      a: null,
      b: null,
    });
  });

  test('is judged as Ajv judges it', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const { old, next } = editedVersion(drawing(generate), { limits: true, joined: true, directions: false }, 2);
        const sideOf = ({ schema, schemas }: Version): Side => {
          const contract = sending(schema, schemas);
          // Without `allErrors` Ajv forgets what `contains: {}` says beside `prefixItems`.
          const validate = validatorAt(createAjv(contract, { allErrors: true }), places.request.pointer);
          return { node: effectiveSchema(contract, places.request.pointer), validate };
        };
        const sides = [sideOf(old), sideOf(next)] as const;
        const guessing = guessingFor('request', () => false);
        let tried = 0;
        for (const value of candidates(guessing, sides[0].node, sides[1].node)) {
          if (++tried > 60) break;
          for (const { node, validate } of sides) {
            const taken = guessing.takes(node, value);
            const judged = taken === undefined ? undefined : judgedBy(validate, value);
            expect({ value, taken: judged === undefined ? undefined : taken }).toEqual({ value, taken: judged });
          }
        }
      }),
      running(100),
    );
  }, 120_000);
});

/** What a validator says of a value; nothing where it comes to no end. */
const judgedBy = (validate: Side['validate'], value: Json): unknown => {
  try {
    return validate(value);
  } catch (error) {
    if (isEndless(error)) return undefined;
    throw error;
  }
};

interface Side {
  readonly node: EffectiveSchema;
  readonly validate: (value: Json) => unknown;
}

/** What no value shows, with the reason. */
const unseen: Readonly<Record<string, string>> = {
  'content-media-type-changed': 'an annotation, of which no validator asks anything',
  'content-encoding-changed': 'an annotation, of which no validator asks anything',
  'content-schema-added': 'an annotation, of which no validator asks anything',
  'content-schema-removed': 'an annotation, of which no validator asks anything',
  'extensible-enum-value-removed': 'other values are allowed, and this one is one of them now',
  'property-removed': 'an object that is open takes what it does not describe',
  'required-property-removed': 'an object that is open takes what it does not describe',
  'default-added': 'says what is meant by silence, not what is allowed',
  'default-changed': 'says what is meant by silence, not what is allowed',
  'default-removed': 'says what is meant by silence, not what is allowed',
  'became-read-only': 'validators look away from it',
  'became-write-only': 'validators look away from it',
  'discriminator-added': 'how a value is told to be of a branch, not what is allowed',
  'discriminator-removed': 'how a value is told to be of a branch, not what is allowed',
  'discriminator-mapping-changed': 'how a value is told to be of a branch, not what is allowed',
  'discriminator-property-changed': 'how a value is told to be of a branch, not what is allowed',
  'discriminator-mapping-added': 'how a value is told to be of a branch, not what is allowed',
  'discriminator-mapping-removed': 'how a value is told to be of a branch, not what is allowed',
};

/** The same of JSON Structure: what it says beyond JSON Schema, or where one type takes what the other one does. */
const unseenOfStructures: ReadonlySet<string> = new Set([
  'request-numeric-type-narrowed',
  'request-string-like-type-changed',
  'response-object-became-map',
  'request-map-became-object',
  'request-precision-changed',
  'request-scale-changed',
  'request-binary-encoding-changed',
  'response-binary-encoding-changed',
  'request-unit-changed',
  'response-unit-changed',
  'request-tuple-order-changed',
  'response-tuple-order-changed',
  'request-alternate-name-changed',
  'response-alternate-name-changed',
  'request-alternate-symbol-changed',
  'response-alternate-symbol-changed',
  'request-abstract-added',
  'response-abstract-added',
  'response-offered-addin-removed',
  'request-root-changed',
  'response-root-changed',
  'request-used-addin-added',
  'response-used-addin-added',
  'request-used-addin-removed',
  'response-used-addin-removed',
  'request-import-changed',
  'response-import-changed',
  'request-namespace-moved',
  'response-namespace-moved',
]);

const member = (schema: unknown): Json => ({ properties: { a: schema as Json }, required: ['a'] });

const named = { type: 'object', properties: { a: {}, b: { type: 'string' } } };

/** Keywords that apply a schema besides, and whether what it takes is taken by the whole then. */
const applying: readonly [keyword: string, takes: boolean, of: (schema: unknown) => Json][] = [
  ['not', false, (schema) => ({ ...named, not: member(schema) })],
  ['if', false, (schema) => ({ ...named, if: member(schema), then: { required: ['b'] } })],
  ['then', true, (schema) => ({ ...named, if: { required: ['b'] }, then: member(schema) })],
  ['else', true, (schema) => ({ ...named, if: { required: ['b'] }, else: member(schema) })],
  ['dependentSchemas', true, (schema) => ({ ...named, dependentSchemas: { b: member(schema) } })],
  ['contains', true, (schema) => ({ type: 'array', contains: schema as Json })],
];

/** The rules under which somebody may fail, and that no value shows. */
const unshown = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next)
    .changes.filter(({ impact, bump, witness }) => impact !== 'compatible' && bump !== 'none' && witness === undefined)
    .map(({ rule }) => rule);

describe('every change of a schema by which somebody may fail has a witness', () => {
  test.each([...schemaCases, ...discriminatorCases])('%s, unless there is none', (stem, old, next) => {
    const found = [sending, reading].flatMap((of) => unshown(of(old, namedSchemas), of(next, namedSchemas)));
    expect(found.length > 0).toBe(Object.hasOwn(unseen, stem));
  });

  test('in parameters and headers', () => {
    const found = schemaCases.flatMap(([stem, old, next]) =>
      Object.hasOwn(unseen, stem)
        ? []
        : [parameter, header].flatMap((of) => unshown(of({ schema: old }), of({ schema: next }))),
    );
    expect(found).toEqual([]);
  });

  test.each(applying)('where the schema stands under `%s`', (_, takes, of) => {
    const found = schemaCases.flatMap(([stem, old, next]) => {
      const [before, after] = takes ? [old, next] : [next, old];
      const isShown = diff(sending(before), sending(after)).changes.some(({ witness }) => witness !== undefined);
      return isShown ? unshown(sending(of(old)), sending(of(next))).map((rule) => `${stem}: ${rule}`) : [];
    });
    expect(found).toEqual([]);
  });

  test('in JSON Structure, unless it is about more than values', () => {
    const found = structureCases.flatMap(([, old, next]) => unshown(old, next));
    expect(new Set(found)).toEqual(unseenOfStructures);
  });
});

test('comparing loads no compiler of validators', () => {
  const source = new URL('../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const loading = files.filter((file) => readFileSync(new URL(file, source), 'utf8').includes('contract/ajv'));
  expect(loading).toEqual([]);
});
