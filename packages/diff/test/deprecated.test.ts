import { describe, expect, test } from 'vitest';
import { diff, type Change } from '../src/index.ts';
import { parameter, reading } from './cases/contracts.ts';

type Json = unknown;
type Schemas = Readonly<Record<string, Json>>;

const [text, number] = [{ type: 'string' }, { type: 'number' }];
const deprecated = { deprecated: true };
const ended = { ...text, ...deprecated };
const nothing = { type: 'null' };
const object = (properties: object, more: object = {}): Json => ({ type: 'object', properties, ...more });
const having = (name: string): Json => object({ [name]: text }, { required: [name] });
const list = (items: Json): Json => ({ type: 'array', items });
const map = (additionalProperties: Json): Json => ({ type: 'object', additionalProperties });
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const a = (schema: Json): Json => object({ a: schema });

const told = (changes: readonly Change[]): readonly string[] =>
  changes.map(({ rule, pointer }) => `${rule.replace('response-', '')} ${pointer.replace('/components/schemas/', '')}`);

/** What is told of the schema `P` and of those that it refers to. */
const toldOf = (old: Schemas, next: Schemas): readonly string[] =>
  told(diff(reading(ref('P'), old), reading(ref('P'), next)).changes).toSorted();

describe('what is deprecated is told where that is said', () => {
  const users = object({ a: ref('A'), b: { ...ref('A'), description: 'The other' }, all: list(ref('A')) });
  const wrapping = a({ allOf: [ref('A')], description: 'A name' });

  test.each<readonly [name: string, old: Schemas, next: Schemas, place: string]>([
    ['a component that several refer to', { A: text, P: users }, { A: ended, P: users }, 'A'],
    ['a component that is a part', { A: text, P: wrapping }, { A: ended, P: wrapping }, 'A'],
    ['items', { P: list(text) }, { P: list(ended) }, 'P/items'],
    ['the values of a map', { P: map(text) }, { P: map(ended) }, 'P/additionalProperties'],
    ['a branch', { P: { anyOf: [text, number] } }, { P: { anyOf: [ended, number] } }, 'P/anyOf/0'],
    ['a union', { P: { anyOf: [text, number] } }, { P: { anyOf: [text, number], ...deprecated } }, 'P'],
    [
      'an object with members beside a union',
      { P: object({ a: text }, { oneOf: [having('b'), having('c')] }) },
      { P: object({ a: text }, { oneOf: [having('b'), having('c')], ...deprecated }) },
      'P',
    ],
  ])('as a schema: %s', (_, old, next, place) => {
    expect(toldOf(old, next)).toEqual([`schema-deprecated ${place}`]);
    expect(toldOf(next, old)).toEqual([`schema-reactivated ${place}`]);
  });

  test.each<readonly [name: string, old: Schemas, next: Schemas]>([
    ['beside a reference', { A: text, P: a(ref('A')) }, { A: text, P: a({ ...ref('A'), ...deprecated }) }],
    ['by a reference to what was so before', { A: ended, P: a(text) }, { A: ended, P: a(ref('A')) }],
    ['which may be null', { P: a({ anyOf: [text, nothing] }) }, { P: a({ anyOf: [ended, nothing] }) }],
  ])('as a member: %s', (_, old, next) => {
    expect(toldOf(old, next)).toEqual(['property-deprecated P/properties/a']);
    expect(toldOf(next, old)).toEqual(['property-reactivated P/properties/a']);
  });

  test('as a member of a base, of which a subtype says more', () => {
    const base = (kind: Json): Json => object({ kind }, { discriminator: { propertyName: 'kind' } });
    const schemas = (kind: Json): Schemas => ({
      P: object({ b: ref('B'), s: ref('S') }),
      B: base(kind),
      S: { allOf: [ref('B')], ...(object({ s: text }) as object) },
    });
    expect(toldOf(schemas(text), schemas(ended))).toEqual(['property-deprecated B/properties/kind']);
    expect(toldOf(schemas(ended), schemas(text))).toEqual(['property-reactivated B/properties/kind']);
  });

  test('for the schema of a parameter', () => {
    const { changes } = diff(parameter({ schema: text }), parameter({ schema: ended }));
    expect(changes.map(({ rule }) => rule)).toEqual(['request-schema-deprecated']);
  });
});

describe('what is deprecated is told beside', () => {
  test('an edit of a branch', () => {
    const of = (type: Json, more: object = {}): Schemas => ({ A: { anyOf: [a(type), text], ...more }, P: a(ref('A')) });
    expect(toldOf(of(text), of(number, deprecated))).toEqual([
      'schema-deprecated A',
      'type-changed A/anyOf/0/properties/a',
    ]);
  });
});
