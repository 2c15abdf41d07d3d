import { type Contract, contractOf } from '@schemawright/contract';
import { diff } from '@schemawright/diff';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { withEvidence } from '../src/evidence.ts';
import { folderWith } from './schemawright.ts';

export const folder: string = folderWith({});

type Told = Awaited<ReturnType<typeof withEvidence>>;

export interface Recorded {
  readonly method?: string;
  readonly url?: string;
  readonly request?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly response?: unknown;
  readonly responseType?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

const fields = (headers: Readonly<Record<string, string>> = {}): readonly object[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

export const entryOf = (recorded: Recorded): object => {
  const { method = 'GET', url = 'https://api.example.com/pets', request, headers, status = 200 } = recorded;
  const { response, responseHeaders, responseType = 'application/json' } = recorded;
  const sent =
    request === undefined ? {} : { postData: { mimeType: 'application/json', text: JSON.stringify(request) } };
  return {
    request: { method, url, headers: fields(headers), ...sent },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: responseType }, ...fields(responseHeaders)],
      content: { mimeType: responseType, text: JSON.stringify(response ?? []) },
    },
  };
};

let written = 0;

export const har = (recorded: readonly Recorded[]): string => {
  written += 1;
  const file = join(folder, `${written}.har`);
  const log = { version: '1.2', creator: { name: 'test', version: '1' }, entries: recorded.map(entryOf) };
  writeFileSync(file, JSON.stringify({ log }));
  return file;
};

export const contract = (paths: object, more: object = {}): Contract =>
  contractOf({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com' }],
    paths,
    ...more,
  });

export const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } });
export const ok = (schema: unknown): object => ({ responses: { 200: { description: '', ...json(schema) } } });
export const get = (operation: object): Contract =>
  contract({ '/pets': { get: { ...ok({ type: 'array' }), ...operation } } });
export const post = (schema: unknown, more: object = {}): Contract =>
  contract({ '/pets': { post: { requestBody: { required: true, ...json(schema) }, ...ok({ type: 'array' }) } } }, more);

export const replayed = (old: Contract, next: Contract, recorded: readonly Recorded[]): Promise<Told> =>
  withEvidence(diff(old, next).changes, { old, next }, [har(recorded)]);

/** `[exchanges, broken, of]` of the change that a rule found. */
export const numbers = ({ changes }: Told, rule: string): readonly number[] => {
  const found = changes.filter((change) => change.rule === rule);
  expect(found.map((change) => change.rule)).toEqual([rule]);
  return found.flatMap(({ evidence }) => [evidence.exchanges, evidence.broken, evidence.of]);
};

export const object = (properties: object, more: object = {}): object => ({ type: 'object', properties, ...more });
export const text = { type: 'string' };
export const sent = (...bodies: readonly unknown[]): Recorded[] =>
  bodies.map((request) => ({ method: 'POST', request }));
export const read = (...bodies: readonly unknown[]): Recorded[] => bodies.map((response) => ({ response }));
export const asked = (...queries: readonly string[]): Recorded[] =>
  queries.map((query) => ({ url: `https://api.example.com/pets${query}` }));
export const limit = (more: object = {}): object => ({
  name: 'limit',
  in: 'query',
  schema: { type: 'integer' },
  ...more,
});
export const answers = (...statuses: readonly string[]): object => ({
  responses: Object.fromEntries(statuses.map((status) => [status, { description: '', ...json({ type: 'array' }) }])),
});
