import { contractOf, Refusal, type Schema } from '@schemawright/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLanguage, languages, type LanguageName } from '../src/languages/table.ts';

const names = Object.keys(languages) as LanguageName[];

const contract = (schemas: Record<string, Schema>) =>
  contractOf(
    { openapi: '3.1.0', info: { title: 'Languages', version: '1' }, paths: {}, components: { schemas } },
    { name: 'languages' },
  );

const written = (schemas: Record<string, Schema>, name: LanguageName) =>
  inLanguage(contract(schemas), `/components/schemas/${Object.keys(schemas)[0]}`, name);

const pets: Record<string, Schema> = {
  Pet: {
    type: 'object',
    description: 'Lives with people.',
    required: ['name'],
    properties: {
      name: { type: 'string' },
      weight: { type: 'number' },
      kind: { type: 'string', enum: ['cat', 'dog'] },
      born: { type: 'string', format: 'date-time' },
      parent: { $ref: '#/components/schemas/Pet' },
      owner: { anyOf: [{ $ref: '#/components/schemas/Owner' }, { type: 'null' }] },
      nicknames: { type: 'array', items: { type: 'string' } },
      scores: { type: 'object', additionalProperties: { type: 'integer' } },
    },
  },
  Owner: { type: 'object', properties: { address: { type: 'string' } } },
};

describe.each(names)('%s', (name) => {
  test('has every member of the schema and of what it refers to, the same each time, and nothing is lost', async () => {
    const { text, problems } = await written(pets, name);
    for (const member of ['name', 'weight', 'kind', 'born', 'parent', 'owner', 'nicknames', 'scores', 'address'])
      expect(text.toLowerCase()).toContain(member);
    expect(problems).toEqual([]);
    expect((await written(pets, name)).text).toBe(text);
    expect(text.endsWith('\n')).toBe(true);
  });
});

test.each([
  ['python', 'class Pet:', 'name: str'],
  ['go', 'type Pet struct {', 'Name string `json:"name"`'],
  ['java', '// Pet.java', 'private String name;'],
  ['csharp', 'public partial class Pet', '[JsonPropertyName("name")]'],
  ['kotlin', 'data class Pet (', 'val name: String'],
  ['swift', 'class Pet: Codable', 'let name: String'],
  ['rust', 'pub struct Pet {', 'name: String'],
] as const)('%s says it in its own words', async (name, ...parts) => {
  const { text } = await written(pets, name);
  for (const part of parts) expect(text.replaceAll(/ +/g, ' ')).toContain(part);
});

test('what gets lost is told with its place', async () => {
  const { text, problems } = await written(
    {
      A: {
        type: 'object',
        properties: {
          short: { type: 'string', maxLength: 3 },
          pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] },
          odd: { type: 'string', enum: ['"', 'b'] },
          version: { const: 2 },
          'a"b': { type: 'string' },
          x: { type: 'object', patternProperties: { '^x-': { type: 'string' } } },
          never: { not: {} },
        },
      },
    },
    'go',
  );
  expect(problems.map(({ severity, code, pointer }) => [severity, code, pointer])).toEqual(
    [
      '/short/maxLength',
      '/pair/prefixItems',
      '/odd/enum',
      '/version/const',
      '/a"b',
      '/x/patternProperties/^x-',
      '/never/not',
    ].map((place) => ['warning', 'language-loss', `/components/schemas/A/properties${place}`]),
  );
  expect(text).not.toContain('a"b');
});

test('members that nothing more is said of, booleans for schemas and deeper references are written', async () => {
  const { text, problems } = await written(
    {
      A: {
        type: 'object',
        properties: { any: true, never: false, deep: { $ref: '#/components/schemas/B/properties/b' } },
      },
      B: { type: 'object', properties: { b: { type: 'object', properties: { c: { type: 'boolean' } } } } },
    },
    'go',
  );
  expect(text).toContain('json:"any');
  expect(text).not.toContain('never');
  expect(text).toContain('json:"c');
  expect(problems).toEqual([]);
});

test('an object that is closed is a class all the same', async () => {
  const closed: Schema = { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false };
  expect((await written({ A: closed }, 'rust')).text).toContain('pub a: Option<String>');
});

test('a schema that quicktype follows without end is refused', async () => {
  const list: Schema = { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/components/schemas/List' } }] };
  await expect(written({ List: list }, 'python')).rejects.toBeInstanceOf(Refusal);
});

describe('text of a stranger', () => {
  const signs = [
    '"',
    "'",
    '`',
    '\\',
    '*/',
    '/*',
    '"""',
    "'''",
    '${',
    '#{',
    '{-',
    '-}',
    '?>',
    '<?',
    '</script>',
    '\n',
    '\r',
    '\u2028',
    '\0',
    '\u202e',
    '\\u000a',
    '--',
    '(*',
    '*)',
    '@[',
    '\n=begin\n',
    '\n=cut\n',
    '%{',
    '\ngo:generate ',
    '??/',
  ];
  /** What of them does harm wherever it stands: a line end alone does none in prose, and Go is told something by a comment alone. */
  const harmful = signs
    .filter((sign) => sign.trim() !== '')
    .map((sign) => (sign.startsWith('\ngo:') ? sign.replace('\n', '\n//') : sign));
  const hostile = fc.constantFrom(...signs).map((sign) => `a${sign}PWNED`);

  test.each(names)('can not leave its string or comment in %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, hostile, async (member, value, description) => {
        const schema: Schema = {
          type: 'object',
          description,
          title: description,
          required: [member],
          properties: { [member]: { type: 'string', description }, kind: { type: 'string', enum: [value, 'b'] } },
        };
        const { text } = await inLanguage(
          contract({ [member]: schema }),
          `/components/schemas/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          name,
        );
        // Every comment of several lines keeps what follows a line end.
        for (const sign of harmful) expect(text).not.toContain(`${sign}PWNED`);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 8) },
    );
  });
});
