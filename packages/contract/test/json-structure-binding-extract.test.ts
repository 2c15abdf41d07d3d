import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { lint } from '@schemawright/json-structure';
import { describe, expect, test } from 'vitest';
import { extractResource } from '../src/extract/extract.ts';
import type { ExtractOptions } from '../src/extract/native.ts';
import { importsBelow } from '../src/imports.ts';
import { contractOf, loadContract } from '../src/load.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const core = 'https://json-structure.org/meta/core/v0/#';
const base = 'https://example.com/api/openapi.yaml';

const orders = (version: string, extra = ''): string => `openapi: ${version}
${extra}jsonSchemaDialect: ${core}
info: { title: t, version: "1" }
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { total: { type: decimal } } }
      responses: { "204": { description: d } }
  /orders/{orderId}:
    post:
      requestBody:
        content:
          application/json: { schema: { type: object, properties: { a: { type: uuid } } } }
          application/xml: { schema: { type: object, properties: { b: { type: uuid } } } }
      responses: { "204": { description: d } }
components:
  schemas:
    Order: { type: object, description: kept, properties: { id: { type: int64 } } }
    Named: { name: TheName, $id: "https://example.com/named", type: string }
    my-order: { type: string }
    Clash: { type: object, properties: { a: { type: string } }, definitions: { Clash: { type: string } } }
    Again: { $ref: "#/components/schemas/Order" }
`;

const inline = '/paths/~1orders/post/requestBody/content/application~1json/schema';

const extract = (text: string, pointer: string, options: ExtractOptions = {}) => {
  const cwd = folderWith({ 'openapi.yaml': text });
  return { cwd, ...extractResource('openapi.yaml', pointer, { cwd, ...options }) };
};

describe('6. the identity that a resource has by its place', () => {
  test('is the base URI with the pointer as its fragment', () => {
    const { document, problems } = extract(orders('3.1.0'), '/components/schemas/Order', { base });
    expect(problems).toEqual([]);
    expect(document?.['$id']).toBe(`${base}#/components/schemas/Order`);
    expect(lint(document)).toEqual([]);
  });

  test('escapes ~ and / first, then what a fragment may not hold, as UTF-8 in upper case', () => {
    const text = orders('3.1.0').replaceAll('/orders/{orderId}', '/a~b/{é%}');
    const pointer = '/paths/~1a~0b~1{é%}/post/requestBody/content/application~1json/schema';
    expect(extract(text, pointer, { base: `${base}#old` }).document?.['$id']).toBe(
      `${base}#/paths/~1a~0b~1%7B%C3%A9%25%7D/post/requestBody/content/application~1json/schema`,
    );
  });

  test('starts from $self in OpenAPI 3.2, and passes over it in 3.1', () => {
    const self = '$self: https://self.example/o.yaml\n';
    const identity = (version: string): unknown => extract(orders(version, self), inline, { base }).document?.['$id'];
    expect(identity('3.2.0')).toBe(`https://self.example/o.yaml#${inline}`);
    expect(identity('3.1.0')).toBe(`${base}#${inline}`);
  });

  test('starts from the URI of the file where nothing else is known, and of the other file for what stands there', () => {
    const { cwd, document } = extract(orders('3.1.0'), inline);
    expect(document?.['$id']).toBe(`${pathToFileURL(path.join(cwd, 'openapi.yaml')).href}#${inline}`);
    const files = {
      'openapi.yaml': orders('3.1.0').replace('#/components/schemas/Order', 'b c/other.yaml#/components/schemas/Other'),
      'b c/other.yaml': `openapi: 3.1.0\njsonSchemaDialect: ${core}\ncomponents: { schemas: { Other: { type: string } } }\n`,
    };
    const other = extractResource('openapi.yaml', '/components/schemas/Again', { cwd: folderWith(files), base });
    expect(other).toMatchObject({
      document: {
        $schema: core,
        $id: 'https://example.com/api/b%20c/other.yaml#/components/schemas/Other',
        type: 'string',
      },
      problems: [],
    });
  });

  test('a description that was never anywhere has to be told its base', () => {
    const contract = contractOf({
      openapi: '3.1.0',
      jsonSchemaDialect: core,
      components: { schemas: { A: { type: 'string' } } },
    });
    expect(extractResource(contract, '/components/schemas/A')).toMatchObject({
      document: undefined,
      problems: [{ code: 'js-id-missing', severity: 'error' }],
    });
    expect(extractResource(contract, '/components/schemas/A', { base }).document).toEqual({
      $schema: core,
      $id: `${base}#/components/schemas/A`,
      name: 'A',
      type: 'string',
    });
  });
});

