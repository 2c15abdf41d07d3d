import fc from 'fast-check';
import { Refusal } from '@schemawright/contract';
import { expect, it } from 'vitest';
import { describeSyntaxError, syntaxErrorOf } from '../src/json-syntax.ts';
import { checkPayloads, readPayloads } from '../src/payload.ts';
import type { Payload } from '../src/payload.ts';
import { file } from './support.ts';

const read = async (place: string): Promise<Payload[]> => {
  const payloads: Payload[] = [];
  for await (const payload of readPayloads(place)) payloads.push(payload);
  return payloads;
};

it.each([
  ['a value', 'a.json', '{"a":1}', [{ entry: null, value: { a: 1 } }]],
  ['a list, which is one value', 'a.json', '[1,\n2]', [{ entry: null, value: [1, 2] }]],
  ['a value on several lines', 'a.json', '{\n"a":\n1}\n', [{ entry: null, value: { a: 1 } }]],
  ['a byte order mark', 'a.json', '\uFEFF1', [{ entry: null, value: 1 }]],
  ['lines by name', 'a.ndjson', '1\n', [{ entry: 0, value: 1 }]],
  [
    'lines by name',
    'a.jsonl',
    '[1]\r\n\n[2]',
    [
      { entry: 0, value: [1] },
      { entry: 2, value: [2] },
    ],
  ],
  [
    'lines by content',
    'a.txt',
    '{"a":1}\n{"a":2}\n',
    [
      { entry: 0, value: { a: 1 } },
      { entry: 1, value: { a: 2 } },
    ],
  ],
])('%s', async (_name, name, content, expected) => {
  expect(await read(file(name, content))).toEqual(expected);
});

it('a broken line does not end the file', async () => {
  expect(await read(file('a.ndjson', '1\n{x}\n2\n"cut'))).toEqual([
    { entry: 0, value: 1 },
    { entry: 1, keyword: 'malformed', message: 'line 2 is not JSON: syntax error at column 2' },
    { entry: 2, value: 2 },
    { entry: 3, keyword: 'truncated', message: 'line 4 is cut off: the file ends inside it' },
  ]);
});

it('a file that is no JSON is refused with the place, and without its text', async () => {
  const error: unknown = await read(file('a.json', '{\n  "password": hunter2\n}')).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Refusal);
  const [problem] = (error as Refusal).problems;
  expect(problem).toMatchObject({
    message: 'the file is not JSON: syntax error at 2:15',
    place: { line: 2, column: 15 },
  });
  expect(String(error)).not.toContain('hunter2');
});

it('reports in the order of files and lines, and counts each line once', async () => {
  const files = [file('a.ndjson', '1\n"x"\nnope\n'), file('b.json', '"y"')];
  const violation = { pointer: '', schemaPointer: '/type', keyword: 'type', message: 'must be number' };
  const { summary, findings } = await checkPayloads((value) => (typeof value === 'number' ? [] : [violation]), files);
  expect(summary).toEqual({ checked: 3, valid: 1, invalid: 2, unmatched: 0, skipped: 1 });
  expect(findings.map(({ source, entry, keyword }) => [source, entry, keyword])).toEqual([
    [files[0], 1, 'type'],
    [files[0], 2, 'malformed'],
    [files[1], null, 'type'],
  ]);
});

it.each([
  ['{"a" 1}', '1:6'],
  ['[1,]', '1:4'],
  ['{"a":1,}', '1:8'],
  ['[1}', '1:3'],
  ['1 2', '1:3'],
  ['"a\\x"', '1:3'],
  ['"a\nb"', '1:3'],
  ['[01]', '1:3'],
  ['[\n\n  tru ]', '3:3'],
  ['{"a":1', 'ends too early, at 1:7'],
  ['"\\u12', 'ends too early, at 1:6'],
  ['', 'ends too early, at 1:1'],
  ['[tr', 'ends too early, at 1:4'],
])('the error in %j is at %s', (text, expected) => {
  expect(describeSyntaxError(syntaxErrorOf(text))).toContain(expected);
});

it('any start of a JSON text ends too early, and nowhere else is it wrong', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, seed) => {
      const text = JSON.stringify([value]);
      const start = text.slice(0, seed % text.length);
      expect(syntaxErrorOf(start)).toMatchObject({ atEnd: true });
    }),
  );
});
