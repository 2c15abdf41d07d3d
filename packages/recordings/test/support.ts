import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { contractOf } from '@schemawright/contract';
import type { Contract } from '@schemawright/contract';
import { readRecording } from '../src/read.ts';
import type { Exchange, Reading } from '../src/exchange.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'recordings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file of its own and gives back its path. */
export const file = (name: string, content: string | Buffer): string => {
  const place = path.join(mkdtempSync(path.join(folder, 'x')), name);
  writeFileSync(place, content);
  return place;
};

export const readAll = async (place: string, limits = {}): Promise<Reading[]> => {
  const readings: Reading[] = [];
  for await (const reading of readRecording(place, limits)) readings.push(reading);
  return readings;
};

export const harText = (...entries: unknown[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries } });

/** A HAR entry; `response` and `request` members override the usual ones. */
export const entry = ({
  method = 'GET',
  url = 'https://api.example.com/things',
  request = {},
  response = {},
  ...more
}: {
  method?: string;
  url?: string;
  request?: object;
  response?: object;
  [name: string]: unknown;
} = {}): object => ({
  request: { method, url, headers: [], bodySize: 0, ...request },
  response: { status: 200, headers: [], content: { size: 2, mimeType: 'application/json', text: '{}' }, ...response },
  ...more,
});

export const exchange = (given: Partial<Exchange> = {}): Exchange => ({
  source: 'memory',
  entry: 0,
  method: 'GET',
  url: 'https://api.example.com/things',
  status: 200,
  requestHeaders: new Map(),
  responseHeaders: new Map(),
  requestBody: undefined,
  responseBody: { kind: 'text', text: '{}', mediaType: 'application/json' },
  ...given,
});

export const contract = (document: object): Contract =>
  contractOf({ openapi: '3.1.0', info: { title: 'test', version: '1' }, ...document }, { name: 'test' });

const string = { type: 'string' };
const integer = { type: 'integer', format: 'int32' };

/** Token introspection with a union that only `token_use` tells apart, and a look-up with the token in the path. */
export const oauth: Contract = contract({
  servers: [{ url: 'https://api.hubapi.com' }],
  paths: {
    '/oauth/v3/token/introspect': {
      post: {
        requestBody: {
          content: {
            'application/x-www-form-urlencoded': {
              schema: {
                type: 'object',
                required: ['token'],
                properties: { token: string, client_id: string, client_secret: string, limit: integer },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'the token',
            content: {
              'application/json': {
                schema: {
                  oneOf: [{ $ref: '#/components/schemas/AccessToken' }, { $ref: '#/components/schemas/RefreshToken' }],
                },
              },
            },
          },
          default: { description: 'error', content: { '*/*': { schema: { $ref: '#/components/schemas/Error' } } } },
        },
      },
    },
    '/oauth/v1/access-tokens/{token}': {
      get: {
        parameters: [{ name: 'token', in: 'path', required: true, schema: string }],
        responses: {
          '200': {
            description: 'the token',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/AccessToken' } } },
          },
        },
      },
      delete: {
        parameters: [{ name: 'token', in: 'path', required: true, schema: string }],
        responses: { '204': { description: 'gone' } },
      },
    },
  },
  components: {
    schemas: {
      AccessToken: {
        type: 'object',
        required: ['token', 'token_use', 'hub_id', 'scopes', 'expires_in'],
        properties: {
          token: string,
          token_use: { type: 'string', enum: ['access_token'] },
          hub_id: integer,
          scopes: { type: 'array', items: string },
          expires_in: { type: 'integer', format: 'int64' },
        },
      },
      RefreshToken: {
        type: 'object',
        required: ['token', 'token_use', 'hub_id', 'scopes', 'client_id'],
        properties: {
          token: string,
          token_use: { type: 'string', enum: ['refresh_token'] },
          hub_id: integer,
          scopes: { type: 'array', items: string },
          client_id: string,
        },
      },
      Error: {
        type: 'object',
        required: ['category', 'message'],
        properties: { category: string, message: string },
      },
    },
  },
});

export const accessToken: object = {
  token: 'REDACTED',
  token_use: 'access_token',
  hub_id: 1,
  scopes: ['oauth'],
  expires_in: 1800,
};

/** A recorded introspection, answered with `body`. */
export const introspection = (body: unknown, given: Partial<Exchange> = {}): Exchange =>
  exchange({
    method: 'POST',
    url: 'https://api.hubapi.com/oauth/v3/token/introspect',
    requestHeaders: new Map([['content-type', ['application/x-www-form-urlencoded']]]),
    requestBody: { kind: 'text', text: 'token=REDACTED&client_id=me' },
    responseHeaders: new Map([['content-type', ['application/json;charset=utf-8']]]),
    responseBody: { kind: 'text', text: JSON.stringify(body) },
    ...given,
  });
