import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExactNumber, parse, type ParseOptions } from '../../src/text/parse.ts';
import { fractionOf, literals, order } from './literals.ts';
import { slowPlaces } from './slow-places.ts';

/** The text of the exact numbers in a value, plain ones as they are. */
const shown = (value: unknown): unknown => (value instanceof ExactNumber ? value.text : value);

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['-0', -0],
    ['1.0', 1],
    ['1e2', 100],
    ['100e-2', 1],
    ['1.0000000000000000000', 1],
    ['0.1', 0.1],
    ['0.10000000000000000000', 0.1],
    ['0.30000000000000004', 0.3 + 1e-17 + 4e-17],
    ['9007199254740992', 2 ** 53],
    ['18446744073709552000', 2 ** 64],
    ['1e23', 1e23],
    ['5e-324', 5e-324],
    ['0e400', 0],
  ])('%s is a plain number: printed, it is the same number again', (text, number) => {
    expect(parse(text).value).toBe(number);
  });

  test.each([
    '9007199254740993',
    '-9007199254740993',
    '18446744073709551616',
    '0.1000000000000000055511151231257827',
    '0.12345678901234567890',
    '1.0000000000000000001',
    '1e400',
    '-1e400',
    '1e-400',
    '1.7976931348623158e308',
    `1${'0'.repeat(400)}`,
  ])('%s is an exact one', (text) => {
    expect(shown(parse(text).value)).toBe(text);
  });

  test('a text of them keeps those that need it, wherever they stand', () => {
    const { value } = parse('{"a": [1, 1e400, true, null, "1e400"], "1e400": {"b": 1e401, "c\\n": false}, "d": -0.5}');
    expect(value).toEqual({
      a: [1, new ExactNumber('1e400'), true, null, '1e400'],
      '1e400': { b: new ExactNumber('1e401'), 'c\n': false },
      d: -0.5,
    });
  });

  test('every literal becomes a double or an exact number, and denotes what it says', () => {
    fc.assert(
      fc.property(literals, (literal) => {
        const { value } = parse(literal);
        const text = value instanceof ExactNumber ? value.text : String(value);
        expect(order(fractionOf(text), fractionOf(literal))).toBe(0);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 2000) },
    );
  });

  test('an exact number is there only when the nearest double denotes another', () => {
    const finite = literals.filter((literal) => Number.isFinite(Number(literal)));
    fc.assert(
      fc.property(finite, (literal) => {
        const isKept = order(fractionOf(String(Number(literal))), fractionOf(literal)) === 0;
        expect(parse(literal).value instanceof ExactNumber).toBe(!isKept);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 2000) },
    );
  });

  test.each([
    ['9007199254740993', 9007199254740992, true],
    ['9223372036854775807', 2 ** 63, true],
    ['9223372036854775808', 2 ** 63, false],
    ['0.12345678901234567890', 0.12345678901234568, true],
    ['1e400', Number.POSITIVE_INFINITY, false],
  ])('on demand all are doubles, and %s is one that is told to be rounded: %s %s', (text, number, isRounded) => {
    const { value, problems } = parse(text, { exact: false });
    expect(value).toBe(number);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual(
      isRounded ? [['json-number-precision', 'warning']] : [],
    );
  });
});

const byJsonParse = (text: string): { readonly value: unknown; readonly isRead: boolean } => {
  try {
    return { value: JSON.parse(text), isRead: true };
  } catch {
    return { value: undefined, isRead: false };
  }
};

describe('all else is what JSON.parse makes of it', () => {
  test('for every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const parsed = parse(text);
        expect(parsed.value).toEqual(JSON.parse(text));
        expect(parsed.problems).toEqual([]);
      }),
    );
  });

  test('beside an exact number too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1), (value, indent) => {
        const { value: parsed } = parse(JSON.stringify(['#', value], null, indent).replace('"#"', '1e400'));
        expect(parsed).toEqual([new ExactNumber('1e400'), JSON.parse(JSON.stringify(value))]);
        expect(JSON.stringify((parsed as unknown[])[1])).toBe(JSON.stringify(value));
      }),
    );
  });

  test('for every text, JSON or not, of its characters', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'u',
      '1',
      '-',
      'e',
      '.',
      'true',
      ' ',
      '\n',
      'a',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const { value, problems } = parse(text, { exact: false });
        const syntax = problems.filter(({ code }) => code === 'json-syntax');
        expect({ value, isRead: syntax.length === 0 }).toEqual(byJsonParse(text));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 3000) },
    );
  });

  test.each(['{"__proto__": {"x": 1}}', '{"__proto__": {"x": 1}, "n": 1e400}'])(
    '%s has a member of its own',
    (text) => {
      const { value } = parse(text);
      expect(Object.keys(value as object)[0]).toBe('__proto__');
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    },
  );
});

