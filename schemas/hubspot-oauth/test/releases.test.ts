import path from 'node:path';
import { loadContract, type Contract } from '@schemawright/contract';
import { diff } from '@schemawright/diff';
import { describe, expect, test } from 'vitest';
import { before, print } from '../releases/make.mjs';
import { folder } from './examples.ts';

const release = (version: string): Contract =>
  loadContract(path.join(folder, 'releases', `${version}.json`), { name: 'hubspot-oauth' });

describe('from the state before April 2026 to the first release', () => {
  const { bump, changes } = diff(release('0.9.0'), release('1.0.0'));
  const pointersOf = (rule: string): string[] =>
    changes.filter((change) => change.rule === rule).map(({ pointer }) => pointer.replace('/components/schemas/', ''));

  test('lifetimes and ends grew to 64 bits', () => {
    expect(pointersOf('response-format-widened').sort()).toEqual([
      'AccessToken/properties/expires_in',
      'AccessTokenIntrospection/properties/expires_in',
      'AccessTokenMetadata/properties/expires_in',
      'AccessTokenMetadata_SignedAccessToken/properties/expiresAt',
      'ClientCredentialsToken/properties/expires_in',
      'SignedAccessToken/properties/expiresAt',
    ]);
  });

  test('a variant of the v1 token answer went, and its type with it', () => {
    expect(pointersOf('response-one-of-branch-removed')).toEqual(['IssuedToken/oneOf']);
    expect(pointersOf('component-schema-removed')).toEqual(['RefreshToken']);
  });

  test('a security scheme came, which nothing asks for', () => {
    expect(pointersOf('security-scheme-added')).toHaveLength(1);
    expect(changes.filter(({ rule }) => rule === 'security-added')).toEqual([]);
  });

  test('nothing else can be felt, and nobody breaks', () => {
    const felt = changes.filter(({ impact }) => impact !== 'compatible');
    expect([...new Set(felt.map(({ rule }) => rule))].sort()).toEqual([
      'component-schema-removed',
      'response-format-widened',
    ]);
    expect(bump).toBe('minor');
  });
});

test.each(['0.9.0', '1.0.0'])('%s compared with itself is silent', (version) => {
  expect(diff(release(version), release(version))).toMatchObject({ bump: 'none', changes: [] });
});

test('0.9.0 is what the script derives from 1.0.0', () => {
  const derived = before(structuredClone(release('1.0.0').document));
  expect(JSON.parse(print(derived))).toEqual(release('0.9.0').document);
});
