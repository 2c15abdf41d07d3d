import type { Problem } from '@schemawright/contract';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { conversions } from '../src/conversions/table.ts';
import type { Io } from '../src/io.ts';
import { main } from '../src/main.ts';
import { paintFor } from '../src/paint.ts';
import { printProblems } from '../src/refusal.ts';
import { folderWith, remove } from './schemawright.ts';

const texts = [
  '\u001b[31mred\u001b]0;title\u0007',
  '\u009b2J\u0085',
  'a\r\n::error file=x::planted',
  '\n::stop-commands::x',
  '##[group]planted',
  '\u202eetihw\u2066\u200f\u061c',
  'a\u2028b\u2029c\ufeff\u{e0041}',
  'half \ud800',
  'nul \u0000 \b\u007f',
  '*/ planted /*"\'`${x}</script>',
  '__proto__',
  'constructor',
];
const steering = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/u;
const command = /##\[|^[^\S\n]*::/mu;

/** Documents that differ from each other, and have the texts wherever they have any. */
const documents = (foreign: readonly string[], version: number): Record<string, unknown> => {
  const keyed = (value: (text: string) => unknown): object =>
    Object.fromEntries(foreign.map((text) => [text, value(text)]));
  const [first = '', second = ''] = foreign;
  const schema = {
    title: first,
    description: second,
    type: 'object',
    required: [...foreign, `${first}${version}`],
    properties: keyed((text) => ({
      description: text,
      enum: [text, `${text}${version}`],
      default: text,
      format: text,
      pattern: version === 1 ? text : '(',
    })),
    [`x-${first}`]: second,
  };
  const operation = (text: string): object => ({
    operationId: text,
    summary: text,
    tags: [text],
    security: [keyed(() => [text])],
    parameters: [
      { in: version === 1 ? 'query' : 'header', name: text, required: version === 2, schema: { const: text } },
    ],
    responses: {
      200: { description: text, content: { 'application/json': { schema }, [text]: { schema } } },
      [text]: { description: text, $ref: `#/components/responses/${text}` },
    },
  });
  return {
    'api.json': {
      openapi: '3.1.0',
      info: { title: first, version: second },
      paths: {
        ...Object.fromEntries(foreign.map((text) => [`/${text}/{${text}}`, { get: operation(text) }])),
        [`/${version}`]: {},
      },
      components: {
        schemas: { Root: schema, ...keyed(() => schema) },
        securitySchemes: keyed((text) => ({ type: text, scheme: text, name: text })),
      },
    },
    'schema.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, $defs: keyed(() => schema) },
    'root.struct.json': {
      $schema: 'https://json-structure.org/meta/extended/v0/#',
      $id: 'https://example.com/root',
      name: 'Root',
      ...schema,
      properties: keyed((text) => ({ type: 'string', description: text, default: text, enum: [text, second] })),
    },
    'broken.json': `{"a": ${JSON.stringify(first)}, ${JSON.stringify(second)} }`,
    'broken.yaml': `${first}: [\n  ${JSON.stringify(second)}: {`,
    'payload.json': { ...keyed((text) => text), more: foreign },
    'payload.ndjson': foreign.map((text) => JSON.stringify({ [text]: text })).join('\n'),
    'page.md': `# ${foreign.join(' ')}\n\n\`\`\`json\n${JSON.stringify(keyed((text) => text))}\n\`\`\`\n`,
    'traffic.har': {
      log: {
        version: first,
        creator: { name: first, version: second },
        entries: foreign.map((text) => ({
          startedDateTime: text,
          time: 1,
          request: {
            method: 'GET',
            url: `https://example.com/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, 'x'))}/x`,
            headers: [{ name: text, value: text }],
            queryString: [],
            cookies: [],
          },
          response: {
            status: 200,
            statusText: text,
            headers: [],
            cookies: [],
            content: { mimeType: 'application/json', text: JSON.stringify({ [text]: text }) },
          },
        })),
      },
    },
  };
};

const folders: string[] = [];
afterAll(() => folders.forEach(remove));

