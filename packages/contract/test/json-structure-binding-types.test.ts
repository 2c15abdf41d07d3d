import { describe, expect, test } from 'vitest';
import { loadContract } from '../src/load.ts';
import { folderWith } from './folder.ts';

/** An operation that takes `schema` as a query parameter, and as a body of that media type. */
const described = (schema: string, mediaType?: string): string => `openapi: 3.1.0
info: { title: t, version: "1" }
jsonSchemaDialect: https://json-structure.org/meta/core/v0/#
paths:
  /a:
    post:
${
  mediaType === undefined
    ? '      parameters: [{ name: q, in: query, schema: { $ref: "#/components/schemas/Value" } }]'
    : `      requestBody: { content: { ${mediaType}: { schema: { $ref: "#/components/schemas/Value" } } } }`
}
      responses: { "204": { description: d } }
components:
  schemas:
    Value: ${schema}
`;

const undetermined = (text: string): readonly string[] =>
  loadContract('a.yaml', { cwd: folderWith({ 'a.yaml': text }) }).problems.map(({ severity, code, pointer }) =>
    code === 'oas-type-undetermined' ? pointer.replace('/components/schemas/Value', '') : `${severity} ${code}`,
  );

describe('12. where the text does not tell the type of a value, its schema must', () => {
  test.each([
    ['{ type: int64 }', []],
    ['{ type: double }', []],
    ['{ type: set, items: { type: uuid } }', []],
    ['{ type: object, properties: { a: { type: decimal } } }', []],
    ['{ type: tuple, tuple: [a], properties: { a: { type: boolean } } }', []],
    ['{ $root: "#/definitions/V", definitions: { V: { type: [string, "null"] } } }', []],
    ['{ $root: "#/definitions/V", definitions: { V: { type: { $ref: "#/definitions/W" } }, W: { type: date } } }', []],
    ['{ $root: "#/definitions/V", definitions: { V: { type: [string, int32] } } }', ['/definitions/V']],
    ['{ type: any }', ['']],
    ['{ type: choice, choices: { a: { type: string } } }', ['']],
    ['{ type: array, items: { type: [string, int32, "null"] } }', ['/items']],
    ['{ type: map, values: { type: any } }', ['/values']],
    ['{ type: object, properties: { a: { type: [string, int32] } } }', ['/properties/a']],
  ])('a parameter: %s', (schema, pointers) => {
    expect(undetermined(described(schema))).toEqual(pointers);
  });

  test('members of a base count', () => {
    const schema = `
      type: object
      $extends: "#/definitions/Base"
      properties: { a: { type: string } }
      definitions:
        Base: { type: object, abstract: true, properties: { b: { type: [string, boolean] } } }`;
    expect(undetermined(described(schema))).toEqual(['/definitions/Base/properties/b']);
  });

  test.each([
    ['application/x-www-form-urlencoded', ['/properties/open', '/properties/list/items']],
    ['multipart/form-data', ['/properties/open', '/properties/list/items']],
    ['application/json', []],
    ['application/problem+json', []],
  ])('a body of %s', (mediaType, pointers) => {
    const schema = `
      type: object
      properties:
        file: { type: binary }
        big: { type: int64 }
        open: { type: [string, int32] }
        inner: { type: choice, choices: { a: { type: string }, b: { type: [string, int32] } } }
        list: { type: array, items: { type: [string, int32] } }`;
    expect(undetermined(described(schema, mediaType))).toEqual(pointers);
  });

  test('the problem stands at the value, as an error with a mend', () => {
    const text = described('{ type: [string, int32] }')
      .replace('{ type: [string', '\n      $root: "#/definitions/V"\n      definitions: { V: { type: [string')
      .replace('int32] }', 'int32] } }');
    expect(loadContract('a.yaml', { cwd: folderWith({ 'a.yaml': text }) }).problems).toMatchObject([
      { severity: 'error', code: 'oas-type-undetermined', place: { line: 13, column: 22 }, mend: expect.any(String) },
    ]);
  });

  test('a form that is no JSON Structure itself may have members that are', () => {
    const text = `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { a: { $ref: "#/components/schemas/Value" } } }
      responses: { "204": { description: d } }
components:
  schemas:
    Value: { $schema: "https://json-structure.org/meta/core/v0/#", name: V, type: any }
`;
    expect(undetermined(text)).toEqual(['']);
  });
});
