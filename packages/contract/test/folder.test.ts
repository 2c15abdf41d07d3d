import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFolder } from '../src/folder.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const structure = (name: string, parts: object = {}): object => ({
  $schema: 'https://json-structure.org/meta/extended/v0/#',
  $id: `https://example.com/${name}`,
  name,
  type: 'object',
  properties: { id: { type: 'string' } },
  ...parts,
});
const importing = (name: string, of: string): object =>
  structure(name, {
    $uses: ['JSONStructureImport'],
    properties: { at: { type: { $ref: `#/definitions/${of}/Part` } } },
    definitions: { [of]: { $importdefs: `https://example.com/${of}` } },
  });
const withPart = (name: string): object =>
  structure(name, { definitions: { Part: { type: 'object', properties: { p: { type: 'int32' } }, required: ['p'] } } });

const load = (files: Readonly<Record<string, unknown>>, folder = 'structures') => {
  const cwd = folderWith(files);
  return { cwd, contract: loadFolder(folder, { cwd }) };
};
const schemasOf = ({ contract }: ReturnType<typeof load>): object => contract.document.components?.schemas ?? {};

describe('a folder of JSON Structure files is a contract without operations', () => {
  test('each file is a component under its name, those of deeper folders too; other files are none', () => {
    const loaded = load({
      'structures/b.struct.json': structure('Bird'),
      'structures/a.struct.json': structure('Cat'),
      'structures/deeper/c.struct.yaml':
        '$schema: https://json-structure.org/meta/core/v0/#\n$id: https://example.com/dog\nname: Dog\ntype: string\n',
      'structures/other.json': structure('Other'),
      'structures/node_modules/x/d.struct.json': structure('Installed'),
      'structures/.hidden/e.struct.json': structure('Hidden'),
      'structures/foreign.struct.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'string' },
    });
    expect(loaded.contract.problems).toEqual([]);
    expect(loaded.contract.name).toBe('structures');
    expect(loaded.contract.document.paths).toEqual({});
    expect(Object.keys(schemasOf(loaded))).toEqual(['Cat', 'Bird', 'Dog']);
  });

  test('definitions follow, under the name of their document', () => {
    expect(Object.keys(schemasOf(load({ 'structures/a.struct.json': withPart('Whole') })))).toEqual([
      'Whole',
      'Whole_Part',
    ]);
  });

  test('the files import each other', () => {
    const loaded = load({
      'structures/a.struct.json': importing('A', 'B'),
      'structures/b.struct.json': withPart('B'),
    });
    expect(loaded.contract.problems).toEqual([]);
    expect(schemasOf(loaded)).toMatchObject({
      A: { properties: { at: { $ref: '#/components/schemas/A_B_Part' } } },
      A_B_Part: { required: ['p'] },
    });
  });

  test('what the folder lacks comes from elsewhere, and the folder counts first', () => {
    const cwd = folderWith({
      'structures/a.struct.json': importing('A', 'B'),
      'structures/c.struct.json': withPart('C'),
    });
    const asked: string[] = [];
    const { problems } = loadFolder('structures', {
      cwd,
      imports: (uri) => {
        asked.push(uri);
        return withPart('B') as never;
      },
    });
    expect(problems).toEqual([]);
    expect(asked).toContain('https://example.com/B');
    expect(asked).not.toContain('https://example.com/C');
  });

  test('the folder may be called anything, and so may the files', () => {
    const folder = 'a b#c?%20é';
    const loaded = load(
      { [`${folder}/p q#r?%20ü.struct.json`]: structure('A'), [`${folder}/日本/b c.struct.json`]: structure('B') },
      folder,
    );
    expect(loaded.contract.problems).toEqual([]);
    expect(Object.keys(schemasOf(loaded))).toEqual(['A', 'B']);
    expect(loaded.contract.origin('/components/schemas/A').file).toBe(path.join(folder, 'p q#r?%20ü.struct.json'));
  });

  test('every part says the file and line that it was written in', () => {
    const { contract } = load({
      'structures/a.struct.json': JSON.stringify(structure('A'), undefined, 2),
      'structures/deeper/b.struct.yaml':
        '$schema: https://json-structure.org/meta/core/v0/#\n$id: https://example.com/B\nname: B\ntype: object\nproperties:\n  p: { type: int64 }\n',
    });
    expect(contract.origin('/components/schemas/A/properties/id')).toEqual({
      file: path.join('structures', 'a.struct.json'),
      line: 7,
      column: 5,
    });
    expect(contract.origin('/components/schemas/B/properties/p')).toEqual({
      file: path.join('structures', 'deeper', 'b.struct.yaml'),
      line: 6,
      column: 3,
    });
  });

  test('is the same document wherever it lies', () => {
    const files = { 'structures/a.struct.json': importing('A', 'B'), 'structures/b.struct.json': withPart('B') };
    expect(load(files).contract.document).toEqual(load(files).contract.document);
    expect(JSON.stringify(load(files).contract.document)).not.toContain('/tmp');
  });
});

