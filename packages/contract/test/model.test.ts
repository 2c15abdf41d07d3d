import { expect, test } from 'vitest';
import { slotsOf, walk, type Draft, type Misshapen } from '../src/openapi/model.ts';

const described: Draft = {
  openapi: '3.1.1',
  info: {},
  paths: {
    'x-owner': { get: {} },
    '/pets/{id}': {
      parameters: [{ schema: { type: 'string', default: { properties: { a: {} } } } }],
      get: {
        callbacks: { onEvent: { 'x-note': {}, '{$url}~': { post: {} } } },
        responses: { 200: { content: { 'text/plain': { schema: { anyOf: [true, { not: {} }] } } } } },
      },
    },
  },
  components: { schemas: { ['__proto__x']: {} }, links: { next: {} } },
};

test('a walk meets the objects of the model, parents before children, each with its place', () => {
  const met: string[] = [];
  walk({ kind: 'document', pointer: '', value: described }, ({ kind, pointer }) => met.push(`${kind} ${pointer}`));
  const get = '/paths/~1pets~1{id}/get';
  expect(met).toEqual([
    'document ',
    'info /info',
    'pathItem /paths/~1pets~1{id}',
    'parameter /paths/~1pets~1{id}/parameters/0',
    'schema /paths/~1pets~1{id}/parameters/0/schema',
    `operation ${get}`,
    `callback ${get}/callbacks/onEvent`,
    `pathItem ${get}/callbacks/onEvent/{$url}~0`,
    `operation ${get}/callbacks/onEvent/{$url}~0/post`,
    `response ${get}/responses/200`,
    `mediaType ${get}/responses/200/content/text~1plain`,
    `schema ${get}/responses/200/content/text~1plain/schema`,
    `schema ${get}/responses/200/content/text~1plain/schema/anyOf/1`,
    `schema ${get}/responses/200/content/text~1plain/schema/anyOf/1/not`,
    'components /components',
    'schema /components/schemas/__proto__x',
    'link /components/links/next',
  ]);
});

test('what is put below an object that is being met is met as well', () => {
  const met: string[] = [];
  walk({ kind: 'schema', pointer: '/a', value: {} }, ({ value, pointer }) => {
    met.push(pointer);
    if (pointer === '/a') value['items'] = {};
  });
  expect(met).toEqual(['/a', '/a/items']);
});

test('a slot says what holds it, whatever stands there; a container of the wrong shape is told', () => {
  const properties = { a: 1 };
  const told: Misshapen[] = [];
  const value: Draft = { properties, allOf: {}, $defs: [] };
  const slots = slotsOf({ kind: 'schema', pointer: '/s', value }, (found) => told.push(found));
  expect(slots.map(({ kind, pointer, value: held, holder, key }) => ({ kind, pointer, held, holder, key }))).toEqual([
    { kind: 'schema', pointer: '/s/properties/a', held: 1, holder: properties, key: 'a' },
  ]);
  expect(slots[0]?.holder).toBe(properties);
  expect(told).toEqual([
    { kind: 'schema', pointer: '/s/allOf', expected: 'a list', holder: value, key: 'allOf' },
    { kind: 'schema', pointer: '/s/$defs', expected: 'an object', holder: value, key: '$defs' },
  ]);
});
