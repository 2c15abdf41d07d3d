import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { child, type Pointer } from '../../src/pointer.ts';
import { parse, placesIn, type TextPlace } from '../../src/text/parse.ts';

/** A JSON text before it is written: blanks around every token, names as they are spelled. */
type Tree =
  | { readonly literal: string; readonly isRounded: boolean }
  | { readonly elements: readonly Tree[]; readonly blank: string }
  | { readonly members: readonly (readonly [spelling: string, value: Tree])[]; readonly blank: string };

interface Written {
  readonly text: string;
  readonly rounded: readonly number[];
  readonly duplicates: readonly number[];
  readonly places: readonly (readonly [Pointer, number])[];
}

/** Writes a tree, and notes on the way where everything stands: what a reader has to find out. */
const written = (tree: Tree): Written => {
  let text = '';
  const rounded: number[] = [];
  const duplicates: number[] = [];
  const places: [Pointer, number][] = [];
  const write = (part: Tree, pointer: Pointer): void => {
    if ('literal' in part) {
      if (part.isRounded) rounded.push(text.length);
      text += part.literal;
      return;
    }
    const { blank } = part;
    const names = new Set<string>();
    const isObject = 'members' in part;
    const children = isObject ? part.members : part.elements.map((element, index) => [String(index), element] as const);
    text += isObject ? '{' : '[';
    for (const [index, [key, value]] of children.entries()) {
      text += `${index === 0 ? '' : ','}${blank}`;
      const name = isObject ? (JSON.parse(key) as string) : key;
      if (names.has(name)) duplicates.push(text.length);
      names.add(name);
      places.push([child(pointer, name), text.length]);
      if (isObject) text += `${key}${blank}:${blank}`;
      write(value, child(pointer, name));
      text += blank;
    }
    text += isObject ? '}' : ']';
  };
  write(tree, '');
  return { text, rounded, duplicates, places };
};

const strings = fc
  .array(
    fc.constantFrom('a', ':', '"', '\\', '{', ']', ',', '\n', '1e400', 'ä', '’', '\u{1f36b}', '\ud800', '\udc00'),
    {
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));
const escaped = (text: string): string =>
  `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
/** Lone surrogates are written bare, too, which JSON.stringify does not. */
const bare = (text: string): string =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
const spelled = fc.tuple(strings, fc.constantFrom(JSON.stringify, escaped, bare)).map(([text, spell]) => spell(text));

const numbers = fc.constantFrom<readonly [string, boolean]>(
  ['0', false],
  ['-1.5', false],
  ['123456789012345', false],
  ['1e5', false],
  ['1E+400', false],
  ['9223372036854775808', false],
  ['0.10000000000000000000', false],
  ['9007199254740993', true],
  ['-0.12345678901234567890', true],
  ['12345678901234567890e-5', true],
);
const scalars: fc.Arbitrary<Tree> = fc.oneof(
  numbers.map(([literal, isRounded]) => ({ literal, isRounded })),
  fc.oneof(spelled, fc.constantFrom('true', 'null')).map((literal) => ({ literal, isRounded: false })),
);
const blanks = fc.constantFrom('', ' ', '\n', '\r\n\t', '\n'.repeat(300), ' '.repeat(300));

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    scalars,
    fc.record({ elements: fc.array(tie('tree'), { maxLength: 4 }), blank: blanks }),
    fc.record({ members: fc.array(fc.tuple(spelled, tie('tree')), { maxLength: 4 }), blank: blanks }),
  ),
})).tree;

/** By all that is before it. */
const plainPlace = (text: string, offset: number): TextPlace => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, offset };
};

describe('a text that was written with care for every offset', () => {
  test('is read with the problems that it has, where they are', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { text, rounded, duplicates } = written(tree);
        const { value, problems } = parse(text, { exact: false });
        const found = problems.map(({ code, line, column, offset }) => [code, { line, column, offset }]);
        expect(value).toEqual(JSON.parse(text));
        expect(found).toEqual([
          ...rounded.map((offset) => ['json-number-precision', plainPlace(text, offset)]),
          ...duplicates.map((offset) => ['json-duplicate-key', plainPlace(text, offset)]),
        ]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 2000) },
    );
  });

  test('has its parts where they were written', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { text, duplicates, places } = written(tree);
        fc.pre(duplicates.length === 0);
        const { place } = parse(text);
        for (const [pointer, offset] of places) expect(place(pointer)).toEqual(plainPlace(text, offset));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 1000) },
    );
  });

  test('is read alike with its bytes and without', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { text, places } = written(tree);
        const alone = parse(text);
        const { value, problems, place } = parse(text, { utf8: Buffer.from(text) });
        expect({ value, problems }).toEqual({ value: alone.value, problems: alone.problems });
        for (const [pointer] of places) expect(place(pointer)).toEqual(alone.place(pointer));
      }),
    );
  });
});

test('a place is the line and column that are counted up to it, however the lines are long', () => {
  const lines = fc
    .array(fc.nat({ max: 600 }), { maxLength: 30 })
    .map((lengths) => lengths.map((length) => 'x'.repeat(length)).join('\n'));
  fc.assert(
    fc.property(lines, fc.array(fc.nat({ max: 20_000 })), (text, offsets) => {
      const placeAt = placesIn(text);
      for (const offset of offsets.map((at) => Math.min(at, text.length)))
        expect(placeAt(offset)).toEqual(plainPlace(text, offset));
    }),
  );
});

describe('texts that are large in one way', () => {
  const count = 1_000_000;

  test.each([
    ['empty objects', `[${'{},'.repeat(count)}{}]`, `/${count}`, 3 * count + 1],
    ['line ends', `[${'\n'.repeat(count)}{}]`, '/0', count + 1],
    ['escapes', `["${'\\"'.repeat(count)}",1]`, '/1', 2 * count + 4],
    ['characters of four bytes', `["${'\u{1f36b}'.repeat(count)}",1]`, '/1', 2 * count + 4],
  ])('%s', (_, text, pointer, offset) => {
    const { problems, place } = parse(text);
    expect(problems).toEqual([]);
    expect(place(pointer)).toEqual(plainPlace(text, offset));
  });
});