const said = async (argv: readonly string[], cwd: string): Promise<{ status: number; printed: string }> => {
  let printed = '';
  const sink = {
    paint: paintFor(false),
    columns: undefined,
    isWatched: false,
    write: (output: string) => {
      printed += output;
    },
  };
  const io: Io = { out: sink, err: sink, cwd, top: undefined };
  return { status: await main(argv, io), printed };
};

const commandLines = (languages: readonly string[]): string[][] => [
  ...['api.json', 'schema.json', 'root.struct.json', 'broken.json', 'broken.yaml'].map((file) => ['lint', `1/${file}`]),
  ['generate', '--input', '1/api.json', '--out', 'out', '--name', 'x'],
  ['generate', '--input', '1/root.struct.json', '--out', 'out2', '--name', 'x'],
  ...['api.json', 'schema.json', 'root.struct.json'].map((file) => ['diff', `1/${file}`, `2/${file}`]),
  ...['payload.json', 'payload.ndjson', 'broken.json'].map((file) => [
    'validate',
    `1/${file}`,
    '--schema',
    '2/schema.json',
  ]),
  ['validate', '1/payload.json', '--schema', '1/root.struct.json'],
  ['validate', '1/traffic.har', '--contract', '2/api.json'],
  ['upstream', 'check', '--from', '1/page.md', '--contract', '2/api.json'],
  ...['root.struct.json', 'api.json#/components/schemas/Root'].map((file) => [
    'convert',
    `1/${file}`,
    '--to',
    'typescript',
  ]),
  ...languages.map((language) => ['convert', '1/schema.json', '--to', language]),
];

const steeredBy = async (foreign: readonly string[], languages: readonly string[]): Promise<string[]> => {
  const both = [1, 2].flatMap((version) =>
    Object.entries(documents(foreign, version)).map(([file, content]) => [`${version}/${file}`, content]),
  );
  const cwd = folderWith(Object.fromEntries(both) as Record<string, unknown>);
  folders.push(cwd);
  const steered: string[] = [];
  for (const argv of commandLines(languages))
    for (const format of ['pretty', 'json']) {
      const absolute = argv.map((part) => (/^[12]\/|^out/.test(part) ? `${cwd}/${part}` : part));
      const { printed } = await said([...absolute, '--format', format], cwd);
      // What is converted is a document: it goes where it is sent, and says what it has to say.
      const found = steering.exec(printed) ?? (argv[0] === 'convert' ? null : command.exec(printed));
      if (found)
        steered.push(
          `${argv.join(' ')} --format ${format}: ${JSON.stringify(printed.slice(Math.max(0, found.index - 40), found.index + 20))}`,
        );
    }
  return steered;
};

test('no text of a document steers the terminal or the log that any command writes to', async () => {
  expect(await steeredBy(texts, Object.keys(conversions))).toEqual([]);
});

test('nor does a text that nobody thought of', async () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'binary', maxLength: 5 })), {
    minLength: 1,
    maxLength: 3,
  });
  const some = fc.uniqueArray(
    text.map((parts) => parts.join('')),
    { minLength: 2, maxLength: 5 },
  );
  const languages = ['typescript', 'json-structure', 'json-schema'];
  await fc.assert(
    fc.asyncProperty(some, async (foreign) => {
      expect(await steeredBy(foreign, languages)).toEqual([]);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 1), endOnFailure: true },
  );
});

test('messages of any length and problems of any number stay readable', () => {
  let printed = '';
  const write = (output: string): void => void (printed += output);
  const sink = { paint: paintFor(false), columns: undefined, isWatched: false, write };
  const problem = (code: string): Problem => ({
    severity: 'warning',
    code,
    message: 'long'.repeat(5000),
    mend: 'long'.repeat(5000),
    pointer: '',
    place: { file: 'api.json', line: 1, column: 1 },
  });
  const problems = [...Array.from({ length: 150 }, () => problem('often')), problem('once')];
  printProblems(problems, { out: sink, err: sink, cwd: '.', top: undefined });
  const lines = printed.trimEnd().split('\n');
  expect(lines).toHaveLength(3 * 101 + 1);
  expect(lines.at(-1)).toBe('and 50 more of often');
  expect(lines.every((line) => line.length < 2100)).toBe(true);
});
