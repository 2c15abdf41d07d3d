import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { child } from '../src/pointer.ts';
import { readSource, settled, sourceOf } from '../src/read/source.ts';
import { folderWith } from './folder.ts';
import { refusals } from './refusals.ts';

const placeIn = (text: string, file: string, pointer: string): string => {
  const { line, column } = sourceOf(text, file).place(pointer);
  return `${line}:${column}`;
};

describe('places', () => {
  const json = '{\n  "a": { "b/c": [1, { "d": true }] },\n  "": "x"\n}';
  const yaml = 'a:\n  b/c:\n    - 1\n    - d: true\n"": x\nref: &r {x: 1}\nuse: *r\n';

  test.each([
    ['', '1:1'],
    ['/a', '2:3'],
    ['/a/b~1c', '2:10'],
    ['/a/b~1c/0', '2:18'],
    ['/a/b~1c/1/d', '2:23'],
    ['/', '3:3'],
    ['/a/missing', '2:3'],
    ['/a/b~1c/7/x', '2:10'],
  ])('JSON %s stands at %s', (pointer, place) => {
    expect(placeIn(json, 'x.json', pointer)).toBe(place);
  });

  test.each([
    ['', '1:1'],
    ['/a', '1:1'],
    ['/a/b~1c', '2:3'],
    ['/a/b~1c/0', '3:7'],
    ['/a/b~1c/1/d', '4:7'],
    ['/', '5:1'],
    ['/use/x', '6:10'],
    ['/a/missing', '1:1'],
  ])('YAML %s stands at %s', (pointer, place) => {
    expect(placeIn(yaml, 'x.yaml', pointer)).toBe(place);
  });

  test('every part of any JSON text is found where it was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const source = sourceOf(text, 'x.json');
        const offsetOf = (pointer: string): number => {
          const { line, column } = source.place(pointer);
          return (
            text
              .split('\n')
              .slice(0, line - 1)
              .join('\n').length +
            (line > 1 ? 1 : 0) +
            column -
            1
          );
        };
        const check = (part: unknown, pointer: string): void => {
          if (typeof part !== 'object' || part === null) return;
          for (const [key, member] of Object.entries(part)) {
            const at = child(pointer, key);
            const expected = Array.isArray(part)
              ? JSON.stringify(member, null, indent).slice(0, 1)
              : JSON.stringify(key);
            expect(text.slice(offsetOf(at)).startsWith(expected)).toBe(true);
            check(member, at);
          }
        };
        check(value, '');
      }),
    );
  });
});

