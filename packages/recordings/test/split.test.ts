import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ElementSplitter, LineSplitter } from '../src/split.ts';

const tooLong = (): Error => new Error('too long');

const windows = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );

const splitAll = (
  text: string,
  size: number,
  path = ['log', 'entries'],
): { elements: unknown[]; splitter: ElementSplitter } => {
  const splitter = new ElementSplitter(path, 1e6, tooLong);
  const elements = windows(Buffer.from(text), size)
    .flatMap((window) => splitter.push(window))
    .map((bytes) => JSON.parse(bytes.toString()) as unknown);
  return { elements, splitter };
};

describe('the elements of an array', () => {
  it('are the same as JSON.parse finds, wherever the windows cut', () => {
    const space = fc.constantFrom(0, 2);
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 })),
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
        fc.integer({ min: 1, max: 40 }),
        space,
        (entries, others, size, indent) => {
          const { log: _log, ...before } = others;
          const { entries: _entries, ...inside } = others;
          const text = JSON.stringify(
            { ...before, log: { ...inside, entries, pages: [{ entries: [1] }] } },
            undefined,
            indent,
          );
          const { elements, splitter } = splitAll(text, size);
          const whole = JSON.parse(text) as { log: { entries: unknown[] } };
          expect(elements).toEqual(whole.log.entries);
          expect([splitter.found, splitter.complete]).toEqual([true, true]);
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 500) },
    );
  });

  it.each([
    ['strings full of brackets', '{"log":{"entries":[{"a":"]}\\"["},"}"]}}', [{ a: ']}"[' }, '}']],
    ['an escaped backslash before the quote', '{"log":{"entries":["\\\\",1]}}', ['\\', 1]],
    ['the same name elsewhere', '{"entries":[9],"log":{"x":{"entries":[8]},"y":"entries","entries":[1]}}', [1]],
    ['the name as a value', '{"a":"log","log":{"entries":[2]}}', [2]],
    ['scalars', '{"log":{"entries":[1 , null,"x",true]}}', [1, null, 'x', true]],
    ['none', '{"log":{"entries":[ ]}}', []],
    ['no array', '{"log":{"entries":{"a":[1]}}}', []],
    ['the first of two', '{"log":{"entries":[1],"entries":[2]}}', [1]],
  ])('%s, in windows of every size', (_name, text, expected) => {
    for (let size = 1; size <= text.length; size += 1) expect(splitAll(text, size).elements).toEqual(expected);
  });

  it('are found behind one that is broken', () => {
    const splitter = new ElementSplitter(['log', 'entries'], 1e6, tooLong);
    const found = splitter.push(Buffer.from('{"log":{"entries":[{"a":nope},{"b":1}]}}'));
    expect(found.map(String)).toEqual(['{"a":nope}', '{"b":1}']);
  });

  it('end where the text ends, which is told', () => {
    const whole = '{"log":{"entries":[{"a":1},{"b":2}]}}';
    for (let length = 0; length < whole.length; length += 1) {
      const { splitter } = splitAll(whole.slice(0, length), 7);
      expect(splitter.complete).toBe(false);
      expect(splitter.insideElement).toBe((length > 19 && length < 26) || (length > 27 && length < 34));
    }
  });

  it('have a largest size', () => {
    const splitter = new ElementSplitter(['log', 'entries'], 10, tooLong);
    expect(() => splitter.push(Buffer.from('{"log":{"entries":["0123456789abc"]}}'))).toThrow('too long');
  });
});

describe('lines', () => {
  it('are cut at LF wherever the windows cut, and lose one CR', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' '))),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 20 }),
        (lines, end, size) => {
          const splitter = new LineSplitter(1e6, tooLong);
          const text = lines.map((line) => line + end).join('');
          const found = windows(Buffer.from(text), size).flatMap((window) => splitter.push(window));
          expect(found.map(String)).toEqual(lines);
          expect(splitter.rest()).toBeUndefined();
        },
      ),
    );
  });

  it('do not end at U+2028, which JSON allows in strings', () => {
    const splitter = new LineSplitter(1e6, tooLong);
    expect(splitter.push(Buffer.from('"a\u2028b"\n')).map(String)).toEqual(['"a\u2028b"']);
  });
});
