import type { Contract } from '@schemawright/contract';
import { contract, flow, header, oauth, operation, parameter, response, security } from './contracts.ts';

/** Two contracts, and the one rule that has something to say about them. */
export type DocumentCase = readonly [rule: string, old: Contract, next: Contract];

const string = { type: 'string' };
const done = { responses: { 204: { description: 'Done' } } };
const paths = (members: Record<string, unknown>): Contract => contract({ paths: members });
const body = (members: object = {}): Contract =>
  operation({ requestBody: { content: { 'application/json': { schema: string } }, ...members } });
const sent = (...types: string[]): Contract =>
  operation({ requestBody: { content: Object.fromEntries(types.map((type) => [type, { schema: string }])) } });
const answered = (...types: string[]): Contract =>
  response({ content: Object.fromEntries(types.map((type) => [type, { schema: string }])) });
const statuses = (...codes: string[]): Contract =>
  operation({ responses: Object.fromEntries(codes.map((code) => [code, { description: code }])) });
const servers = (...list: object[]): Contract => operation({}, { servers: list });
const callback = (members: object | undefined): Contract => operation(members ? { callbacks: { onPet: members } } : {});
const webhooks = (members: object): Contract => contract({ webhooks: members });
const schemes = (members: object): Contract => operation({}, { components: { securitySchemes: members } });
const components = (members: object): Contract => operation({}, { components: { schemas: members } });
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const free = (): Contract => operation();
const path = (name: string): Contract =>
  paths({
    [`/pets/{${name}}`]: { get: { ...done, parameters: [{ name, in: 'path', required: true, schema: string }] } },
  });
const form = (encoding: object): object => ({
  content: { 'multipart/form-data': { schema: { type: 'object', properties: { a: string } }, encoding } },
});
const multipart = (encoding: object): Contract => operation({ requestBody: form(encoding) });
const sentForm = (encoding: object): Contract =>
  webhooks({ pet: { post: { requestBody: form(encoding), responses: {} } } });