describe('what cannot be read is refused with its place', () => {
  test.each([
    ['x.json', '{"a": 1,}', 'json-syntax', '1:9'],
    ['x.json', '{"a" 1}', 'json-syntax', '1:6'],
    ['x.json', '{\n "a": tru }', 'json-syntax', '2:7'],
    ['x.json', '[1, 2', 'json-syntax', '1:6'],
    ['x.json', '{"a": "\u0001"}', 'json-syntax', '1:7'],
    ['x.json', '{} x', 'json-syntax', '1:4'],
    ['x.yaml', 'a: 1\n---\nb: 2\n', 'yaml-multiple-docs', '3:1'],
    ['x.yaml', 'a: !!js/function 1\n', 'yaml-tag', '1:4'],
    ['x.yaml', 'a:\n\t- 1\n', 'yaml-tab', '2:1'],
    ['x.yaml', 'a: &a [*a]\n', 'yaml-anchor-cycle', '1:8'],
    ['x.yaml', '  \n', 'source-empty', '1:1'],
    ['x.json', 'version https://git-lfs.github.com/spec/v1\noid sha256:0a\nsize 3\n', 'source-lfs-pointer', '1:1'],
    ['x.yaml', '\n<!DOCTYPE html>\n<html></html>', 'source-html', '1:1'],
    ['x.json', '<html lang="en"></html>', 'source-html', '1:1'],
    ['x.yaml', 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> topic\n', 'source-conflict', '2:1'],
    ['x.json', '{\n<<<<<<< HEAD\r\n"b": 1\r\n=======\r\n"b": 2\r\n>>>>>>> topic\r\n}', 'source-conflict', '2:1'],
  ])('%s %j is %s at %s', (file, text, code, place) => {
    const [problem] = refusals(() => sourceOf(text, file));
    expect(problem).toMatchObject({ code, severity: 'error' });
    expect(`${problem?.place.line}:${problem?.place.column}`).toBe(place);
  });

  test.each([
    ['a tab that indents', 'x.yaml', 'a:\n\t- 1\n', 'put blanks in place of the tabs that lines begin with'],
    ['an empty file', 'x.yaml', '', 'fill it, or name one that is not empty'],
    [
      'JSON nested too deep',
      'x.json',
      '['.repeat(300),
      'give the inner parts names of their own, and refer to them with $ref',
    ],
    [
      'YAML nested too deep',
      'x.yaml',
      `a: ${'['.repeat(300)}`,
      'give the inner parts names of their own, and refer to them with $ref',
    ],
    [
      'JSON cut short',
      'x.json',
      '{"a": {"b": [1, 2',
      'the text ends here: if the file was cut short, fetch or save it again',
    ],
    [
      'YAML cut short',
      'x.yaml',
      'a: {b: [1, 2',
      'the text ends here: if the file was cut short, fetch or save it again',
    ],
    ['a fault before the end', 'x.yaml', 'a:\n  b: 1\n c: 1\n', undefined],
  ])('what to do about it is said: %s', (_, file, text, mend) => {
    expect(refusals(() => sourceOf(text, file))[0]?.mend).toBe(mend);
  });

  test('messages never quote the text, which may hold a secret', () => {
    for (const text of [
      '{"a": s3cr3t}',
      '{"s3cr3t" 1}',
      'a: "s3cr3t',
      's3cr3t: 1\ns3cr3t: 2',
      'a: !s3cr3t b',
      '*s3cr3t',
    ]) {
      for (const file of ['x.json', 'x.yaml']) {
        let message = '';
        try {
          sourceOf(text, file);
        } catch (error) {
          message = String(error);
        }
        expect(message).not.toContain('s3cr3t');
      }
    }
  });

  test('nesting beyond the limit, in JSON and YAML, is refused and does not crash', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(refusals(() => sourceOf(deep, 'x.json'))[0]?.code).toBe('json-depth');
    expect(refusals(() => sourceOf(deep.slice(0, 100_000), 'x.json'))[0]?.code).toBe('json-depth');
    expect(refusals(() => sourceOf(`a: ${'['.repeat(3000)}${']'.repeat(3000)}`, 'x.yaml'))[0]?.code).toBe('yaml-depth');
    const allowed = '['.repeat(200) + ']'.repeat(200);
    expect(sourceOf(allowed, 'x.json').problems).toEqual([]);
    expect(refusals(() => sourceOf(`[${allowed}]`, 'x.json'))[0]?.code).toBe('json-depth');
  });

  test('aliases that nest values deeper than the text does', () => {
    const nested = (depth: number, inner: string) => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;
    const text = `a: &a ${nested(150, 'x')}\nb: ${nested(100, '*a')}\n`;
    expect(refusals(() => sourceOf(text, 'x.yaml'))[0]?.code).toBe('yaml-depth');
  });

  test('an alias bomb is refused', () => {
    const levels = Array.from(
      { length: 12 },
      (_, n) => `l${n + 1}: &l${n + 1} [${Array(10).fill(`*l${n}`).join(', ')}]`,
    );
    expect(refusals(() => sourceOf(['l0: &l0 x', ...levels].join('\n'), 'x.yaml'))[0]?.code).toBe('yaml-aliases');
  });

  test('folders, missing files, pipes and wrong encodings are refused in words', () => {
    const folder = folderWith({ 'latin.yaml': new Uint8Array([0x61, 0x3a, 0x20, 0xe9]) });
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(refusals(() => readSource(folder))[0]?.code).toBe('source-not-a-file');
    expect(refusals(() => readSource(path.join(folder, 'none.yaml')))[0]?.message).toBe('there is no such file');
    expect(refusals(() => readSource(pipe))[0]?.code).toBe('source-not-a-file');
    expect(refusals(() => readSource(path.join(folder, 'latin.yaml')))[0]?.code).toBe('source-encoding');
  });
});

