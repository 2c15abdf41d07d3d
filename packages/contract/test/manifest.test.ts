import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findContracts, loadManifest, loadManifestContract } from '../src/manifest.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const packages = 'packages: { types: "@a/pets-types", client: "@a/pets-client", validators: pets-validators }\n';
const manifest = `name: pets\nentry: openapi.yaml\n${packages}`;
const openapi = 'openapi: 3.1.0\ninfo: { title: Pets, version: "1" }\npaths: {}\n';

describe('contract.yaml', () => {
  test('folders of schemas/ are found from anywhere below, by name', () => {
    const root = folderWith({
      'schemas/b/contract.yaml': manifest.replace('pets', 'b'),
      'schemas/a/contract.yaml': manifest.replace('pets', 'a'),
      'schemas/a/openapi.yaml': openapi,
      'schemas/notes/readme.md': '',
      'packages/x/y/file': '',
    });
    const found = findContracts(path.join(root, 'packages/x/y'));
    expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(found[0] && loadManifestContract(found[0], root)).toMatchObject({
      name: 'a',
      document: { info: { title: 'Pets' } },
    });
  });

  test('what it says is read with absolute paths', () => {
    const text = `${manifest}recordings: [recordings]
upstream:
  - { file: upstream/page.txt, operation: GET /pets, url: https://example.com/docs }
decisions:
  - { pointer: /components/schemas/Pet, rule: type-changed, reason: because }
provenance: provenance.yaml
`;
    const folder = path.join(folderWith({ 'schemas/pets/contract.yaml': text }), 'schemas/pets');
    expect(loadManifest(folder, folder)).toEqual({
      name: 'pets',
      folder,
      file: path.join(folder, 'contract.yaml'),
      entry: path.join(folder, 'openapi.yaml'),
      packages: { types: '@a/pets-types', client: '@a/pets-client', validators: 'pets-validators' },
      upstream: [
        {
          file: path.join(folder, 'upstream/page.txt'),
          url: 'https://example.com/docs',
          operation: 'GET /pets',
          schema: undefined,
        },
      ],
      recordings: [path.join(folder, 'recordings')],
      decisions: [{ pointer: '/components/schemas/Pet', rule: 'type-changed', source: undefined, reason: 'because' }],
      provenance: path.join(folder, 'provenance.yaml'),
      int64: 'number',
      patterns: 'linear',
      diff: undefined,
    });
  });

  test('every fault is told, with its place', () => {
    const text = `name: Bad Name\nentry: ../outside.yaml\npackages: { types: "No Good", client: 7 }\nextra: 1\nupstream: [{}]\n`;
    const folder = folderWith({ 'contract.yaml': text });
    const problems = refusals(() => loadManifest(folder, folder));
    expect(problems.map(({ pointer, place }) => [pointer, place.line])).toEqual([
      ['/extra', 4],
      ['/entry', 2],
      ['/name', 1],
      ['/packages/types', 3],
      ['/packages/client', 3],
      ['/packages', 3],
      ['/upstream/0', 5],
    ]);
    expect(problems.every(({ place }) => place.file === 'contract.yaml')).toBe(true);
  });

  test('numbers of 64 bits are numbers unless another choice is made; what is no choice is refused', () => {
    const load = (text: string): ReturnType<typeof loadManifest> => {
      const root = folderWith({ 'schemas/pets/contract.yaml': text, 'schemas/pets/openapi.yaml': openapi });
      return loadManifest(path.join(root, 'schemas/pets'), root);
    };
    expect(load(manifest).int64).toBe('number');
    expect(load(`${manifest}generate: { int64: bigint }\n`).int64).toBe('bigint');
    expect(() => load(`${manifest}generate: { int64: long }\n`)).toThrow('number, string, bigint');
    expect(load(`${manifest}generate: { patterns: refuse }\n`).patterns).toBe('refuse');
  });
});
