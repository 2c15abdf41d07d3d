import { describe, expect, test } from 'vitest';
import { loadContract, type LoadOptions } from '../src/load.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const head = `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
`;
const core = 'https://json-structure.org/meta/core/v0/#';
const extended = 'https://json-structure.org/meta/extended/v0/#';
const validation = 'https://json-structure.org/meta/validation/v0/#';

/** A description with these component schemas, each text indented by four. */
const withSchemas = (schemas: string, more = ''): string => `${head}${more}components:
  schemas:
${schemas}`;

const load = (files: Readonly<Record<string, unknown>> | string, options: LoadOptions = {}) => {
  const cwd = folderWith(typeof files === 'string' ? { 'openapi.yaml': files } : files);
  return loadContract('openapi.yaml', { cwd, ...options });
};

/** `severity code file:line:column` of every problem. */
const told = (files: Readonly<Record<string, unknown>> | string, options: LoadOptions = {}): readonly string[] =>
  load(files, options).problems.map(
    ({ severity, code, place: { file, line, column } }) => `${severity} ${code} ${file}:${line}:${column}`,
  );

/** `file:line:column` of the words in the text. */
const at = (text: string, words: string, file = 'openapi.yaml'): string => {
  const before = text.slice(0, text.indexOf(words)).split('\n');
  return `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
};

const schemasOf = (files: Readonly<Record<string, unknown>> | string, options: LoadOptions = {}) =>
  load(files, options).document.components?.schemas;

describe('1. a place of a schema is classified before its dialect is selected', () => {
  test('only $ref, summary and description: a reference, whatever jsonSchemaDialect says', () => {
    const text = withSchemas(
      `    Pet: { name: Pet, type: object, properties: { id: { type: int32 } } }
    Animal: { $ref: "#/components/schemas/Pet", summary: s, description: d }
`,
      `jsonSchemaDialect: ${core}\n`,
    );
    expect(told(text)).toEqual([]);
    expect(schemasOf(text)).toMatchObject({ Animal: { $ref: '#/components/schemas/Pet', description: 'd' } });
  });

  test('$ref with anything else: an error where JSON Structure would be selected, by default or by $schema', () => {
    const byDefault = withSchemas(
      `    Pet: { name: Pet, type: object, properties: { id: { type: int32 } } }
    Animal: { $ref: "#/components/schemas/Pet", type: object }
`,
      `jsonSchemaDialect: ${core}\n`,
    );
    expect(told(byDefault)).toEqual([`error oas-ref-siblings ${at(byDefault, 'Animal:')}`]);
    expect(schemasOf(byDefault)).toMatchObject({ Animal: {} });
    const byItself = withSchemas(`    Pet: { $schema: "${core}", $ref: "./nowhere.yaml" }\n`);
    expect(told(byItself)).toEqual([`error oas-ref-siblings ${at(byItself, 'Pet:')}`]);
  });

  test('$ref with siblings stays what it is in OpenAPI 3.1 where JSON Schema is selected', () => {
    const text = withSchemas(
      `    Pet: { $schema: "${core}", name: Pet, type: object, properties: { id: { type: int32 } } }
    Box: { properties: { pet: { $ref: "#/components/schemas/Pet", deprecated: true } } }
    Own: { $schema: "https://json-schema.org/draft/2020-12/schema", $ref: "#/components/schemas/Pet", maxProperties: 2 }
`,
    );
    expect(told(text)).toEqual([]);
  });
});

