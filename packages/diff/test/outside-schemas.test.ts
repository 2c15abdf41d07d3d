import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract, header, operation, parameter, reading, response, security, sending } from './cases/contracts.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const done = { responses: { 204: { description: 'Done' } } };
const several = { type: 'array', items: string };
const point = { type: 'object', properties: { x: integer } };
const member = (schema: object): object => ({ type: 'object', properties: { part: schema } });

const path = (template: string, ...parameters: object[]): Contract =>
  contract({ paths: { [template]: { get: { ...done, parameters } } } });
const inPath = (name: string, schema: object): object => ({ name, in: 'path', required: true, schema });
const body = (content: object): Contract => operation({ requestBody: { content } });
const types = (...names: string[]): object => Object.fromEntries(names.map((name) => [name, { schema: string }]));
const form = (schema: object, encoding: object = {}, type = 'multipart/form-data'): Contract =>
  body({ [type]: { schema: member(schema), encoding: { part: encoding } } });
const answers = (responses: object): Contract => operation({ responses });
const answer = (schema: object): object => ({
  description: 'Found',
  content: { 'application/json': { schema } },
});
const found = answer(string);
const called = (...paths: string[]): Contract =>
  operation({
    callbacks: { done: Object.fromEntries(paths.map((to) => [`{$request.body#${to}}`, { post: done }])) },
  });
const servers = (...list: object[]): Contract => operation({}, { servers: list });
const item = (members: object, document: object = {}): Contract =>
  contract({ paths: { '/pets': { ...members, post: done } }, ...document });
const link = (members: object): object => ({ operationId: 'next', ...members });
const scheme = (members: object): Contract => security([{ key: [] }], { key: members });
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const scopes = (...lists: string[][]): Contract => {
  const flows = { clientCredentials: { tokenUrl: 'https://pets.test/token', scopes: { read: '', write: '' } } };
  return security(
    lists.map((list) => ({ oauth: list })),
    { oauth: { type: 'oauth2', flows } },
  );
};

const variant = (...names: string[]): object => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, string])),
  required: names,
});
const variants = { Cat: variant('kind', 'sort'), Dog: variant('kind', 'sort', 'bark') };
const by = (propertyName: string): object => ({
  oneOf: Object.keys(variants).map((name) => ({ $ref: `#/components/schemas/${name}` })),
  discriminator: { propertyName },
});
const titled = (name: string, title: string): object => ({ ...variant(name), title });

type Row = readonly [says: string, old: Contract, next: Contract, ...told: string[]];

