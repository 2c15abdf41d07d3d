import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { contractOf, loadContract } from '@schemawright/contract';
import { createAjv } from '@schemawright/contract/ajv';
import { lint } from '@schemawright/json-structure';
import { afterAll, describe, expect, test } from 'vitest';
import { folderWith, remove, schemawright } from './schemawright.ts';
import { common, customer, definitions, orderYaml, petStructure } from './structures.ts';

const core = 'https://json-structure.org/meta/core/v0/#';
const components = {
  Pet: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, owner: { $ref: '#/components/schemas/Owner' } },
  },
  Owner: { type: 'object', properties: { pets: { type: 'array', items: { $ref: '#/components/schemas/Pet' } } } },
  Unused: { type: 'string' },
};
const openapi = { openapi: '3.1.0', info: { title: 'pets', version: '1.0.0' }, paths: {} };

const cwd = folderWith({
  'pet.struct.json': petStructure,
  'order.struct.yaml': orderYaml,
  'customer.struct.json': customer,
  'library/common.struct.json': common,
  'repository/schemas/customers/customer.struct.json': customer,
  'repository/schemas/common/common.struct.json': common,
  'pet.schema.json': {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://example.com/pet.schema.json',
    title: 'Pet',
    type: 'object',
    properties: { id: { type: 'integer', minimum: 1 }, kind: { enum: ['cat', 'dog'] } },
    required: ['id'],
    not: { required: ['gone'] },
    $defs: { Name: { type: 'string', minLength: 1 } },
  },
  'openapi.json': { ...openapi, components: { schemas: components } },
  'binding.json': {
    ...openapi,
    jsonSchemaDialect: core,
    components: {
      schemas: {
        Order: {
          type: 'object',
          properties: { total: { type: 'decimal' }, line: { type: { $ref: '#/definitions/Line' } } },
          definitions: { Line: { type: 'object', properties: { sku: { type: 'string' } } } },
        },
      },
    },
  },
  'patterns.struct.json': {
    $schema: 'https://json-structure.org/meta/extended/v0/#',
    $id: 'https://example.com/labels',
    $uses: ['JSONStructureValidation'],
    name: 'Labels',
    type: 'object',
    properties: { a: { type: 'string' } },
    patternProperties: { '^x-': { type: 'string' } },
  },
  'circle.json': {
    ...openapi,
    components: {
      schemas: {
        List: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/components/schemas/List' } }] },
      },
    },
  },
  'broken.struct.json': {
    $schema: core,
    $id: 'https://example.com/broken',
    name: 'Broken',
    type: 'object',
    properties: { a: { type: { $ref: '#/definitions/Gone' } } },
  },
});
afterAll(() => remove(cwd));

const convert = (...args: string[]) => schemawright(['convert', ...args], { cwd });
const converted = (...args: string[]): unknown => {
  const { status, stdout, stderr } = convert(...args);
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};

const Pet = 'openapi.json#/components/schemas/Pet';
const Order = 'binding.json#/components/schemas/Order';

const subjects: readonly (readonly [what: string, args: readonly string[], good: unknown, bad: unknown])[] = [
  ['a JSON Structure file', ['pet.struct.json'], { id: '7', tags: ['a'] }, { id: 7 }],
  ['one in YAML', ['order.struct.yaml'], { id: '7', lines: [{ sku: 'a' }] }, { id: '7', lines: [{}] }],
  ['a definition of it', ['pet.struct.json#/definitions/Tag'], 'a', ''],
  ['one in a namespace', ['pet.struct.json#/definitions/people/Owner'], { tags: ['a'] }, { friend: { tags: [''] } }],
  ['a JSON Schema file', ['pet.schema.json'], { id: 1, kind: 'cat' }, { id: 0 }],
  ['a definition of one', ['pet.schema.json#/$defs/Name'], 'a', ''],
  ['an OpenAPI component', [Pet], { name: 'Rex', owner: { pets: [] } }, { name: 'Rex', owner: { pets: [{}] } }],
  ['an OpenAPI component of JSON Structure', [Order], { total: '1.5', line: {} }, { total: 1.5 }],
  ['one that imports', ['customer.struct.json', '--import', 'library'], { at: { street: 'a' } }, { at: {} }],
  [
    'one that imports a file',
    ['customer.struct.json', '--import', 'library/common.struct.json'],
    { at: { street: 'a' } },
    { at: {} },
  ],
  [
    'one that imports from the schemas/ it is in',
    ['repository/schemas/customers/customer.struct.json'],
    { at: { street: 'a' } },
    { at: {} },
  ],
];