describe('2. each resource root selects its dialect', () => {
  const inline = (schema: string): string => `openapi: 3.1.0
info: { title: t, version: "1" }
jsonSchemaDialect: ${core}
paths:
  /a/{id}:
    post:
      parameters:
        - { name: id, in: path, required: true, schema: ${schema} }
      requestBody: { content: { application/json: { schema: ${schema} } } }
      responses:
        "200":
          description: d
          headers: { X-A: { schema: ${schema} } }
          content: { application/json: { schema: ${schema} } }
      callbacks:
        done: { "{$request.body#/url}": { post: { requestBody: { content: { application/json: { schema: ${schema} } } } } } }
webhooks:
  event: { post: { requestBody: { content: { application/json: { schema: ${schema} } } } } }
components: { schemas: { A: ${schema} } }
`;

  test('own $schema, else jsonSchemaDialect: at components, parameters, headers, bodies, callbacks, webhooks', () => {
    const lowered = JSON.stringify(load(inline('{ type: uint8 }')).document);
    expect(lowered.match(/"maximum":255/gu)).toHaveLength(7);
    expect(told(inline('{ type: uint8 }'))).toEqual([]);
  });

  test('own $schema wins over jsonSchemaDialect', () => {
    const jsonSchema = '{ $schema: "https://json-schema.org/draft/2020-12/schema", type: integer, maximum: 9 }';
    expect(JSON.stringify(load(inline(jsonSchema)).document).match(/"maximum":9/gu)).toHaveLength(7);
    expect(told(inline(jsonSchema))).toEqual([]);
  });

  test('jsonSchemaDialect speaks for its own document, not for the files that it refers to', () => {
    const files = {
      'openapi.yaml': withSchemas('    A: { $ref: a.yaml }\n', `jsonSchemaDialect: ${core}\n`),
      'a.yaml': 'type: [string, integer]\n',
    };
    expect(told(files)).toEqual([]);
    expect(schemasOf(files)).toEqual({ A: { type: ['string', 'integer'] } });
  });

  test('a nested $schema that repeats the dialect is fine, one that conflicts is an error', () => {
    const nested = (uri: string): string =>
      withSchemas(`    A:
      $schema: ${core}
      name: A
      type: object
      properties:
        b: { $schema: "${uri}", type: string }
`);
    expect(told(nested(core))).toEqual([]);
    expect(told(nested(extended))).toEqual([`error oas-dialect-nested ${at(nested(extended), '$schema: "')}`]);
    expect(told(nested('https://json-schema.org/draft/2020-12/schema'))).toHaveLength(1);
  });

  test('a property that is called $schema is none', () => {
    const text = withSchemas(
      `    A: { $schema: "${core}", name: A, type: any, default: { $schema: x }, examples: [{ $schema: y }] }\n`,
    );
    expect(told(text).filter((line) => line.includes('nested'))).toEqual([]);
  });
});

describe('3. dialects are matched byte for byte', () => {
  const withDialect = (uri: string): string => withSchemas(`    A: { $schema: "${uri}", name: A, type: int8 }\n`);

  test.each([core, extended, validation])('%s is JSON Structure', (uri) => {
    expect(told(withDialect(uri))).toEqual([]);
  });

  test.each([
    ['https://json-structure.org/meta/core/v0/', core],
    ['https://json-structure.org/meta/extended/v0', extended],
    ['HTTPS://json-structure.org/meta/core/v0/#', core],
    ['https://json-structure.org/meta/relations/v0/#', core],
    ['https://example.com/derived', 'json-schema.org'],
  ])('%s is not: it is reported, stands for anything, and is never read as JSON Schema', (uri, mend) => {
    const { problems, document } = load(withDialect(uri));
    expect(problems).toMatchObject([
      {
        code: 'oas-dialect-unknown',
        severity: 'error',
        place: { line: 6, column: 10 },
        mend: expect.stringContaining(mend),
      },
    ]);
    expect(document.components?.schemas).toEqual({ A: {} });
  });

  test('an unknown jsonSchemaDialect is told where it stands', () => {
    const text = withSchemas('    A: { type: string }\n', 'jsonSchemaDialect: https://example.com/d\n');
    expect(told(text)).toEqual([`error oas-dialect-unknown ${at(text, 'jsonSchemaDialect')}`]);
  });

  test('a derived meta-schema is known once it is configured', () => {
    const dialects = { 'https://example.com/derived': extended };
    expect(told(withDialect('https://example.com/derived'), { dialects })).toEqual([]);
  });
});

