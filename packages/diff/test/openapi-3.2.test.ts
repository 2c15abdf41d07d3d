import type { Contract } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { diff } from '../src/index.ts';
import { contract } from './cases/contracts.ts';

const string = { type: 'string' };
const number = { type: 'integer' };
const form = 'application/x-www-form-urlencoded';

const described = (members: object): Contract => contract({ openapi: '3.2.0', paths: {}, ...members });
const operation = (members: object, more: object = {}): Contract =>
  described({ paths: { '/pets': { post: { responses: { 204: { description: 'd' } }, ...members } } }, ...more });
const answered = (content: object, more: object = {}): Contract =>
  operation({ responses: { 200: { summary: 's', content } } }, more);
const stream = (type: string, mediaType: object): Contract => answered({ [type]: mediaType });
const sent = (mediaType: object): Contract => operation({ requestBody: { content: { 'multipart/mixed': mediaType } } });
const parameter = (members: object): Contract => operation({ parameters: [{ name: 'q', ...members }] });
const whole = (schema: object, more: object = {}): Contract =>
  parameter({ in: 'querystring', content: { 'application/json': { schema } }, ...more });
const cookie = (members: object): Contract => parameter({ in: 'cookie', schema: string, ...members });
const scheme = (members: object): Contract => described({ components: { securitySchemes: { key: members } } });
const device = { deviceAuthorizationUrl: 'https://a.test/d', tokenUrl: 'https://a.test/t', scopes: {} };
const flows = (deviceAuthorization: object): Contract => scheme({ type: 'oauth2', flows: { deviceAuthorization } });
const tagged = (members: object): Contract => described({ tags: [{ name: 'a' }, { name: 'b', ...members }] });
const served = (members: object): Contract => described({ servers: [{ url: 'https://a.test', ...members }] });
const shared = (name: string, schema: object): Contract =>
  answered(
    { 'application/json': { $ref: `#/components/mediaTypes/${name}` } },
    { components: { mediaTypes: { [name]: { schema } } } },
  );
const text = (xml: object): Contract =>
  answered({ 'application/xml': { schema: { type: 'object', properties: { a: { ...string, xml } } } } });

const variants = {
  Cat: { properties: { kind: { const: 'cat' } }, required: ['kind'] },
  Dog: { properties: { kind: { const: 'dog' } }, required: ['kind'] },
  Pet: { properties: { name: string, kind: { not: { enum: ['cat', 'dog'] } } } },
};
const refersTo = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const told = (discriminator: object, schemas: object = variants): Contract =>
  answered(
    {
      'application/json': {
        schema: {
          oneOf: Object.keys(schemas).map(refersTo),
          discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: 'Dog' }, ...discriminator },
        },
      },
    },
    { components: { schemas } },
  );

/** With a variant that does not speak of what tells variants apart. */
const fish = {
  Cat: variants.Cat,
  Dog: variants.Dog,
  Fish: { type: 'object', properties: { fins: number }, required: ['fins'] },
};

const methods = { get: { responses: {} }, put: { responses: {} } };

type Row = readonly [what: string, old: Contract, next: Contract, told: readonly string[]];