const nothing: readonly Row[] = [
  ...['Authorization', 'accept', 'Content-Type'].flatMap((name): Row[] => [
    [`a parameter for the header ${name}`, operation(), parameter({ in: 'header', name, required: true })],
    [
      `another schema of the header ${name}`,
      parameter({ in: 'header', name }),
      parameter({ in: 'header', name, required: true, schema: integer }),
    ],
  ]),
  [
    'the header Content-Type of a response',
    response({}),
    response({ headers: { 'content-type': { required: true, schema: string } } }),
  ],
  [
    'names of path parameters that changed places, each with its schema',
    path('/{a}/{b}', inPath('a', string), inPath('b', integer)),
    path('/{a}/{b}', inPath('b', integer), inPath('a', string)),
  ],
  [
    'explode where lists are joined by commas either way',
    parameter({ in: 'header', schema: several }),
    parameter({ in: 'header', schema: several, explode: true }),
  ],
  [
    'explode beside deepObject',
    parameter({ style: 'deepObject', schema: point }),
    parameter({ style: 'deepObject', schema: point, explode: true }),
  ],
  [
    'upper case in the media type of a parameter',
    parameter({ schema: undefined, content: { 'application/json': { schema: string } } }),
    parameter({ schema: undefined, content: { 'Application/JSON': { schema: string } } }),
  ],
  [
    'the charset of JSON in a parameter',
    parameter({ schema: undefined, content: { 'application/json': { schema: string } } }),
    parameter({ schema: undefined, content: { 'application/json; charset=utf-8': { schema: string } } }),
  ],
  ['the encoding that a part has anyway', form(point), form(point, { contentType: 'application/json' })],
  [
    'explode of a single value in a form',
    form(integer, {}, 'application/x-www-form-urlencoded'),
    form(integer, { explode: false }, 'application/x-www-form-urlencoded'),
  ],
  [
    'bytes in the words of OpenAPI 3.0 and of 3.1',
    body({ 'image/png': { schema: { type: 'string', format: 'binary' } } }),
    body({ 'image/png': {} }),
  ],
  [
    'base64 in the words of OpenAPI 3.0 and of JSON Schema',
    sending({ type: 'string', format: 'byte' }),
    sending({ type: 'string', contentEncoding: 'base64' }),
  ],
  [
    'a link behind a reference',
    operation(
      { responses: { 200: { description: 'Found', links: { next: { $ref: '#/components/links/Next' } } } } },
      { components: { links: { Next: link({}) } } },
    ),
    response({ links: { next: link({}) } }),
  ],
  [
    'a success beside a default that means the same',
    answers({ 200: found, default: found }),
    answers({ default: found }),
  ],
  [
    'one that comes beside it',
    answers({ 201: found, default: found }),
    answers({ 200: found, 201: found, default: found }),
  ],
  [
    'a range beside a default that means the same',
    answers({ '2XX': found, default: found }),
    answers({ default: found }),
  ],
  [
    'an answer without a body that the default alone is left to give',
    answers({ 200: { description: 'Done' }, default: { description: 'Anything' } }),
    answers({ default: { description: 'Anything' } }),
  ],
  [
    'a success without a body beside its range',
    answers({ 200: found, 204: { description: 'Done' }, '2XX': found }),
    answers({ '2XX': found }),
  ],
  [
    'one that comes beside its range',
    answers({ '2XX': found }),
    answers({ 204: { description: 'Done' }, '2XX': found }),
  ],
  ['no server and the one that this stands for', servers(), servers({ url: '/' })],
  [
    'variables of a server in another order',
    servers({ url: 'https://{a}.{b}.test', variables: { a: { default: '1' }, b: { default: '2' } } }),
    servers({ url: 'https://{a}.{b}.test', variables: { b: { default: '2' }, a: { default: '1' } } }),
  ],
  ['a name of a header in another case', scheme(key), scheme({ ...key, name: 'x-key' })],
  [
    'a scheme of HTTP in another case',
    scheme({ type: 'http', scheme: 'basic' }),
    scheme({ type: 'http', scheme: 'Basic' }),
  ],
  [
    'a security scheme behind a reference',
    security([{ key: [] }], { key: { $ref: '#/components/securitySchemes/other' }, other: key }),
    security([{ key: [] }], { key, other: key }),
  ],
  ['alternatives that ask for other scopes', scopes(['read'], ['write']), scopes(['write'], ['read'])],
  ['a list of both truth values', sending({ type: 'boolean' }), sending({ enum: [true, false] })],
  ['a condition without consequences', sending(point), sending({ ...point, if: { required: ['x'] } })],
  [
    'items of a kind that need not be there',
    sending(several),
    sending({ ...several, contains: string, minContains: 0 }),
  ],
  [
    'unions that tell the same variants apart by different members, in another order',
    operation({}, { components: { schemas: { ...variants, One: by('kind'), Two: by('sort') } } }),
    operation({}, { components: { schemas: { Two: by('sort'), One: by('kind'), ...variants } } }),
  ],
  [
    'variants with texts of their own in another order',
    sending({ oneOf: [titled('a', 'One'), titled('b', 'Two')] }),
    sending({ oneOf: [titled('b', 'Two'), titled('a', 'One')] }),
  ],
];

