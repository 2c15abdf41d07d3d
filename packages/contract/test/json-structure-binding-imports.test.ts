import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsBelow } from '../src/imports.ts';
import { lintFile } from '../src/lint/lint.ts';
import { loadContract, type LoadOptions } from '../src/load.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const extended = 'https://json-structure.org/meta/extended/v0/#';
const core = 'https://json-structure.org/meta/core/v0/#';

const importing = (uri: string, more = ''): string => `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components:
  schemas:
    Message:
      $schema: ${extended}
      name: Message
      type: object
      properties:
        at: { type: { $ref: "#/definitions/Common/Point" } }
      definitions:
        Common: { $importdefs: "${uri}" }
${more}`;

const library = `    Library:
      $schema: ${core}
      $id: https://example.com/common#v1
      name: Library
      definitions:
        Point:
          type: object
          properties:
            lat: { type: double }
`;

const file = `$schema: ${core}
$id: https://example.com/common
name: Library
definitions:
  Point:
    type: object
    properties:
      lat: { type: double }
`;

const load = (files: Readonly<Record<string, unknown>> | string, options: LoadOptions = {}) => {
  const cwd = folderWith(typeof files === 'string' ? { 'openapi.yaml': files } : files);
  return loadContract('openapi.yaml', { cwd, ...options });
};

const codes = (problems: readonly { readonly code: string }[]): readonly string[] => problems.map(({ code }) => code);

describe('5. an import names the declared $id of another resource', () => {
  test('in the description, without regard to fragments; what was copied has the place of what it copies', () => {
    const contract = load(importing('https://example.com/common', library));
    expect(contract.problems).toEqual([]);
    expect(contract.document.components?.schemas).toMatchObject({
      Message: { properties: { at: { $ref: '#/components/schemas/Message_Common_Point' } } },
      Message_Common_Point: { properties: { lat: { type: 'number' } } },
    });
    expect(contract.origin('/components/schemas/Message_Common_Point')).toEqual({
      file: 'openapi.yaml',
      line: 19,
      column: 9,
    });
    expect(contract.origin('/components/schemas/Message_Common_Point/properties/lat/type')).toEqual({
      file: 'openapi.yaml',
      line: 22,
      column: 20,
    });
  });

  test('in a file below a folder, in its own line and column there', () => {
    const cwd = folderWith({
      'openapi.yaml': importing('https://example.com/common'),
      'schemas/a/common.struct.yaml': file,
      'schemas/other.json': '{',
    });
    const contract = loadContract('openapi.yaml', { cwd, imports: importsBelow('schemas', { cwd }).find });
    expect(contract.problems).toEqual([]);
    expect(contract.origin('/components/schemas/Message_Common_Point/properties/lat')).toEqual({
      file: path.join('schemas', 'a', 'common.struct.yaml'),
      line: 8,
      column: 7,
    });
  });

  test('in a registry of the caller, which is named by the URI', () => {
    const document = { $schema: core, $id: 'urn:c', name: 'C', definitions: { Point: { type: 'string' } } };
    const contract = load(importing('urn:c'), { imports: (uri) => (uri === 'urn:c' ? document : undefined) });
    expect(contract.problems).toEqual([]);
    expect(contract.origin('/components/schemas/Message_Common_Point')).toEqual({ file: 'urn:c', line: 1, column: 1 });
  });

  test.each([
    ['an identity that nobody declares', 'https://example.com/none', 'js-import-unresolved'],
    ['a relative reference', 'common', 'js-import-relative'],
  ])('%s is an error at the import', (_, uri, code) => {
    const text = importing(uri, library);
    expect(load(text).problems).toMatchObject([{ severity: 'error', code, place: { line: 13, column: 19 } }]);
  });

  test('an identity made from a place is no target', () => {
    const text = importing('https://example.com/api.yaml#/components/schemas/Library', library);
    expect(load(text).problems).toMatchObject([{ severity: 'error', code: expect.stringMatching(/^js-import-/u) }]);
  });

  test('imports that run in a circle are an error', () => {
    const circle = library.replace('definitions:', `$importdefs: https://example.com/message\n      definitions:`);
    const text = importing('https://example.com/common', circle.replace(core, extended)).replace(
      'name: Message',
      '$id: https://example.com/message\n      name: Message',
    );
    expect(codes(load(text).problems)).toContain('js-import-cycle');
  });

  test('two resources of one identity are an error at the second, and neither can be imported', () => {
    const text = importing(
      'https://example.com/common',
      library + library.replace('Library:', 'Second:').replace('#v1', '#v2').replace('name: Library', 'name: Second'),
    );
    expect(load(text).problems).toMatchObject([
      { code: 'oas-id-duplicate', severity: 'error', place: { line: 25, column: 7 }, mend: expect.any(String) },
      { code: 'js-import-unresolved' },
    ]);
  });

  test('an identity of the description that another document outside claims as well is an error', () => {
    const other = { $schema: core, $id: 'https://example.com/common', name: 'Other', definitions: {} };
    const problems = load(importing('https://example.com/common', library), { imports: () => other }).problems;
    expect(codes(problems)).toEqual(['oas-id-duplicate', 'js-import-unresolved']);
  });

  test('the file that the description refers to is no other document', () => {
    const cwd = folderWith({
      'openapi.yaml': importing('https://example.com/common', '    Common: { $ref: schemas/common.struct.yaml }\n'),
      'schemas/common.struct.yaml': file,
    });
    const contract = loadContract('openapi.yaml', { cwd, imports: importsBelow('schemas', { cwd }).find });
    expect(contract.problems).toEqual([]);
  });

  test('a JSON Structure file on its own imports alike, for a contract and for lint', () => {
    const cwd = folderWith({
      'message.struct.json': {
        $schema: extended,
        $id: 'urn:message',
        name: 'Message',
        type: 'object',
        $importdefs: 'https://example.com/common',
        properties: { at: { type: { $ref: '#/definitions/Point' } } },
      },
      'common.struct.yaml': file,
    });
    const imports = importsBelow(['message.struct.json', 'common.struct.yaml'], { cwd }).find;
    const contract = loadContract('message.struct.json', { cwd, imports });
    expect(contract.problems).toEqual([]);
    expect(contract.origin('/components/schemas/Message_Point')).toMatchObject({ file: 'common.struct.yaml', line: 5 });
    expect(lintFile('message.struct.json', { cwd, imports }).problems).toEqual([]);
    expect(codes(lintFile('message.struct.json', { cwd }).problems)).toEqual(['js-import-unresolved']);
  });
});