describe.each<Row>([
  [
    'the items of lines of JSON',
    stream('application/jsonl', { itemSchema: string }),
    stream('application/jsonl', { itemSchema: number }),
    ['response-type-changed response.200.body application/jsonl'],
  ],
  [
    'the items of events',
    stream('text/event-stream', { itemSchema: { properties: { data: string } } }),
    stream('text/event-stream', { itemSchema: { properties: { data: number } } }),
    ['response-type-changed response.200.body text/event-stream'],
  ],
  [
    'the items beside the whole',
    stream('application/jsonl', { schema: { maxItems: 3 }, itemSchema: string }),
    stream('application/jsonl', { schema: { maxItems: 2 }, itemSchema: string }),
    ['response-max-items-lowered response.200.body application/jsonl'],
  ],
  [
    'items that were a list',
    stream('application/jsonl', { schema: { type: 'array', items: string } }),
    stream('application/jsonl', { itemSchema: string }),
    [],
  ],
  [
    'how further parts are written',
    sent({ itemSchema: {}, itemEncoding: { contentType: 'image/png' } }),
    sent({ itemSchema: {}, itemEncoding: { contentType: 'image/gif' } }),
    ['request-encoding-changed request.body multipart/mixed'],
  ],
  [
    'how the first part is written',
    sent({ schema: { type: 'array' }, prefixEncoding: [{ contentType: 'image/png' }] }),
    sent({ schema: { type: 'array' }, prefixEncoding: [{ contentType: 'image/gif' }] }),
    ['request-encoding-changed request.body multipart/mixed'],
  ],
  [
    'how a part of a part is written',
    sent({ schema: { properties: { a: {} } }, encoding: { a: { encoding: { b: { contentType: 'image/png' } } } } }),
    sent({ schema: { properties: { a: {} } }, encoding: { a: { encoding: { b: { contentType: 'image/gif' } } } } }),
    ['request-encoding-changed request.body multipart/mixed'],
  ],
  [
    'a query string that is a form',
    parameter({ in: 'querystring', content: { [form]: { schema: { type: 'object', properties: { a: string } } } } }),
    parameter({ in: 'querystring', content: { [form]: { schema: { type: 'object', properties: { a: number } } } } }),
    ['request-type-changed request.query.q'],
  ],
  ['a query string that is JSON', whole(string), whole(number), ['request-type-changed request.querystring']],
  ['a query string', operation({}), whole(string), ['parameter-optional-added request.querystring']],
  [
    'the need for a query string',
    whole(string),
    whole(string, { required: true }),
    ['parameter-became-required request.querystring'],
  ],
  ['its name', whole(string), whole(string, { name: 'z' }), []],
  [
    'the style of a cookie',
    cookie({}),
    cookie({ style: 'cookie' }),
    ['parameter-allow-reserved-changed request.cookie.q'],
  ],
  [
    'what has no known tag',
    told({ defaultMapping: 'Cat' }),
    told({ defaultMapping: 'Pet' }),
    ['response-discriminator-mapping-changed response.200.body application/json'],
  ],
  [
    'what has no known tag, where a variant does not speak of tags',
    told({}, fish),
    told({ defaultMapping: 'Fish' }, fish),
    ['response-discriminator-mapping-changed response.200.body application/json'],
  ],
  ['the spelling of it', told({ defaultMapping: 'Pet' }), told({ defaultMapping: '#/components/schemas/Pet' }), []],
  [
    'the member that tells variants apart, or none',
    told({ defaultMapping: 'Pet' }),
    told({ defaultMapping: 'Pet', propertyName: 'sort' }),
    ['response-discriminator-property-changed response.200.body application/json'],
  ],
  [
    'a further tag of a variant, or none',
    told({ defaultMapping: 'Pet' }),
    told({ defaultMapping: 'Pet', mapping: { cat: 'Cat', dog: 'Dog', hound: 'Dog' } }),
    ['response-discriminator-mapping-added response.200.body application/json'],
  ],
  ['$self', described({ $self: 'https://a.test/a' }), described({ $self: 'https://a.test/b' }), []],
  ['the parent of a tag', tagged({ parent: 'a' }), tagged({}), ['annotation-changed tags']],
  ['the kind of a tag', tagged({ kind: 'nav' }), tagged({ kind: 'badge' }), ['annotation-changed tags']],
  ['the summary of a tag', tagged({ summary: 'x' }), tagged({ summary: 'y' }), ['annotation-changed tags']],
  [
    'the summary of a reply',
    operation({ responses: { 200: { summary: 'x' } } }),
    operation({ responses: { 200: { summary: 'y' } } }),
    ['annotation-changed response.200'],
  ],
  ['the name of a server', served({ name: 'x' }), served({ name: 'y' }), ['annotation-changed servers']],
  [
    'the name of a server of an operation',
    operation({ servers: [{ url: 'https://a.test', name: 'x' }] }),
    operation({ servers: [{ url: 'https://a.test', name: 'y' }] }),
    ['annotation-changed operation'],
  ],
  [
    'the name of a server of a path',
    described({ paths: { '/pets': { ...methods, servers: [{ url: 'https://a.test', name: 'x' }] } } }),
    described({ paths: { '/pets': { ...methods, servers: [{ url: 'https://a.test', name: 'y' }] } } }),
    ['annotation-changed operation'],
  ],
  [
    'another server of a path',
    described({ paths: { '/pets': { ...methods, servers: [{ url: 'https://a.test', name: 'x' }] } } }),
    described({ paths: { '/pets': { ...methods, servers: [{ url: 'https://b.test', name: 'y' }] } } }),
    ['operation-server-changed operation'],
  ],
  [
    'what a variable of a server is',
    described({ servers: [{ url: 'https://{a}.test', variables: { a: { default: 'b', description: 'x' } } }] }),
    described({ servers: [{ url: 'https://{a}.test', variables: { a: { default: 'b', description: 'y' } } }] }),
    ['annotation-changed servers'],
  ],
  [
    'where more is said of it all',
    described({ externalDocs: { url: 'https://a.test' } }),
    described({ externalDocs: { url: 'https://b.test' } }),
    ['annotation-changed document'],
  ],
  [
    'the device flow',
    scheme({ type: 'oauth2', flows: {} }),
    flows(device),
    ['security-oauth-flow-added components.securitySchemes.key'],
  ],
  [
    'a URL of the device flow',
    flows(device),
    flows({ ...device, deviceAuthorizationUrl: 'https://b.test' }),
    ['security-oauth-url-changed components.securitySchemes.key'],
  ],
  [
    'where the metadata is',
    scheme({ type: 'oauth2', flows: {}, oauth2MetadataUrl: 'https://a.test' }),
    scheme({ type: 'oauth2', flows: {}, oauth2MetadataUrl: 'https://b.test' }),
    ['security-oauth-url-changed components.securitySchemes.key'],
  ],
  [
    'the use of a scheme',
    scheme({ type: 'http', scheme: 'basic' }),
    scheme({ type: 'http', scheme: 'basic', deprecated: true }),
    ['security-scheme-deprecated components.securitySchemes.key'],
  ],
  [
    'a shared media type',
    shared('A', string),
    shared('A', number),
    ['response-type-changed response.200.body application/json'],
  ],
  ['the name of a shared media type', shared('A', string), shared('B', string), []],
  [
    'what a text is in XML',
    text({ nodeType: 'attribute' }),
    text({ nodeType: 'text' }),
    ['response-xml-changed response.200.body application/xml'],
  ],
  ['the spelling of it in XML', text({ nodeType: 'attribute' }), text({ attribute: true }), []],
])('%s', (_what, old, next, told) => {
  test('is told once', () => {
    expect(diff(old, next).changes.map(({ rule, location }) => `${rule} ${location}`)).toEqual(told);
    expect(diff(next, next).changes).toEqual([]);
  });
});