const ajv = createAjv(contractOf({ ...openapi, components: {} }));
const judge = (schema: unknown, good: unknown, bad: unknown): unknown => {
  const check = ajv.compile(schema as object);
  return [check(good), check(bad)];
};

describe('what comes out works', () => {
  test.each(subjects)('--to json-schema, of %s: Ajv judges by it', (_, args, good, bad) => {
    const { stdout } = convert(...args, '--to', 'json-schema');
    const { $schema, $id: _id, ...schema } = JSON.parse(stdout) as Record<string, unknown>;
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(judge(schema, good, bad)).toEqual([true, false]);
  });

  test.each(subjects)(
    '--to openapi, of %s: it loads without a problem and is a schema of that name',
    (_, args, good, bad) => {
      const file = 'made.openapi.json';
      const description = JSON.parse(convert(...args, '--to', 'openapi').stdout) as { info: { title: string } };
      writeFileSync(join(cwd, file), JSON.stringify(description));
      expect(loadContract(file, { cwd }).problems).toEqual([]);
      const pointer = `#/components/schemas/${description.info.title}`;
      const [valid, invalid] = [good, bad].map((value, index) => {
        writeFileSync(join(cwd, `${index}.json`), JSON.stringify(value));
        return schemawright(['validate', `${index}.json`, '--schema', file + pointer], { cwd }).status;
      });
      expect([valid, invalid]).toEqual([0, 1]);
    },
  );

  test.each(subjects)(
    '--to json-structure, of %s: it is sound, imports nothing, and judges the same',
    (_, args, good, bad) => {
      const { status, stdout } = convert(
        ...args,
        '--to',
        'json-structure',
        ...(args[0]?.startsWith('pet.schema') ? [] : base),
      );
      expect(status).toBe(0);
      const document = JSON.parse(stdout) as object;
      expect(lint(document).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(stdout).not.toContain(cwd);
      writeFileSync(join(cwd, 'made.struct.json'), stdout);
      const [valid, invalid] = [good, bad].map((value, index) => {
        writeFileSync(join(cwd, `${index}.json`), JSON.stringify(value));
        return schemawright(['validate', `${index}.json`, '--schema', 'made.struct.json'], { cwd }).status;
      });
      expect([valid, invalid]).toEqual([0, 1]);
    },
  );

  test('--to typescript: TypeScript takes each of them', () => {
    subjects.forEach(([, args], index) => {
      writeFileSync(join(cwd, `made${index}.ts`), convert(...args, '--to', 'typescript').stdout);
    });
    const compilerOptions = { noEmit: true, strict: true, target: 'es2022', types: [], erasableSyntaxOnly: true };
    writeFileSync(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['made*.ts'] }));
    const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
    expect(spawnSync(process.execPath, [tsc, '-p', cwd], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stdout: '',
    });
  });
});

const base = ['--base', 'https://example.com/openapi.json'];

