import path from 'node:path';
import { expect, test } from 'vitest';
import { importsBelow, loadContract, noSuchFile, Refusal, type Files } from '../src/index.ts';

/** Files that are on no disk. */
const filesOf = (contents: Readonly<Record<string, unknown>>): Files => {
  const byLocation = new Map(
    Object.entries(contents).map(([name, content]) => [
      path.resolve('/virtual', name),
      Buffer.from(JSON.stringify(content)),
    ]),
  );
  const below = (folder: string): readonly string[] =>
    [...byLocation.keys()].filter((location) => location.startsWith(`${folder}${path.sep}`));
  return {
    read: (location, file) => {
      const bytes = byLocation.get(location);
      if (bytes === undefined) throw noSuchFile(file);
      return bytes;
    },
    real: (location) => location,
    kind: (location) => (byLocation.has(location) ? 'file' : below(location).length > 0 ? 'folder' : undefined),
    size: (location) => byLocation.get(location)?.length ?? 0,
    list: (folder) => below(folder).map((location) => ({ name: path.relative(folder, location), kind: 'file' })),
    nameOf: (location) => `virtual:${path.relative('/virtual', location)}`,
  };
};

const openapi = (schema: object): object => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1.0.0' },
  paths: {},
  components: { schemas: { Pet: schema } },
});

test('a contract is read from where its files are, with all that it refers to', () => {
  const files = filesOf({ 'api.json': openapi({ $ref: './parts/pet.json' }), 'parts/pet.json': { type: 'string' } });
  const contract = loadContract('api.json', { cwd: '/virtual', files });
  expect(contract.document.components?.schemas?.['Pet']).toEqual({ type: 'string' });
  expect(contract.origin('/components/schemas/Pet/type')).toMatchObject({ file: 'virtual:parts/pet.json', line: 1 });
});

test('what is not there is not looked for on the disk', () => {
  const here = path.relative('/virtual', import.meta.filename);
  const files = filesOf({ 'api.json': openapi({ $ref: `./${here}` }) });
  expect(() => loadContract('api.json', { cwd: '/', files })).toThrow(Refusal);
});

test('imports are those of the same place', () => {
  const files = filesOf({
    'schemas/pet.struct.json': {
      $schema: 'https://json-structure.org/meta/core/v0/#',
      $id: 'https://example.com/pet',
      name: 'Pet',
      type: 'string',
    },
  });
  const { find, problems } = importsBelow('schemas', { cwd: '/virtual', files });
  expect(find('https://example.com/pet')).toMatchObject({ name: 'Pet' });
  expect(problems).toEqual([]);
});