const something: readonly Row[] = [
  [
    'in a query the case of names matters',
    parameter({ name: 'Limit' }),
    parameter({ name: 'limit' }),
    'risky parameter-removed',
    'compatible parameter-optional-added',
  ],
  [
    'a parameter that moved into the path',
    contract({
      paths: {
        '/pets': { get: { ...done, operationId: 'pet', parameters: [{ name: 'id', in: 'query', schema: string }] } },
      },
    }),
    contract({ paths: { '/pets/{id}': { get: { ...done, operationId: 'pet', parameters: [inPath('id', string)] } } } }),
    'breaking path-renamed',
    'breaking parameter-moved',
  ],
  [
    'a number in a query is written as text',
    parameter({ schema: integer }),
    parameter({}),
    'risky parameter-schema-scalar-to-text',
  ],
  [
    'a default behind a reference is a default',
    operation(
      { parameters: [{ name: 'q', in: 'query', schema: { $ref: '#/components/schemas/Q' } }] },
      { components: { schemas: { Q: { default: 1 } } } },
    ),
    operation(
      { parameters: [{ name: 'q', in: 'query', required: true, schema: { $ref: '#/components/schemas/Q' } }] },
      { components: { schemas: { Q: { default: 1 } } } },
    ),
    'breaking parameter-became-required-with-default',
  ],
  [
    'one wildcard takes the place of several media types',
    body(types('application/json', 'text/plain')),
    body(types('*/*')),
    'compatible request-media-type-widened',
    'compatible request-media-type-widened',
  ],
  [
    'a part may have further media types',
    form(string, { contentType: 'image/png' }),
    form(string, { contentType: 'image/png, image/jpeg' }),
    'compatible request-encoding-changed',
  ],
  [
    'a default alone answers for success too',
    answers({ default: answer(string) }),
    answers({ 200: answer(integer), default: answer(string) }),
    'breaking response-type-changed',
  ],
  [
    'a header with names and values apart by =',
    header({ schema: point }),
    header({ schema: point, explode: true }),
    'breaking response-header-serialization-changed',
  ],
  [
    'a link behind a reference leads elsewhere',
    operation(
      { responses: { 200: { description: 'Found', links: { next: { $ref: '#/components/links/Next' } } } } },
      { components: { links: { Next: link({}) } } },
    ),
    operation(
      { responses: { 200: { description: 'Found', links: { next: { $ref: '#/components/links/Next' } } } } },
      { components: { links: { Next: link({ operationId: 'last' }) } } },
    ),
    'risky response-link-changed',
  ],
  [
    'a template of a server with something to choose',
    servers({ url: 'https://eu.pets.test' }),
    servers({ url: 'https://{to}.pets.test', variables: { to: { default: 'eu', enum: ['eu', 'us'] } } }),
    'risky server-variable-changed',
  ],
  [
    'the only server of a document goes, and not those of operations besides',
    servers({ url: 'https://pets.test' }),
    operation({}),
    'risky server-removed',
  ],
  [
    'the first server of a document, and not of operations besides',
    operation({}),
    servers({ url: 'https://pets.test' }),
    'compatible server-added',
  ],
  [
    'a success beside a default of another meaning',
    answers({ 200: found, 201: found, default: answer(integer) }),
    answers({ 201: found, default: answer(integer) }),
    'breaking response-success-status-removed',
  ],
  [
    'one that comes beside it',
    answers({ 201: found, default: answer(integer) }),
    answers({ 200: found, 201: found, default: answer(integer) }),
    'risky response-success-status-added',
  ],
  [
    'a success without a body beside a default without one',
    answers({ 200: found, 204: { description: 'Done' }, default: { description: 'Failed' } }),
    answers({ 200: found, default: { description: 'Failed' } }),
    'breaking response-success-status-removed',
  ],
  [
    'another one that comes beside them',
    answers({ 200: found, default: { description: 'Failed' } }),
    answers({ 200: found, 204: { description: 'Done' }, default: { description: 'Failed' } }),
    'risky response-success-status-added',
  ],
  ['a second expression of a callback', called('/a'), called('/a', '/b'), 'risky callback-added'],
  ['one of two expressions', called('/a', '/b'), called('/b'), 'breaking callback-removed'],
  [
    'media types of an answer that may be any now',
    response({ content: types('text/xml', 'application/json') }),
    response({ content: types('*/*') }),
    'breaking response-media-type-widened',
    'breaking response-media-type-widened',
  ],
  [
    'any media type that is one of two now',
    body(types('*/*')),
    body(types('text/xml', 'application/json')),
    'breaking request-media-type-narrowed',
    'breaking request-media-type-narrowed',
  ],
  ['servers of a path', item({}), item({ servers: [{ url: 'https://other.test' }] }), 'risky operation-server-changed'],
  [
    'a variable of a server of an operation',
    operation({ servers: [{ url: 'https://{host}', variables: { host: { default: 'a' } } }] }),
    operation({ servers: [{ url: 'https://{host}', variables: { host: { default: 'b' } } }] }),
    'risky operation-server-changed',
  ],
  ['a tag of an operation', operation({}), operation({ tags: ['pets'] }), 'compatible tag-added'],
  [
    'where OpenID Connect is described',
    scheme({ type: 'openIdConnect', openIdConnectUrl: 'https://a.test' }),
    scheme({ type: 'openIdConnect', openIdConnectUrl: 'https://b.test' }),
    'risky security-oauth-url-changed',
  ],
  ['another way in beside none', security([{}]), security([{}, { key: [] }]), 'compatible security-alternative-added'],
  ['a way in gone, and none needed', security([{}, { key: [] }]), security([{}]), 'risky security-alternative-removed'],
  [
    'one more credential',
    security([{ key: [] }]),
    security([{ key: [], token: [] }]),
    'breaking security-alternative-removed',
  ],
  ['one of several scopes suffices', scopes(['read'], ['write']), scopes(['write']), 'breaking security-scope-added'],
  [
    'a member that a closed object refuses now',
    sending({ ...member(string), additionalProperties: false }),
    sending({ type: 'object', additionalProperties: false }),
    'breaking request-property-removed',
  ],
  [
    'items that are free now are told once',
    reading(several),
    reading({ type: 'array' }),
    'breaking response-schema-removed',
  ],
  [
    'null that goes with all other types',
    sending({ properties: { x: integer } }),
    sending(point),
    'breaking request-type-narrowed',
  ],
];