describe('7. what a resource is given when it is taken out', () => {
  test('$schema, $id and name in front; its own spelling behind', () => {
    const { document } = extract(orders('3.1.0'), '/components/schemas/Order', { base });
    expect(JSON.stringify(document)).toBe(
      JSON.stringify({
        $schema: core,
        $id: `${base}#/components/schemas/Order`,
        name: 'Order',
        type: 'object',
        description: 'kept',
        properties: { id: { type: 'int64' } },
      }),
    );
  });

  test('what it declares itself stands', () => {
    expect(extract(orders('3.1.0'), '/components/schemas/Named', { base }).document).toEqual({
      $schema: core,
      name: 'TheName',
      $id: 'https://example.com/named',
      type: 'string',
    });
  });

  test.each([
    [inline, 'OrdersPostRequestBody'],
    [
      '/paths/~1orders~1{orderId}/post/requestBody/content/application~1json/schema',
      'OrdersorderIdPostRequestBodyApplicationjson',
    ],
    [
      '/paths/~1orders~1{orderId}/post/requestBody/content/application~1xml/schema',
      'OrdersorderIdPostRequestBodyApplicationxml',
    ],
    ['/components/schemas/Again', 'Order'],
  ])('the name of %s is %s', (pointer, name) => {
    expect(extract(orders('3.1.0'), pointer, { base }).document?.['name']).toBe(name);
  });

  test.each([
    ['/components/schemas/my-order', 'js-name-missing', 'my-order'],
    ['/components/schemas/Clash', 'oas-name-collision', 'Clash'],
  ])('%s makes no name of its own: an error, and never another name', (pointer, code, key) => {
    const text = orders('3.1.0');
    const line = text.split('\n').findIndex((words) => words.includes(`    ${key}:`)) + 1;
    expect(extract(text, pointer, { base })).toMatchObject({
      document: undefined,
      problems: [{ severity: 'error', code, place: { line, column: 5 }, mend: expect.any(String) }],
    });
  });

  test('equal names by place are an error for both', () => {
    const text = orders('3.1.0').replace('/orders/{orderId}', '/Orders');
    expect(extract(text, inline, { base })).toMatchObject({
      document: undefined,
      problems: [{ code: 'oas-name-collision' }],
    });
  });

  test('what it imports is copied in, so that it stands alone', () => {
    const cwd = folderWith({
      'openapi.yaml': `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components:
  schemas:
    Message:
      $schema: https://json-structure.org/meta/extended/v0/#
      $id: urn:message
      name: Message
      type: object
      $importdefs: urn:common
      properties: { at: { type: { $ref: "#/definitions/Point" } } }
`,
      'common.struct.yaml': `$schema: ${core}\n$id: urn:common\nname: C\ndefinitions: { Point: { type: string } }\n`,
    });
    const imports = importsBelow('.', { cwd }).find;
    const { document, problems } = extractResource('openapi.yaml', '/components/schemas/Message', { cwd, imports });
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ $id: 'urn:message', definitions: { Point: { type: 'string' } } });
    expect(lint(document)).toEqual([]);
  });

  test('of a contract it is the pointer into its document; the same comes out', () => {
    const cwd = folderWith({ 'openapi.yaml': orders('3.1.0') });
    const contract = loadContract('openapi.yaml', { cwd });
    for (const pointer of ['/components/schemas/Order', inline]) {
      const { document, problems } = extractResource(contract, pointer, { base });
      expect(extractResource('openapi.yaml', pointer, { cwd, base })).toMatchObject({ document, problems });
    }
  });

  test('a JSON Structure file is a resource by itself, also where a description refers to it', () => {
    const pet = { name: 'Pet', $schema: core, $id: 'urn:pet', type: 'object', properties: { id: { type: 'int8' } } };
    const cwd = folderWith({
      'pet.struct.json': pet,
      'openapi.yaml':
        'openapi: 3.1.0\ninfo: { title: t, version: "1" }\ncomponents: { schemas: { P: { $ref: pet.struct.json } } }\n',
    });
    expect(extractResource('pet.struct.json', '', { cwd })).toMatchObject({
      document: pet,
      problems: [],
      isConverted: false,
    });
    const { document } = extractResource('openapi.yaml', '/components/schemas/P', { cwd });
    expect(JSON.stringify(document)).toBe(JSON.stringify(pet));
  });

  test('a component of JSON Schema is converted with everything that it refers to', () => {
    const cwd = folderWith({
      'openapi.yaml': `openapi: 3.1.0
info: { title: t, version: "1" }
components:
  schemas:
    Pet: { type: object, required: [owner], properties: { owner: { $ref: "#/components/schemas/Owner" }, next: { $ref: "#/components/schemas/Pet" } } }
    Owner: { type: object, properties: { name: { type: string }, pets: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
`,
    });
    const { document } = extractResource('openapi.yaml', '/components/schemas/Pet', { cwd, base });
    expect(document).toMatchObject({
      $id: `${base}#/components/schemas/Pet`,
      name: 'Pet',
      $root: '#/definitions/Pet',
      definitions: { Pet: { type: 'object', required: ['owner'] }, Owner: { type: 'object' } },
    });
    expect(lint(document).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('a resource of an unknown dialect is refused as such, a pointer to nothing by name', () => {
    const text = orders('3.1.0').replace('Order: {', 'Order: { $schema: "urn:x",');
    expect(extract(text, '/components/schemas/Order')).toMatchObject({
      document: undefined,
      problems: [{ code: 'oas-dialect-unknown' }],
    });
    expect(refusals(() => extract(orders('3.1.0'), '/components/schemas/None'))).toMatchObject([
      { code: 'schema-not-found' },
    ]);
  });
});