describe('4. the references of OpenAPI end at a resource, those of JSON Structure stay in it', () => {
  test.each([
    ['in type', 'items: { type: { $ref: "#/components/schemas/Pet" } }'],
    ['in the place of a schema', 'items: { $ref: "#/components/schemas/Pet" }'],
    ['to another file', 'items: { $ref: "pet.struct.json" }'],
  ])('a reference of OpenAPI %s is an error with the mend', (_, items) => {
    const text =
      withSchemas(`    Pet: { $schema: "${core}", name: Pet, type: object, properties: { id: { type: int32 } } }
    Pets:
      $schema: ${core}
      name: Pets
      type: array
      ${items}
`);
    expect(told(text)).toEqual([`error oas-inner-ref ${at(text, '$ref')}`]);
    expect(load(text).problems[0]?.mend).toMatch(/definitions.*\$import/u);
  });

  test('$extends reaches no component either', () => {
    const text = withSchemas(
      `    Pet: { $schema: "${core}", name: Pet, type: object, $extends: "#/components/schemas/Base", properties: { id: { type: int32 } } }\n`,
    );
    expect(told(text)).toEqual([`error oas-inner-ref ${at(text, '$extends')}`]);
  });

  test('a plain schema wraps a resource, in this file or another, by $ref', () => {
    const files = {
      'openapi.yaml': withSchemas(`    Pets: { type: array, items: { $ref: "#/components/schemas/Pet" } }
    Pet: { $schema: "${core}", name: Pet, type: object, properties: { id: { type: int32 } } }
    Owners: { type: array, items: { $ref: owner.struct.yaml } }
`),
      'owner.struct.yaml': `$schema: ${core}\n$id: urn:owner\nname: Owner\ntype: object\nproperties: { born: { type: int64 } }\n`,
    };
    expect(told(files)).toEqual([]);
    expect(schemasOf(files)).toMatchObject({
      Pets: { items: { $ref: '#/components/schemas/Pet' } },
      Owners: { items: { $ref: '#/components/schemas/owner' } },
      owner: { properties: { born: { type: 'string' } } },
    });
  });

  test('a reference into a JSON Structure file is refused: it would lose its dialect', () => {
    const files = {
      'openapi.yaml': withSchemas('    A: { $ref: "b.struct.json#/definitions/B" }\n'),
      'b.struct.json': { $schema: core, $id: 'urn:b', name: 'Bs', definitions: { B: { type: 'int32' } } },
    };
    expect(refusals(() => load(files))).toMatchObject([{ code: 'ref-unresolved', place: { line: 6, column: 10 } }]);
  });
});

describe('8. each resource is a type scope of its own', () => {
  const twoPets = (name = 'B'): string =>
    withSchemas(
      `    A:
      name: A
      type: object
      properties: { pet: { type: { $ref: "#/definitions/Pet" } } }
      definitions: { Pet: { type: object, properties: { a: { type: string } } } }
    B:
      name: ${name}
      type: object
      properties: { pet: { type: { $ref: "#/definitions/Pet" } } }
      definitions: { Pet: { type: object, properties: { b: { type: int8 } } } }
`,
      `jsonSchemaDialect: ${core}\n`,
    );

  test('two definitions of one name stay apart', () => {
    expect(told(twoPets())).toEqual([]);
    expect(schemasOf(twoPets())).toMatchObject({
      A: { properties: { pet: { $ref: '#/components/schemas/A_Pet' } } },
      B: { properties: { pet: { $ref: '#/components/schemas/B_Pet' } } },
      A_Pet: { properties: { a: { type: 'string' } } },
      B_Pet: { properties: { b: { maximum: 127 } } },
    });
  });

  test('a component that is called like a definition of another keeps its name', () => {
    const text = `${twoPets()}    A_Pet: { name: APet, type: string }\n`;
    expect(schemasOf(text)).toMatchObject({
      A: { properties: { pet: { $ref: '#/components/schemas/A_Pet_2' } } },
      A_Pet: { type: 'string' },
      A_Pet_2: { properties: { a: { type: 'string' } } },
    });
  });

  test('equal names of resources are an error, where the second is declared', () => {
    expect(told(twoPets('A'))).toEqual(['error oas-name-collision openapi.yaml:13:7']);
  });

  test('a type that refers to itself stays one component, and the name of its place serves where it has none', () => {
    const text = withSchemas(
      `    Node:
      type: object
      properties: { next: { type: { $ref: "#/definitions/Node" } }, default: { type: { $ref: "#/definitions/Node" } } }
`,
      `jsonSchemaDialect: ${core}\n`,
    );
    expect(told(text)).toEqual([]);
    expect(schemasOf(text)).toEqual({
      Node: {
        type: 'object',
        properties: { next: { $ref: '#/components/schemas/Node' }, default: { $ref: '#/components/schemas/Node' } },
        // What JSON Structure calls the type by when it is read back.
        'x-json-structure': { name: 'Node' },
      },
    });
  });

  test('definitions of a schema in place go by path, method and role', () => {
    const text = `openapi: 3.1.0
info: { title: t, version: "1" }
jsonSchemaDialect: ${core}
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: array
              items: { type: { $ref: "#/definitions/Order" } }
              definitions: { Order: { type: object, properties: { id: { type: uuid } } } }
      responses: { "204": { description: done } }
`;
    expect(told(text)).toEqual([]);
    expect(Object.keys(schemasOf(text) ?? {})).toEqual(['OrdersPostRequestBody_Order']);
  });
});