describe('what comes out', () => {
  test.each<[string, string[], string]>([
    [
      'a structure',
      ['pet.struct.json'],
      `/** A whole number of 64 bits as a string, which is how JSON carries it: BigInt(text) reads it, \`\${value}\` writes it. */
export type Int64 = \`\${bigint}\`;

/** Closed: other members are refused. */
export interface Pet {
  id: Int64;
  /** Limits: no two items equal */
  tags?: Tag[];
  owner?: people_Owner;
}
`,
    ],
    [
      'a definition, with nothing that it does not need',
      ['pet.struct.json#/definitions/Tag'],
      'export type Tag = string;\n',
    ],
    [
      'a component, without operations',
      [Pet],
      `export type Pet = {
    name: string;
    owner?: Owner;
};
export type Owner = {
    pets?: Pet[];
};
`,
    ],
  ])('in TypeScript, of %s', (_, args, expected) => {
    const { stdout } = convert(...args, '--to', 'typescript');
    expect(stdout).toContain(expected);
    expect(stdout).not.toContain('paths');
  });

  test('in JSON Structure, of a definition: it alone with what it refers to, as written', () => {
    const { Tag, people } = definitions;
    expect(converted('pet.struct.json#/definitions/people/Owner', '--to', 'json-structure')).toEqual({
      $schema: petStructure['$schema'],
      $id: 'https://example.com/pet#/definitions/people/Owner',
      $uses: petStructure['$uses'],
      name: 'Owner',
      $root: '#/definitions/people/Owner',
      definitions: { Tag, people: { Owner: people.Owner } },
    });
  });

  test('in JSON Structure, of another part: it becomes a definition', () => {
    expect(converted('pet.struct.json#/properties/tags', '--to', 'json-structure')).toMatchObject({
      $id: 'https://example.com/pet#/properties/tags',
      name: 'tags',
      $root: '#/definitions/tags',
      definitions: { tags: petStructure.properties['tags'], Tag: definitions.Tag },
    });
  });

  test.each<[string, string[], string[]]>([
    ['a component, from --base', [Pet, ...base], ['https://example.com/openapi.json#/components/schemas/Pet', 'Pet']],
    [
      'one of JSON Structure too',
      [Order, ...base],
      ['https://example.com/openapi.json#/components/schemas/Order', 'Order'],
    ],
    ['a structure, its own', ['pet.struct.json', ...base], ['https://example.com/pet', 'Pet']],
  ])('in JSON Structure, the identity and name of %s', (_, args, [$id, name]) => {
    expect(converted(...args, '--to', 'json-structure')).toMatchObject({ $id, name });
  });

  test('in JSON Structure, an identity that is a path of this computer is told', () => {
    const { status, stdout, stderr } = convert(Pet, '--to', 'json-structure');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      $id: expect.stringMatching(/^file:.*#\/components\/schemas\/Pet$/u) as string,
    });
    expect(stderr).toMatch(/^openapi\.json:\d+:\d+ warning js-id-local\n.*\n {2}mend: say it with --base/u);
  });

  test('in OpenAPI, of a component: only what it needs', () => {
    const { Pet: pet, Owner } = components;
    expect(converted(Pet, '--to', 'openapi')).toMatchObject({
      paths: {},
      components: { schemas: { Pet: pet, Owner } },
    });
    expect(convert(Pet, '--to', 'openapi').stdout).not.toContain('Unused');
  });

  test('is the same bytes each time, and ends with a line feed', () => {
    for (const to of ['json-schema', 'openapi', 'json-structure', 'typescript']) {
      const { stdout } = convert('pet.struct.json', '--to', to);
      expect(stdout.endsWith('\n')).toBe(true);
      expect(convert('pet.struct.json', '--to', to).stdout).toBe(stdout);
    }
  });
});

describe('languages that quicktype writes', () => {
  test.each([
    ['openapi.json#/components/schemas/Pet', 'go', 'type Pet struct {'],
    ['openapi.json#/components/schemas/Pet', 'python', 'class Owner:'],
    ['pet.struct.json', 'rust', 'pub struct Pet'],
    ['pet.schema.json#/$defs/Name', 'kotlin', 'String'],
  ])('%s --to %s', (reference, to, expected) => {
    const { status, stdout } = convert(reference, '--to', to);
    expect(status).toBe(0);
    expect(stdout).toContain(expected);
  });

  test('a schema that it can not write is refused, and nothing is written', () => {
    const { status, stdout, stderr } = convert('circle.json#/components/schemas/List', '--to', 'python');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^circle\.json:\d+:\d+ error language-refused/);
  });
});

describe('what the language cannot say is told on stderr, with its place, and is no failure', () => {
  test.each<[string, string[], string]>([
    [
      'TypeScript',
      ['patterns.struct.json', '--to', 'typescript'],
      'patterns.struct.json:14:3 warning js-typescript-loss',
    ],
    [
      'TypeScript of JSON Schema',
      ['pet.schema.json', '--to', 'typescript'],
      'pet.schema.json:21:3 warning types-keyword-dropped',
    ],
    ['JSON Structure', ['pet.schema.json', '--to', 'json-structure'], 'warning js-from-json-schema-loss'],
    ['Go', ['pet.schema.json', '--to', 'go'], 'pet.schema.json:21:3 warning language-loss'],
  ])('%s', (_, args, said) => {
    const { status, stdout, stderr } = convert(...args);
    expect(status).toBe(0);
    expect(stderr).toContain(said);
    expect(stdout).not.toContain('warning');
  });

  test('--format json has text and losses in one document', () => {
    const { status, stdout } = convert('patterns.struct.json', '--to', 'typescript', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      to: 'typescript',
      text: convert('patterns.struct.json', '--to', 'typescript').stdout,
      problems: [
        expect.objectContaining({ code: 'js-typescript-loss', file: 'patterns.struct.json', line: 14, column: 3 }),
      ],
    });
  });
});