describe('what is no JSON is a problem with a place', () => {
  test.each([
    ['', '1:1', 'a value'],
    ['{"a": 1,}', '1:9', 'a member name'],
    ['{"a" 1}', '1:6', 'a colon'],
    ['{\n "a": tru }', '2:7', 'a JSON value'],
    ['[1, 2', '1:6', 'a closing ]'],
    ['[1 2]', '1:4', 'a comma or a closing ]'],
    ['[1}', '1:3', 'a comma or a closing ]'],
    ['{"a": "\u0001"}', '1:7', 'a JSON value'],
    ['"\\x"', '1:1', 'a JSON value'],
    ['01', '1:1', 'a JSON value'],
    ['[1e]', '1:2', 'a JSON value'],
    ['{} x', '1:4', 'the end of the text'],
    ['\ufeff1', '1:1', 'a JSON value'],
  ])('%j at %s: %s', (text, place, expected) => {
    const { value, problems } = parse(text);
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(`${problems[0]?.line}:${problems[0]?.column}`).toBe(place);
    expect(problems[0]?.message).toContain(expected);
  });

  test('and nothing of it is quoted', () => {
    for (const text of ['{"a": s3cr3t}', '{"s3cr3t" 1}', '"s3cr3t', '{"s3cr3t": 1, "s3cr3t": 1e}'])
      expect(JSON.stringify(parse(text).problems)).not.toContain('s3cr3t');
  });

  test('whatever its length', () => {
    const long = 'a'.repeat(30_000_000);
    expect(parse(`["${long}"`).problems).toMatchObject([{ code: 'json-syntax' }]);
    expect(parse(`["${long}`).problems).toMatchObject([{ code: 'json-syntax' }]);
  });

  test('its places are its start', () => {
    expect(parse('\n{"a": [1, }').place('/a/0')).toEqual({ line: 1, column: 1, offset: 0 });
  });
});

describe('a member that stands twice', () => {
  test.each([
    ['{"a": 1, "a": 2}', ['1:10']],
    ['{"a": {"x": 1, "y": 2, "\\u0078": 3}}', ['1:24']],
    ['{"a": 1,\n"a": 2,\n"a": 3}', ['2:1', '3:1']],
    ['{"a": {"a": 1}, "b": [{"a": 1}, {"a": 1}]}', []],
    ['{"__proto__": 1, "__proto__": 2}', ['1:18']],
    ['{"a": 1e400, "a": 1e401}', ['1:14']],
  ])('%s is told at %j; the last one counts', (text, places) => {
    const { value, problems } = parse(text);
    expect(problems.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
    for (const problem of problems) expect(problem).toMatchObject({ code: 'json-duplicate-key', severity: 'error' });
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)).replaceAll('null', String(Number.MAX_VALUE)));
  });
});

describe('depth', () => {
  const nested = (levels: number, inner = '1'): string => '['.repeat(levels) + inner + ']'.repeat(levels);

  test.each<[number, ParseOptions, boolean]>([
    [1000, {}, true],
    [1001, {}, false],
    [1_000_000, {}, false],
    [2, { depth: 2 }, true],
    [3, { depth: 2 }, false],
    [1_000_000, { depth: Number.POSITIVE_INFINITY }, true],
  ])('%i levels with %j: %s', (levels, options, isRead) => {
    for (const inner of ['1', '1e400']) {
      const { value, problems } = parse(nested(levels, inner), options);
      expect(value !== undefined).toBe(isRead);
      expect(problems.map(({ code }) => code)).toEqual(isRead ? [] : ['json-depth']);
    }
  });

  test('of a text that is not closed, and of one of objects', () => {
    expect(parse('['.repeat(1_000_000)).problems).toMatchObject([{ code: 'json-depth', column: 1001 }]);
    expect(parse('{"a":'.repeat(1_000_000)).problems).toMatchObject([{ code: 'json-depth' }]);
    expect(parse('['.repeat(1_000_000), { depth: Number.POSITIVE_INFINITY }).problems).toMatchObject([
      { code: 'json-syntax', column: 1_000_001 },
    ]);
  });

  test('brackets in strings are not counted', () => {
    expect(parse(`["${'['.repeat(5000)}\\"[", "\\\\"]`).problems).toEqual([]);
  });
});

describe('places', () => {
  const text = '{\n  "a": { "b/c": [1, { "d": 1e400 }] },\n  "": "x", "ü": 1, "a~": []\n}';

  test.each([
    ['', '1:1'],
    ['/a', '2:3'],
    ['/a/b~1c', '2:10'],
    ['/a/b~1c/0', '2:18'],
    ['/a/b~1c/1/d', '2:23'],
    ['/', '3:3'],
    ['/ü', '3:12'],
    ['/a~0', '3:20'],
    ['/a/missing', '2:3'],
    ['/a/b~1c/7/x', '2:10'],
  ])('%s stands at %s', (pointer, place) => {
    const { line, column, offset } = parse(text).place(pointer);
    expect(`${line}:${column}`).toBe(place);
    expect(
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1,
    ).toBe(offset);
  });

  test('are those that a reader of every character finds', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        const { place } = parse(json);
        for (const [pointer, offset] of slowPlaces(json)) expect(place(pointer).offset).toBe(offset);
      }),
    );
  });
});