const texts: readonly Row[] = [
  ['of a path', item({ summary: 'One' }), item({ summary: 'Another' })],
  ['of a tag', operation({}, { tags: [{ name: 'a', description: 'One' }] }), operation({}, { tags: [{ name: 'a' }] })],
  ['of a server', servers({ url: '/a', description: 'One' }), servers({ url: '/a', description: 'Another' })],
  ['of a security scheme', scheme({ ...key, description: 'One' }), scheme(key)],
  ['of a header', header({ description: 'One' }), header({ description: 'Another' })],
  ['of a link', response({ links: { next: link({ description: 'One' }) } }), response({ links: { next: link({}) } })],
  [
    'an example of a body',
    body({ 'text/plain': { schema: string, example: 'a' } }),
    body({ 'text/plain': { schema: string, example: 'b' } }),
  ],
];

const toldOf = (old: Contract, next: Contract): readonly string[] =>
  diff(old, next).changes.map(({ impact, rule }) => `${impact} ${rule}`);

const named = (rows: readonly Row[]) => rows.map(([says, old, next, ...told]) => ({ says, old, next, told }));

describe('what a description says besides schemas', () => {
  test.each(named(nothing))('no change: $says', ({ old, next }) => {
    expect(toldOf(old, next)).toEqual([]);
    expect(toldOf(next, old)).toEqual([]);
  });

  test.each(named(something))('$says', ({ old, next, told }) => {
    expect([...toldOf(old, next)].sort()).toEqual([...told].sort());
    expect(toldOf(old, old)).toEqual([]);
  });

  test.each(named(texts))('texts $says', ({ old, next }) => {
    expect(toldOf(old, next)).toEqual(['compatible annotation-changed']);
  });

  test('what nothing asks for has no place', () => {
    const silent = operation({}, { components: { securitySchemes: { key } } });
    const [told] = diff(silent, security([{ key: [] }], { key })).changes;
    expect(told).toMatchObject({ rule: 'security-added', newPointer: '/paths/~1pets/post/security' });
    expect(told).not.toHaveProperty('oldPointer');
  });

  test('what was not there is called nothing', () => {
    const [change] = diff(sending({ type: 'object' }), sending({ type: 'object', minProperties: 1 })).changes;
    expect(change).toMatchObject({ message: 'minProperties went from nothing to 1', old: null, new: 1 });
  });

  test('a change of a security scheme reaches the operations that ask for it', () => {
    const [change] = diff(scheme(key), scheme({ ...key, in: 'query' })).changes;
    expect(change).toMatchObject({ rule: 'security-scheme-location-changed', operation: 'POST /pets' });
  });
});