describe('the files that imports may reach', () => {
  test('are read when an import is looked up, and not before', () => {
    const cwd = folderWith({ 'a.struct.json': '{' });
    const imports = importsBelow('.', { cwd });
    expect(imports.find('urn:none')).toBeUndefined();
    expect(imports.problems).toMatchObject([{ place: { file: 'a.struct.json' } }]);
    expect(importsBelow('nowhere', { cwd }).problems).toMatchObject([{ code: 'source-unreadable' }]);
  });

  test('of two files with one $id neither can be imported, and both are told', () => {
    const cwd = folderWith({
      'a.struct.yaml': file,
      'b/b.struct.json': { $schema: core, $id: 'https://example.com/common#x', name: 'B' },
    });
    const imports = importsBelow('.', { cwd });
    expect(imports.problems).toMatchObject([
      {
        code: 'oas-id-duplicate',
        place: { file: path.join('b', 'b.struct.json') },
        message: expect.stringContaining('a.struct.yaml:1:1'),
      },
    ]);
    expect(refusals(() => imports.find('https://example.com/common'))).toHaveLength(1);
    expect(codes(load(importing('https://example.com/common'), { imports: imports.find }).problems)).toEqual([
      'oas-id-duplicate',
      'js-import-unresolved',
    ]);
  });

  test('links are followed inside the folder only; node_modules and hidden folders are passed over', () => {
    const outside = folderWith({ 'common.struct.yaml': file });
    const cwd = folderWith({
      'schemas/node_modules/x/a.struct.yaml': file,
      'schemas/.git/b.struct.yaml': file,
      'schemas/none': '',
    });
    symlinkSync(path.join(outside, 'common.struct.yaml'), path.join(cwd, 'schemas/c.struct.yaml'));
    symlinkSync(cwd, path.join(cwd, 'schemas/loop'));
    const imports = importsBelow('schemas', { cwd });
    expect(imports.find('https://example.com/common')).toBeUndefined();
    expect(imports.problems).toEqual([]);
  });
});