export const documentCases: readonly DocumentCase[] = [
  ['server-added', servers({ url: 'https://a.test' }), servers({ url: 'https://a.test' }, { url: 'https://b.test' })],
  ['server-removed', servers({ url: 'https://a.test' }, { url: 'https://b.test' }), servers({ url: 'https://a.test' })],
  ['server-url-changed', servers({ url: 'https://a.test' }), servers({ url: 'https://b.test' })],
  [
    'server-variable-changed',
    servers({ url: 'https://{host}.test', variables: { host: { default: 'a' } } }),
    servers({ url: 'https://{host}.test', variables: { host: { default: 'b' } } }),
  ],
  [
    'server-order-changed',
    servers({ url: 'https://a.test' }, { url: 'https://b.test' }),
    servers({ url: 'https://b.test' }, { url: 'https://a.test' }),
  ],
  ['component-schema-added', components({}), components({ Pet: string })],
  ['component-schema-removed', components({ Pet: string }), components({})],
  ['component-schema-renamed', components({ Pet: string }), components({ Animal: string })],
  ['tag-added', free(), operation({}, { tags: [{ name: 'pets' }] })],
  ['tag-removed', operation({}, { tags: [{ name: 'pets' }] }), free()],
  [
    'reference-unresolvable',
    response({ content: { 'application/json': { schema: {} } } }),
    response({ content: { 'application/json': { schema: { $ref: '#/components/schemas/Nowhere' } } } }),
  ],
  ['annotation-changed', operation({ description: 'One' }), operation({ description: 'Another' })],
  ['operation-added', paths({ '/a': { get: done } }), paths({ '/a': { get: done, put: done } })],
  ['operation-removed', paths({ '/a': { get: done, put: done } }), paths({ '/a': { get: done } })],
  [
    'operation-removed-after-deprecation',
    paths({ '/a': { get: done, put: { ...done, deprecated: true } } }),
    paths({ '/a': { get: done } }),
  ],
  ['path-removed', paths({ '/a': { get: done, put: done }, '/b': { get: done } }), paths({ '/b': { get: done } })],
  ['path-renamed', paths({ '/a': { get: done } }), paths({ '/a/': { get: done } })],
  ['operation-id-added', free(), operation({ operationId: 'addPet' })],
  ['operation-id-removed', operation({ operationId: 'addPet' }), free()],
  ['operation-id-changed', operation({ operationId: 'addPet' }), operation({ operationId: 'createPet' })],
  ['operation-deprecated', free(), operation({ deprecated: true })],
  ['operation-reactivated', operation({ deprecated: true }), free()],
  ['operation-server-changed', free(), operation({ servers: [{ url: 'https://other.test' }] })],
  ['webhook-added', webhooks({}), webhooks({ petAdded: { post: done } })],
  ['webhook-removed', webhooks({ petAdded: { post: done } }), webhooks({})],
  [
    'webhook-operation-added',
    webhooks({ petAdded: { post: done } }),
    webhooks({ petAdded: { post: done, put: done } }),
  ],
  [
    'webhook-operation-removed',
    webhooks({ petAdded: { post: done, put: done } }),
    webhooks({ petAdded: { post: done } }),
  ],
  ['callback-added', callback(undefined), callback({ '{$request.body#/url}': { post: done } })],
  ['callback-removed', callback({ '{$request.body#/url}': { post: done } }), callback(undefined)],
  [
    'callback-url-changed',
    callback({ '{$request.body#/url}': { post: done } }),
    callback({ '{$request.body#/hook}': { post: done } }),
  ],
  [
    'callback-renamed',
    operation({ callbacks: { onPet: { '{$request.body#/url}': { post: done } } } }),
    operation({ callbacks: { onAnimal: { '{$request.body#/url}': { post: done } } } }),
  ],
  ['path-parameter-renamed', path('id'), path('petId')],
  ['parameter-required-added', free(), parameter({ required: true })],
  ['parameter-optional-added', free(), parameter({})],
  ['parameter-removed', parameter({}), free()],
  ['parameter-removed-after-deprecation', parameter({ deprecated: true }), free()],
  ['parameter-path-added', free(), parameter({ in: 'path', required: true })],
  ['parameter-path-removed', parameter({ in: 'path', required: true }), free()],
  ['parameter-became-required', parameter({}), parameter({ required: true })],
  [
    'parameter-became-required-with-default',
    parameter({ schema: { default: '1' } }),
    parameter({ schema: { default: '1' }, required: true }),
  ],
  ['parameter-became-optional', parameter({ required: true }), parameter({})],
  ['parameter-moved', parameter({}), parameter({ in: 'header' })],
  [
    'parameter-renamed-case',
    parameter({ in: 'header', name: 'X-Limit' }),
    parameter({ in: 'header', name: 'x-limit' }),
  ],
  [
    'parameter-renamed',
    parameter({ name: 'where', schema: { type: 'object' } }),
    parameter({ name: 'filter', schema: { type: 'object' } }),
  ],
  [
    'parameter-style-changed',
    parameter({ schema: { type: 'array' } }),
    parameter({ schema: { type: 'array' }, style: 'pipeDelimited' }),
  ],
  [
    'parameter-explode-changed',
    parameter({ schema: { type: 'array' } }),
    parameter({ schema: { type: 'array' }, explode: false }),
  ],
  ['parameter-allow-reserved-changed', parameter({}), parameter({ allowReserved: true })],
  ['parameter-empty-value-refused', parameter({ allowEmptyValue: true }), parameter({})],
  ['parameter-empty-value-allowed', parameter({}), parameter({ allowEmptyValue: true })],
  [
    'parameter-content-changed',
    operation({ parameters: [{ name: 'q', in: 'query', content: { 'application/json': { schema: string } } }] }),
    operation({ parameters: [{ name: 'q', in: 'query', content: { 'text/csv': { schema: string } } }] }),
  ],
  [
    'parameter-schema-scalar-to-array',
    parameter({}),
    parameter({ schema: { type: 'array', items: { type: 'string' } } }),
  ],
  ['parameter-schema-scalar-to-text', parameter({ schema: { type: 'boolean' } }), parameter({})],
  ['parameter-deprecated', parameter({}), parameter({ deprecated: true })],
  ['parameter-reactivated', parameter({ deprecated: true }), parameter({})],
  ['request-body-required-added', free(), body({ required: true })],
  ['request-body-optional-added', free(), body()],
  ['request-body-removed', body(), free()],
  ['request-body-became-required', body(), body({ required: true })],
  ['request-body-became-optional', body({ required: true }), body()],
  ['request-media-type-added', sent('application/json'), sent('application/json', 'text/csv')],
  ['request-media-type-removed', sent('application/json', 'text/csv'), sent('application/json')],
  ['request-media-type-widened', sent('application/json'), sent('application/*')],
  ['request-media-type-narrowed', sent('application/*'), sent('application/json')],
  ['request-encoding-changed', multipart({}), multipart({ a: { contentType: 'text/csv' } })],
  ['response-success-status-added', statuses('200'), statuses('200', '202')],
  ['response-success-status-added', statuses('200'), statuses('200', '2XX')],
  ['response-success-status-removed', statuses('200', '202'), statuses('200')],
  ['response-success-status-removed', statuses('200', '2XX'), statuses('200')],
  ['response-error-status-added', statuses('200'), statuses('200', '404')],
  ['response-error-status-removed', statuses('200', '404'), statuses('200')],
  ['response-default-added', statuses('200'), statuses('200', 'default')],
  ['response-default-removed', statuses('200', 'default'), statuses('200')],
  ['response-encoding-changed', sentForm({}), sentForm({ a: { contentType: 'text/csv' } })],
  ['response-media-type-added', answered('application/json'), answered('application/json', 'text/csv')],
  ['response-media-type-removed', answered('application/json', 'text/csv'), answered('application/json')],
  ['response-media-type-widened', answered('application/json'), answered('*/*')],
  ['response-media-type-narrowed', answered('*/*'), answered('application/json')],
  ['response-media-type-renamed', answered('application/json'), answered('application/vnd.pets+json')],
  ['response-link-added', response({}), response({ links: { next: { operationId: 'a' } } })],
  ['response-link-removed', response({ links: { next: { operationId: 'a' } } }), response({})],
  [
    'response-link-changed',
    response({ links: { next: { operationId: 'a' } } }),
    response({ links: { next: { operationId: 'b' } } }),
  ],
  ['response-header-added', response({}), header({})],
  ['response-header-removed', header({ required: true }), response({})],
  ['response-optional-header-removed', header({}), response({})],
  ['response-header-became-optional', header({ required: true }), header({})],
  ['response-header-became-required', header({}), header({ required: true })],
  ['response-header-deprecated', header({}), header({ deprecated: true })],
  ['response-header-reactivated', header({ deprecated: true }), header({})],
  [
    'response-header-serialization-changed',
    header({}),
    header({ schema: undefined, content: { 'application/json': { schema: string } } }),
  ],
  ['security-added', security([]), security([{ key: [] }])],
  ['security-removed', security([{ key: [] }]), security([])],
  ['security-alternative-added', security([{ key: [] }]), security([{ key: [] }, { token: [] }])],
  ['security-alternative-removed', security([{ key: [] }, { token: [] }]), security([{ token: [] }])],
  [
    'security-scope-added',
    oauth({ clientCredentials: flow() }, ['read']),
    oauth({ clientCredentials: flow() }, ['read', 'write']),
  ],
  [
    'security-scope-removed',
    oauth({ clientCredentials: flow() }, ['read', 'write']),
    oauth({ clientCredentials: flow() }, ['read']),
  ],
  [
    'security-global-changed',
    operation({ security: [] }, { security: [] }),
    operation({ security: [] }, { security: [{ key: [] }] }),
  ],
  [
    'security-oauth-scope-description-changed',
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ scopes: { read: 'Reads', write: '' } }) }),
  ],
  ['security-scheme-added', schemes({}), schemes({ key })],
  ['security-scheme-removed', schemes({ key }), schemes({})],
  ['security-scheme-deprecated', schemes({ key }), schemes({ key: { ...key, 'x-oai-deprecated': true } })],
  ['security-scheme-reactivated', schemes({ key: { ...key, 'x-oai-deprecated': true } }), schemes({ key })],
  ['security-scheme-type-changed', schemes({ key }), schemes({ key: { type: 'http', scheme: 'basic' } })],
  ['security-scheme-location-changed', schemes({ key }), schemes({ key: { ...key, in: 'query' } })],
  [
    'security-oauth-url-changed',
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ tokenUrl: 'https://new.test' }) }),
  ],
  [
    'security-oauth-flow-added',
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow(), password: flow() }),
  ],
  [
    'security-oauth-flow-removed',
    oauth({ clientCredentials: flow(), password: flow() }),
    oauth({ clientCredentials: flow() }),
  ],
  [
    'security-oauth-scope-declared',
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ scopes: { read: '', write: '', all: '' } }) }),
  ],
  [
    'security-oauth-scope-withdrawn',
    oauth({ clientCredentials: flow() }),
    oauth({ clientCredentials: flow({ scopes: { read: '' } }) }),
  ],
];
