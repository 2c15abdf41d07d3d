import { contractOf, type Contract } from '@schemawright/contract';

type Json = unknown;
type Members = Readonly<Record<string, Json>>;

/** A contract from what a case cares about. */
export const contract = (document: Members): Contract =>
  contractOf(
    { openapi: '3.1.0', info: { title: 'Pets', version: '1.0.0' }, ...document },
    { name: 'pets', file: 'pets.yaml' },
  );

/** A contract with the one operation `POST /pets`. */
export const operation = (members: Members = {}, document: Members = {}): Contract =>
  contract({ paths: { '/pets': { post: { responses: { 204: { description: 'Done' } }, ...members } } }, ...document });

/** One schema in the body of a request, or in the body of a response. */
export const sending = (schema: Json, schemas: Members = {}): Contract =>
  operation({ requestBody: { content: { 'application/json': { schema } } } }, { components: { schemas } });

export const reading = (schema: Json, schemas: Members = {}): Contract =>
  operation(
    { responses: { 200: { description: 'Found', content: { 'application/json': { schema } } } } },
    { components: { schemas } },
  );

export const parameter = (members: Members): Contract =>
  operation({ parameters: [{ name: 'limit', in: 'query', schema: { type: 'string' }, ...members }] });

export const response = (members: Members, status = '200'): Contract =>
  operation({ responses: { [status]: { description: 'Found', ...members } } });

export const header = (members: Members): Contract =>
  response({ headers: { 'X-Rate': { schema: { type: 'string' }, ...members } } });

export const security = (requirements: Json, schemes: Members = keys): Contract =>
  operation({ security: requirements }, { components: { securitySchemes: schemes } });

const keys: Members = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  token: { type: 'http', scheme: 'bearer' },
};

export const oauth = (flows: Members, scopes: readonly string[] = []): Contract =>
  security([{ oauth: scopes }], { oauth: { type: 'oauth2', flows } });

export const flow = (members: Members = {}): Members => ({
  tokenUrl: 'https://pets.test/token',
  scopes: { read: '', write: '' },
  ...members,
});