const languages = ['json-schema', 'openapi', 'json-structure', 'typescript'];

describe('what cannot be converted ends with status 2 and nothing on stdout', () => {
  test.each<[string, string[], string]>([
    ['a missing file', ['gone.json'], 'gone.json:1:1 error'],
    ['a folder', ['library'], 'library:1:1 error'],
    ['a broken structure', ['broken.struct.json'], 'broken.struct.json:9:9 error js-ref-not-found'],
    ['an unresolved import', ['customer.struct.json'], 'customer.struct.json:18:7 error js-import-unresolved'],
    ['a definition that is not there', ['pet.struct.json#/definitions/Cat'], '#/definitions/NAME'],
    ['a namespace', ['pet.struct.json#/definitions/people'], '#/definitions/NAME'],
    ['a component that is not there', ['openapi.json#/components/schemas/Cat'], '#/components/schemas/'],
    [
      'an OpenAPI file without a pointer',
      ['openapi.json'],
      'name a schema, as openapi.json#/components/schemas/Pet (there are 3)',
    ],
    ['a name for a pointer', ['pet.struct.json#Tag'], 'pet.struct.json#/definitions/Tag'],
    ['the name of a component', ['openapi.json#Pet'], 'openapi.json#/components/schemas/Pet'],
    ['a name of JSON Schema', ['pet.schema.json#Name'], 'pet.schema.json#/$defs/Name'],
    ['a pointer without its slash', ['openapi.json#components/schemas/Pet'], 'openapi.json#/components/schemas/Pet'],
    ['a pointer without #', ['openapi.json/components/schemas/Pet'], 'openapi.json#/components/schemas/Pet'],
    ['a malformed escape', ['openapi.json#/components/schemas/%zz'], 'no JSON Pointer'],
  ])('%s', (_, args, said) => {
    for (const to of languages) {
      const { status, stdout, stderr } = convert(...args, '--to', to);
      expect({ to, status, stdout }).toEqual({ to, status: 2, stdout: '' });
      expect(stderr).toContain(said);
      expect(stderr).not.toMatch(/\n {4}at /u);
    }
  });

  test.each<[string, string[], string]>([
    ['an unknown language', ['pet.struct.json', '--to', 'cobol'], 'json-schema, openapi, json-structure, typescript'],
    ['no language', ['pet.struct.json'], '--to'],
    ['no file', ['--to', 'openapi'], 'file'],
    ['two files', ['pet.struct.json', 'pet.schema.json', '--to', 'openapi'], 'too many arguments'],
    ['a relative --base', [Pet, '--to', 'json-structure', '--base', 'openapi.json'], 'absolute URI'],
    ['--base for another language', [Pet, '--to', 'openapi', ...base], '--to json-structure'],
  ])('%s', (_, args, said) => {
    const { status, stdout, stderr } = convert(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  test('for programs, in a document', () => {
    const { status, stdout } = convert('customer.struct.json', '--to', 'openapi', '--format', 'json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      refused: { code: 'js-import-unresolved', problems: [{ file: 'customer.struct.json', line: 18, column: 7 }] },
    });
  });
});

test.each(languages)('--to %s: text of a schema steers neither terminal nor log', (to) => {
  const steering = '\u001b[31m \u009b31m \u202e */ ##[x] \n::error::x';
  const hostile = { description: steering, type: 'object', properties: { a: { type: 'string', enum: [steering] } } };
  const folder = folderWith({
    'a.struct.json': { $schema: core, $id: 'https://example.com/a', name: 'A', ...hostile },
    'a.schema.json': { title: 'A', ...hostile },
  });
  for (const file of ['a.struct.json', 'a.schema.json']) {
    const { status, stdout, stderr } = schemawright(['convert', file, '--to', to], { cwd: folder });
    expect(status).toBe(0);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e|^\s*::/mu);
  }
  remove(folder);
});

test('the help says what each language is', () => {
  const { stdout } = convert('--help');
  for (const to of languages) expect(stdout).toMatch(new RegExp(`^ {2}${to} {2,}\\S`, 'mu'));
});