describe('9. add-ins', () => {
  const measured = (uses: string): string =>
    withSchemas(`    Size:
      $schema: ${extended}
      ${uses}
      name: Size
      type: object
      properties:
        width: { type: double, unit: m }
`);

  test('$uses at the root of the resource switches on what its meta-schema offers', () => {
    expect(told(measured('$uses: [JSONStructureUnits]'))).toEqual([]);
  });

  test('without it the keyword is one that nobody knows', () => {
    const text = measured('description: d');
    expect(told(text)).toEqual([`warning js-extension-inactive ${at(text, 'unit')}`]);
  });
});

describe('10. keywords of OpenAPI', () => {
  test('discriminator is an error at every schema of a resource, and a property may be called so', () => {
    const text = withSchemas(`    A:
      $schema: ${core}
      name: A
      type: object
      discriminator: { propertyName: kind }
      properties:
        discriminator: { type: string }
        kind: { type: object, discriminator: { propertyName: x }, properties: { x: { type: string } } }
`);
    expect(told(text)).toEqual([
      `error oas-discriminator ${at(text, 'discriminator: { propertyName: kind')}`,
      `error oas-discriminator ${at(text, 'discriminator: { propertyName: x')}`,
    ]);
  });

  test('readOnly, writeOnly and deprecated stand on members, and a root has none of them', () => {
    const text = withSchemas(`    A:
      $schema: ${core}
      name: A
      deprecated: true
      readOnly: true
      type: object
      properties:
        id: { type: int32, readOnly: true }
        secret: { type: string, writeOnly: true, deprecated: true }
`);
    expect(told(text)).toEqual([
      `warning oas-root-annotation ${at(text, 'deprecated')}`,
      `warning oas-root-annotation ${at(text, 'readOnly')}`,
    ]);
    expect(schemasOf(text)).toMatchObject({
      A: { properties: { id: { readOnly: true }, secret: { writeOnly: true, deprecated: true } } },
    });
  });

  test('a root keyword that the language lacks is a warning here; extensions are fine', () => {
    const text = withSchemas(
      `    A: { $schema: "${core}", name: A, type: string, externalDocs: { url: x }, x-owner: me }\n`,
    );
    expect(told(text)).toEqual([`warning oas-root-keyword ${at(text, 'externalDocs')}`]);
  });
});

describe('11. conditions bind values, not types', () => {
  test('the JSON Schema keeps them beside a structure that they leave alone', () => {
    const text = withSchemas(`    A:
      $schema: ${validation}
      name: A
      type: object
      properties: { kind: { type: string }, sum: { type: int32 } }
      if: { type: object, properties: { kind: { type: string, const: paid } } }
      then: { type: object, required: [sum], properties: { sum: { type: int32 } } }
`);
    expect(told(text)).toEqual([]);
    expect(schemasOf(text)).toMatchObject({
      A: { type: 'object', properties: { kind: { type: 'string' }, sum: { type: 'integer' } } },
    });
  });
});

describe('13. and 14. the description and its resources are checked, each in its own words', () => {
  test('a fault of the language stays an error, at its place in the file of the resource', () => {
    const files = {
      'openapi.yaml': withSchemas('    A: { $ref: a.struct.yaml }\n'),
      'a.struct.yaml': `$schema: ${core}\n$id: urn:a\nname: A\ntype: object\nproperties:\n  id: { type: email }\n`,
    };
    expect(told(files)).toEqual(['error js-type-unknown a.struct.yaml:6:9']);
  });

  test('a description that breaks the rules of OpenAPI is told so beside them', () => {
    const text = withSchemas(`    A: { $schema: "${core}", name: A, type: nothing }\n`, 'servers: {}\n');
    expect(told(text)).toEqual([
      `error js-type-unknown ${at(text, 'type: nothing')}`,
      `error oas-structure ${at(text, 'servers')}`,
    ]);
  });
});

test('names that JavaScript knows are names like others', () => {
  const text = `{ "openapi": "3.1.0", "info": { "title": "t", "version": "1" }, "jsonSchemaDialect": "${core}", "components": { "schemas": {
    "__proto__": { "name": "P", "type": "object", "properties": { "a": { "type": { "$ref": "#/definitions/__proto__" } } },
      "definitions": { "__proto__": { "type": "int8" }, "constructor": { "type": "int16" } } } } } }`;
  const cwd = folderWith({ 'a.json': text });
  const contract = loadContract('a.json', { cwd });
  const schemas = contract.document.components?.schemas ?? {};
  expect(contract.problems).toEqual([]);
  expect(Object.keys(schemas)).toEqual(['__proto__', '__proto_____proto__', '__proto___constructor']);
});