describe('what a parser passes over is reported', () => {
  test('a member that stands twice', () => {
    const { problems } = sourceOf('{"a": {"x": 1, "y": 2, "\\u0078": 3}}', 'x.json');
    expect(problems).toMatchObject([{ code: 'json-duplicate-key', severity: 'error', place: { line: 1, column: 24 } }]);
  });

  test('a key of YAML that stands twice, the last of which counts as in JSON', () => {
    const source = sourceOf('a: 1\nb:\n  c: 1\n  c: 2\n', 'x.yaml');
    expect(source.value).toEqual({ a: 1, b: { c: 2 } });
    expect(source.problems).toMatchObject([
      { code: 'yaml-duplicate-key', severity: 'error', place: { line: 4, column: 3 } },
    ]);
    expect(source.place('/b/c')).toMatchObject({ line: 4 });
    expect(refusals(() => settled(source))).toEqual(source.problems);
  });

  test.each([
    ['9007199254740993', true],
    ['9007199254740992', false],
    ['-9223372036854775808', false],
    ['9223372036854775807', true],
    ['1e400', false],
    ['0.10000000000000000000', false],
    ['0.12345678901234567890', true],
    ['1000000000000000000000', false],
  ])('a number whose digits do not fit: %s', (number, isRounded) => {
    const { problems } = sourceOf(`{"a": ${number}}`, 'x.json');
    expect(problems.map(({ code }) => code)).toEqual(isRounded ? ['json-number-precision'] : []);
  });
});

test('byte order marks and UTF-16 are read', () => {
  const folder = folderWith({
    'bom.json': new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    'utf16.json': new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
  });
  expect(readSource(path.join(folder, 'bom.json')).value).toEqual({});
  expect(readSource(path.join(folder, 'utf16.json')).value).toEqual({});
});

test.each<[string, (text: string) => Uint8Array]>([
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
])('in %s places are columns of the text, and problems are found', (_, bytesOf) => {
  const text = '{"ä’": ["\u{1f36b}", 9007199254740993], "\u{1f36b}": 1,\n "x": 2}';
  const { place, problems } = readSource(path.join(folderWith({ 'a.json': bytesOf(text) }), 'a.json'));
  expect(problems).toMatchObject([{ code: 'json-number-precision', place: { line: 1, column: 15 } }]);
  expect(place('/\u{1f36b}')).toMatchObject({ line: 1, column: 34 });
  expect(place('/x')).toMatchObject({ line: 2, column: 2 });
});

test.each([
  ['a lone surrogate', [0xed, 0xa0, 0x80]],
  ['a byte that starts nothing', [0xff]],
  ['a character that is cut off', [0xe2, 0x80]],
  ['a character that is written too long', [0xc0, 0xaf]],
])('%s is no UTF-8', (_, bytes) => {
  const folder = folderWith({ 'a.json': Uint8Array.from([0x22, ...bytes, 0x22]) });
  expect(refusals(() => readSource(path.join(folder, 'a.json')))).toMatchObject([{ code: 'source-encoding' }]);
});

test('dates, numbers with leading zeros and unknown words of YAML stay text or plain numbers', () => {
  expect(sourceOf('a: 2026-03\nb: 2026-05-11\nc: yes\nd: 0x10\n1: one\n', 'x.yaml').value).toEqual({
    1: 'one',
    a: '2026-03',
    b: '2026-05-11',
    c: 'yes',
    d: 16,
  });
});

test('a member called __proto__ is a member like any other', () => {
  for (const [text, file] of [
    ['{"__proto__": {"x": 1}}', 'x.json'],
    ['__proto__: {x: 1}', 'x.yaml'],
  ] as const) {
    const { value } = sourceOf(text, file);
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
    expect(({} as { x?: number }).x).toBeUndefined();
  }
});