describe('names that are taken or hostile', () => {
  test('two files of one name are refused, each with its place', () => {
    const cwd = folderWith({
      'structures/a.struct.json': structure('Same'),
      'structures/b.struct.json': JSON.stringify(
        { ...structure('Same'), $id: 'https://example.com/else' },
        undefined,
        2,
      ),
    });
    expect(refusals(() => loadFolder('structures', { cwd }))).toMatchObject([
      {
        code: 'oas-name-collision',
        message: expect.stringContaining(path.join('structures', 'a.struct.json:1:1')) as string,
        place: { file: path.join('structures', 'b.struct.json'), line: 4, column: 3 },
      },
    ]);
  });

  test('a document and the definition of another may come to the same name: it is numbered', () => {
    const loaded = load({
      'structures/a.struct.json': structure('Whole_Part'),
      'structures/b.struct.json': withPart('Whole'),
    });
    expect(loaded.contract.problems).toEqual([]);
    expect(Object.keys(schemasOf(loaded))).toEqual(['Whole_Part', 'Whole', 'Whole_Part_2']);
  });

  test('__proto__ is a name like any other', () => {
    const loaded = load({
      'structures/a.struct.json': structure('__proto__'),
      'structures/b.struct.json': structure('B'),
    });
    expect(Object.getPrototypeOf(schemasOf(loaded))).toBe(Object.prototype);
    expect(Object.keys(schemasOf(loaded))).toEqual(['__proto__', 'B']);
  });

  test('an $id that two claim is refused', () => {
    const cwd = folderWith({
      'structures/a.struct.json': structure('A'),
      'structures/b.struct.json': { ...structure('B'), $id: 'https://example.com/A#' },
    });
    expect(refusals(() => loadFolder('structures', { cwd }))).toMatchObject([{ code: 'oas-id-duplicate' }]);
  });
});

describe('refused', () => {
  test.each<[string, Readonly<Record<string, unknown>>, object]>([
    ['an empty folder', { 'structures/README.md': 'x' }, { code: 'folder-empty', place: { file: 'structures' } }],
    ['a folder that is not there', {}, { place: { file: 'structures' } }],
    [
      'a malformed file',
      { 'structures/a.struct.json': structure('A'), 'structures/b.struct.json': '{\n  "a": 1,,\n}' },
      { place: { file: path.join('structures', 'b.struct.json'), line: 2, column: 10 } },
    ],
    ['an empty file', { 'structures/a.struct.json': '' }, { code: 'source-empty' }],
  ])('%s', (_, files, problem) => {
    const cwd = folderWith(files);
    expect(refusals(() => loadFolder('structures', { cwd }))).toMatchObject([problem]);
  });

  test('a file that cannot be read, by whatever user', () => {
    const cwd = folderWith({ 'structures/b.struct.json': structure('B') });
    symlinkSync(path.join(cwd, 'structures/nowhere'), path.join(cwd, 'structures/a.struct.json'));
    expect(refusals(() => loadFolder('structures', { cwd }))).toMatchObject([
      { code: 'source-unreadable', place: { file: path.join('structures', 'a.struct.json') } },
    ]);
  });
});

describe('links', () => {
  test('that lead out of the folder are not followed', () => {
    const cwd = folderWith({ 'structures/a.struct.json': structure('A'), 'secret/b.struct.json': structure('Secret') });
    symlinkSync(path.join(cwd, 'secret/b.struct.json'), path.join(cwd, 'structures/b.struct.json'));
    symlinkSync(path.join(cwd, 'secret'), path.join(cwd, 'structures/deeper'));
    symlinkSync(path.join(cwd, 'structures'), path.join(cwd, 'structures/round'));
    expect(Object.keys(loadFolder('structures', { cwd }).document.components?.schemas ?? {})).toEqual(['A']);
  });

  test('inside it are the file that they lead to, once', () => {
    const cwd = folderWith({ 'structures/z.struct.json': structure('A') });
    symlinkSync(path.join(cwd, 'structures/z.struct.json'), path.join(cwd, 'structures/b.struct.json'));
    expect(Object.keys(loadFolder('structures', { cwd }).document.components?.schemas ?? {})).toEqual(['A']);
  });

  test('and the folder itself may be one', () => {
    const cwd = folderWith({ 'real/a.struct.json': importing('A', 'B'), 'real/b.struct.json': withPart('B') });
    symlinkSync(path.join(cwd, 'real'), path.join(cwd, 'structures'));
    const { document, problems } = loadFolder('structures', { cwd });
    expect(problems).toEqual([]);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(['A', 'B', 'A_B_Part', 'B_Part']);
  });
});
