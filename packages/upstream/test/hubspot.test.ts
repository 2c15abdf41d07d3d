import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContract, type Refusal } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { readSource } from '../src/index.ts';
import { codes, driftOf, lineOf, read, replace } from './orders.ts';

const folder = fileURLToPath(new URL('../../../schemas/hubspot-oauth/', import.meta.url));
const contract = loadContract('openapi.yaml', { name: 'hubspot-oauth', cwd: folder });
const introspection = readFileSync(`${folder}/upstream/introspection.es.txt`, 'utf8');
const metadata = readFileSync(`${folder}/upstream/access-token-metadata.txt`, 'utf8');
const access = '/components/schemas/AccessTokenIntrospection';
const request = '/components/schemas/TokenIntrospectionRequest';

describe('the Spanish page of the introspection', () => {
  const applied = read(introspection, { operation: 'POST /oauth/v3/token/introspect' }, contract);
  const drift = (text: string): readonly string[] => driftOf(read(text, {}, contract), contract);

  test('agrees with the contract, whose own additions (x-overlay) are nothing that a page could agree with', () => {
    expect(driftOf(applied, contract)).toEqual([]);
    expect(readSource(introspection, { file: 'page' })).toMatchObject({
      kind: 'mintlify-page',
      language: 'es',
      operation: { method: 'POST', path: '/oauth/v3/token/introspect' },
    });
  });

  test('tells what it does not show', () => {
    expect(codes(applied)).toEqual([
      'nested-from-sample',
      'status-not-shown',
      'media-type-not-shown',
      'other-responses-not-shown',
      'security-not-shown',
      'variants-not-shown',
    ]);
  });

  test.each([
    [
      'expires_in narrowed',
      replace(introspection, 'integer<int64>', 'integer<int32>'),
      [`${access}/properties/expires_in/format "int64" -> "int32"`],
    ],
    [
      'app_id a string',
      replace(introspection, 'app_id\ninteger<int32>', 'app_id\nstring'),
      [
        `${access}/properties/app_id/type "integer" -> "string"`,
        `${access}/properties/app_id/format "int32" -> undefined`,
      ],
    ],
    [
      'user required',
      replace(introspection, 'user\nstring', 'user\nstring\nrequerido'),
      [expect.stringContaining(`${access}/required [`)],
    ],
    [
      'token_use gets a value',
      replace(introspection, 'disponibles:\naccess_token', 'disponibles:\naccess_token,\nid_token'),
      [`${access}/properties/token_use/enum ["access_token"] -> ["access_token","id_token"]`],
    ],
    [
      'token_use gets another value',
      introspection.replace(/(predeterminado:|disponibles:\n|"token_use": ")access_token/gu, '$1user_token'),
      [
        `${access}/properties/token_use/enum/0 "access_token" -> "user_token"`,
        `${access}/properties/token_use/default "access_token" -> "user_token"`,
      ],
    ],
    [
      'hub_domain gone',
      replace(replace(introspection, '  "hub_domain": "<string>",\n', ''), 'hub_domain\nstring\n', ''),
      [`${access}/properties/hub_domain {"type":"string","description":"The domain of the account."} -> undefined`],
    ],
    [
      'the hint gone from the request',
      replace(replace(introspection, " \\\n  --data 'token_type_hint=<string>'", ''), 'token_type_hint\nstring\n', ''),
      [expect.stringContaining(`${request}/properties/token_type_hint {`)],
    ],
    [
      'a nested key more',
      replace(introspection, '"hublet": "<string>"', '"hublet": "<string>",\n    "tier": "<string>"'),
      ['/components/schemas/SignedAccessToken/properties/tier undefined -> {"type":"string"}'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(drift(text)).toEqual(expected);
  });

  test.each([
    ['another version of the path', introspection.replaceAll('v3', 'v4')],
    ['another method', introspection.replaceAll('POST', 'PUT')],
  ])('%s documents another operation', (_name, text) => {
    expect(() => read(text, {}, contract)).toThrow('documents another operation');
  });

  test('another path with most of the same fields names the operation that may have moved', () => {
    const told = (): Refusal | undefined => {
      try {
        read(introspection.replaceAll('v3', 'v4'), {}, contract);
        return undefined;
      } catch (error) {
        return error as Refusal;
      }
    };
    expect(told()?.problems[0]?.mend).toMatch(/mostly those of POST \/oauth\/\S+\/token\/introspect/u);
  });

  test('is refused when another operation is watched', () => {
    expect(() => read(introspection, { operation: 'POST /oauth/v3/token/revoke' }, contract)).toThrow(
      'documents another operation',
    );
  });
});

describe('the page of a registry with the structure of the v1 look-up', () => {
  const schema = '/components/schemas/AccessTokenMetadata';
  const applied = read(metadata, {}, contract);
  const drift = driftOf(applied, contract);

  test('differs in the width of expires_in and in user_id being required, and in nothing else', () => {
    expect(drift.filter((line) => !line.includes('/expires_in/'))).toEqual([
      expect.stringMatching(/required \[.*"user_id".*\] -> \[(?!.*"user_id")/u),
    ]);
    expect(drift.filter((line) => line.includes('/expires_in/') && !line.includes('x-json-structure'))).toEqual([
      `${schema}/properties/expires_in/format "int64" -> "int32"`,
      expect.stringMatching(/minimum -\d+ -> -2147483648$/u),
      expect.stringMatching(/maximum \d+ -> 2147483647$/u),
    ]);
  });

  test('says so at lines of the page', () => {
    expect(applied.place(`${schema}/properties/expires_in/format`)).toBe(lineOf(metadata, '    "expires_in": {'));
    expect(applied.place(`${schema}/properties/user_id`)).toBe(lineOf(metadata, '    "user_id": {'));
  });

  test('removes nothing, and tells what it does not show', () => {
    const less = metadata.replace(/    "hub_domain": \{[^}]*\},\n/u, '');
    expect(driftOf(read(less, {}, contract), contract)).toEqual(drift);
    expect(codes(read(less, {}, contract))).toEqual(['counts-disagree', 'third-party', 'fields-not-shown']);
  });
});
