import path from 'node:path';
import { createAjv, validatorAt } from '@schemawright/contract/ajv';
import { lintFile, operations, valueAt, type Pointer } from '@schemawright/contract';
import { describe, expect, test } from 'vitest';
import { contract, documented, examples, folder } from './examples.ts';

const { document } = contract;

describe('the contract', () => {
  test('loads without a problem', () => {
    expect(contract.problems).toEqual([]);
  });

  test.each(['openapi.yaml', 'access-token-metadata.struct.json'])('passes lint: %s', (file) => {
    expect(lintFile(path.join(folder, file), { cwd: folder }).problems).toEqual([]);
  });

  test.each([
    ['POST /oauth/v1/token', 'createTokenV1'],
    ['GET /oauth/v1/access-tokens/{token}', 'getAccessTokenV1'],
    ['GET /oauth/v1/refresh-tokens/{token}', 'getRefreshTokenV1'],
    ['DELETE /oauth/v1/refresh-tokens/{token}', 'deleteRefreshTokenV1'],
    ['POST /oauth/v3/token', 'createTokenV3'],
    ['POST /oauth/v3/token/introspect', 'introspectTokenV3'],
    ['POST /oauth/v3/token/revoke', 'revokeTokenV3'],
    ['POST /oauth/2026-03/token', 'createToken202603'],
    ['POST /oauth/2026-03/token/introspect', 'introspectToken202603'],
    ['POST /oauth/2026-03/token/revoke', 'revokeToken202603'],
  ])('has %s as %s', (key, operationId) => {
    expect(operations(contract).find((operation) => operation.key === key)?.operationId).toBe(operationId);
  });

  test('has no other operation', () => {
    expect(operations(contract)).toHaveLength(10);
  });

  test('repeats v3 in 2026-03', () => {
    const shape = (version: string): unknown[] =>
      operations(contract)
        .filter((operation) => operation.path.startsWith(`/oauth/${version}/`))
        .map(({ object: { requestBody, responses }, method, path: template }) => ({
          method,
          path: template.replace(version, ''),
          requestBody,
          responses,
        }));
    expect(shape('2026-03')).toEqual(shape('v3'));
  });

  test('sends no secret in a query', () => {
    expect(
      operations(contract).flatMap(({ parameters }) => parameters.filter(({ in: place }) => place === 'query')),
    ).toEqual([]);
  });

  test('writes the signed token alike in both schema languages, but for the bounds that a double needs', () => {
    const essence = (pointer: Pointer): unknown => {
      const { required, properties } = valueAt(document, pointer) as { required: string[]; properties: object };
      const types = Object.entries(properties).map(([name, { type, format }]) => [name, type, format]);
      return { required: [...required].sort(), types };
    };
    expect(essence('/components/schemas/AccessTokenMetadata_SignedAccessToken')).toEqual(
      essence('/components/schemas/SignedAccessToken'),
    );
  });

  test.each(
    ['AccessTokenIntrospection', 'AccessTokenMetadata', 'AccessToken', 'ClientCredentialsToken'].map((name) => [name]),
  )('says of expires_in in %s that it is a 64-bit integer', (name) => {
    expect(valueAt(document, `/components/schemas/${name}/properties/expires_in`)).toMatchObject({
      type: 'integer',
      format: 'int64',
    });
  });
});

describe('examples', () => {
  const ajv = createAjv(contract);

  test('stand at every parameter, request and response that has a body', () => {
    expect(documented.filter((part) => part.examples.length === 0)).toEqual([]);
  });

  test.each(examples)('$title', ({ schema, value }) => {
    const validate = validatorAt(ajv, schema);
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('hold no token that could be a real one', () => {
    const words = JSON.stringify(examples).match(/[A-Za-z0-9_-]{32,}/g) ?? [];
    expect(words.filter((word) => !word.startsWith('example-') && !/^[0-9a-f-]{36}$/.test(word))).toEqual([]);
  });
});
