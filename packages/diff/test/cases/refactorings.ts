import type { Contract } from '@schemawright/contract';
import { contract, operation } from './contracts.ts';

/** Two ways to say the same. */
export type Refactoring = readonly [name: string, one: Contract, other: Contract];

const string = { type: 'string' };
const integer = { type: 'integer' };
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, rest: object = {}): object => ({ type: 'object', properties, ...rest });

/** A schema that is sent and read. */
const used = (schema: unknown, schemas: object = {}): Contract =>
  operation(
    {
      requestBody: { content: { 'application/json': { schema } } },
      responses: { 200: { description: 'Found', content: { 'application/json': { schema } } } },
    },
    { components: { schemas } },
  );
const query = (members: object): Contract =>
  operation({ parameters: [{ name: 'q', in: 'query', schema: { type: 'array', items: string }, ...members }] });
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const done = { responses: { 204: { description: 'Done' } } };
const limit = { name: 'limit', in: 'query', schema: integer };
const id = { name: 'id', in: 'path', required: true, schema: string };
const pets = { Pet: object({ a: string, owner: ref('Owner') }), Owner: object({ name: string }) };
const tree = (tree: object): object => ({ Tree: tree });
const branches = object({ children: { type: 'array', items: ref('Tree') } });

const variable = (value: string): object => ({ to: { default: value } });
const titled = (title: string, ...required: readonly string[]): object =>
  object({ a: string, b: string }, { title, required });

export const refactorings: readonly Refactoring[] = [
  ['a body that nobody has to send, of no type', operation({ requestBody: { content: {} } }), operation({})],
  [
    'a schema in place and by name',
    used(object({ a: string, owner: object({ name: string }) }), pets),
    used(ref('Pet'), pets),
  ],
  [
    'a schema and its parts under allOf',
    used(object({ a: string, b: integer }, { required: ['a'] })),
    used({ allOf: [object({ b: integer }), { allOf: [object({ a: string }), { required: ['a'] }] }] }),
  ],
  [
    'null in a list of types, beside a schema, and in a list of values',
    used(object({ a: { type: ['string', 'null'] }, b: { enum: ['x', null] } })),
    used(object({ a: { oneOf: [{ type: 'null' }, string] }, b: { anyOf: [{ const: 'x' }, { const: null }] } })),
  ],
  [
    'values in a list and as constants',
    used({ ...string, enum: ['a', 'b'] }),
    used({ oneOf: [{ const: 'b' }, { const: 'a' }] }),
  ],
  [
    'an open list of values in two spellings',
    used({ anyOf: [{ ...string, enum: ['a', 'b'] }, string] }),
    used({ ...string, 'x-extensible-enum': ['b', 'a'] }),
  ],
  ['types in a list and as alternatives', used({ type: ['string', 'integer'] }), used({ oneOf: [integer, string] })],
  [
    'members in another order',
    used(object({ a: string, b: integer }, { required: ['a', 'b'] })),
    used({ required: ['b', 'a'], properties: { b: integer, a: string }, type: 'object' }),
  ],
  [
    'what is so anyway',
    used(object({ a: string })),
    used(
      object(
        { a: string },
        { required: [], additionalProperties: true, minProperties: 0, patternProperties: {}, allOf: [] },
      ),
    ),
  ],
  ['one variant and none', used({ oneOf: [object({ a: string })] }), used(object({ a: string }))],
  [
    'recursion through another spelling',
    used(ref('Tree'), tree(branches)),
    used(ref('Tree'), tree({ allOf: [branches] })),
  ],
  ['recursion unrolled once', used(ref('Tree'), tree(branches)), used(branches, tree(branches))],
  ['an example and a list of one', used({ ...string, example: 'a' }), used({ ...string, examples: ['a'] })],
  [
    'a parameter of the path and of each operation',
    contract({ paths: { '/pets/{id}': { get: { ...done, parameters: [id, limit] } } } }),
    contract({ paths: { '/pets/{id}': { parameters: [limit, id], get: done } } }),
  ],
  [
    'a parameter in place and by name',
    operation({ parameters: [limit] }),
    operation({ parameters: [{ $ref: '#/components/parameters/limit' }] }, { components: { parameters: { limit } } }),
  ],
  [
    'defaults of a parameter left out and written',
    query({}),
    query({
      style: 'form',
      explode: true,
      required: false,
      deprecated: false,
      allowReserved: false,
      allowEmptyValue: false,
    }),
  ],
  [
    'a body that is not required',
    operation({ requestBody: { content: { 'application/json': { schema: string } } } }),
    operation({ requestBody: { required: false, content: { 'application/json': { schema: string } } } }),
  ],
  [
    'a status and its range',
    operation({ responses: { 200: { description: 'Found' } } }),
    operation({ responses: { '2XX': { description: 'Found' } } }),
  ],
  [
    'a security scheme by another name, asked for by all',
    operation({ security: [{ one: [] }] }, { components: { securitySchemes: { one: key } } }),
    operation({}, { security: [{ other: [] }], components: { securitySchemes: { other: key } } }),
  ],
  [
    'JSON with a word on its encoding, which it has anyway',
    used(string),
    operation({
      requestBody: { content: { 'application/json; charset=utf-8': { schema: string } } },
      responses: { 200: { description: 'Found', content: { 'application/json;charset=UTF-8': { schema: string } } } },
    }),
  ],
  [
    'JSON twice, with that word and without it',
    used(string),
    operation({
      requestBody: {
        content: { 'application/json': { schema: string }, 'application/json; charset=utf-8': { schema: string } },
      },
      responses: {
        200: {
          description: 'Found',
          content: { 'application/json': { schema: string }, 'application/json;charset=UTF-8': { schema: string } },
        },
      },
    }),
  ],
  [
    'a server and a template of it',
    operation({}, { servers: [{ url: 'https://eu.pets.test' }, { url: 'https://us.pets.test' }] }),
    operation({}, { servers: ['eu', 'us'].map((to) => ({ url: 'https://{to}.pets.test', variables: variable(to) })) }),
  ],
  [
    'variants with texts of their own, in another order within and without',
    used({ oneOf: [titled('One', 'a', 'b'), titled('Two', 'a', 'b')] }),
    used({ oneOf: [titled('Two', 'b', 'a'), titled('One', 'b', 'a')] }),
  ],
];
