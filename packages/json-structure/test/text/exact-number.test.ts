import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, decimalKey, decimalOf, multiplesOf } from '../../src/decimals.ts';
import { canonical, describe as described, isNumber, isObject } from '../../src/json.ts';
import { nearestDoubles } from '../../src/text/nearest-doubles.ts';
import { ExactNumber, parse } from '../../src/text/parse.ts';
import { fractionOf, literals, order } from './literals.ts';

describe('an exact number', () => {
  const exact = new ExactNumber('9007199254740993');

  test('keeps its text, and is the nearest double to arithmetic and JSON.stringify', () => {
    expect(exact.text).toBe('9007199254740993');
    expect(String(exact)).toBe('9007199254740993');
    expect(Number(exact)).toBe(2 ** 53);
    expect(JSON.stringify({ exact })).toBe('{"exact":9007199254740992}');
    expect(JSON.stringify([new ExactNumber('1e400'), new ExactNumber('-1e400')])).toBe(
      '[1.7976931348623157e+308,-1.7976931348623157e+308]',
    );
  });

  test('does not change', () => {
    expect(() => Object.assign(exact, { text: '1' })).toThrow(TypeError);
  });

  test.each(['1', '1.0', '0.1', '1e2', '1e23', '', 'x', '01', '1e', '9007199254740993n', '0x1', ' 1e400', 'Infinity'])(
    'is not made of %j, which is a double or no number',
    (text) => {
      expect(() => new ExactNumber(text)).toThrow(RangeError);
    },
  );

  test('is a number to the checker, and no object', () => {
    expect(isNumber(exact)).toBe(true);
    expect(isObject(exact)).toBe(false);
    expect(described(exact)).toBe('a number');
    expect(described(new ExactNumber('1e400'))).toBe('a number out of range');
  });
});

describe('decimals', () => {
  test('compare as fractions do', () => {
    fc.assert(
      fc.property(literals, literals, (a, b) => {
        const expected = order(fractionOf(a), fractionOf(b));
        expect(Math.sign(compareDecimals(a, b))).toBe(expected);
        expect(decimalKey(decimalOf(a)) === decimalKey(decimalOf(b))).toBe(expected === 0);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 3000) },
    );
  });

  test.each([
    ['1', '1.000', 0],
    ['1e2', '100', 0],
    ['-0', '0.0e5', 0],
    ['1e999999999', '1', 1],
    ['1', '1e999999999', -1],
    ['-1e999999999', '1e-999999999', -1],
    ['1e-999999999', '0', 1],
    ['1e9007199254740993', '1e9007199254740992', 1],
    ['10e9007199254740992', '1e9007199254740993', 0],
    ['0.1e-9007199254740992', '1e-9007199254740993', 0],
    [`1e${'9'.repeat(500)}`, `1e${'9'.repeat(501)}`, -1],
    [`1e-${'9'.repeat(1_000_000)}`, `1e${'9'.repeat(1_000_000)}`, -1],
  ])('%s and %s compare without being written out', (a, b, expected) => {
    expect(Math.sign(compareDecimals(a, b))).toBe(expected);
  });

  test('divide as fractions do', () => {
    const small = literals.filter((literal) => !/e[-+]?\d{3}/i.test(literal) && order(fractionOf(literal), zero) > 0);
    const zero = { over: 0n, under: 1n };
    const products = fc
      .tuple(small, fc.nat(), fc.constantFrom(0, 0, 1))
      .map(([divisor, factor, rest]) => ({ divisor, ...timesPlus(divisor, factor, rest) }));
    fc.assert(
      fc.property(products, ({ divisor, value }) => {
        const a = fractionOf(value);
        const b = fractionOf(divisor);
        expect(multiplesOf(decimalOf(divisor))(decimalOf(value))).toBe((a.over * b.under) % (a.under * b.over) === 0n);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 2000) },
    );
  });

  test.each([
    ['0.07', '0.01', true],
    ['1e999999999', '7', false],
    ['7e999999999', '7', true],
    ['1e999999999', '1024', true],
    ['1e-999999999', '1', false],
    ['1e5', '1e6', false],
    ['0e999999999', '3', true],
    [`1${'0'.repeat(1_000_000)}1`, '3', false],
    [`1${'0'.repeat(1_000_000)}2`, '3', true],
  ])('%s is a multiple of %s: %s', (value, divisor, expected) => {
    expect(multiplesOf(decimalOf(divisor))(decimalOf(value))).toBe(expected);
  });
});

test('equal numbers have one canonical text, whatever their spelling', () => {
  const texts = ['1e400', '10e399', '1.0e400', '1.0E+400'].map((text) => canonical([new ExactNumber(text)]));
  expect(new Set(texts).size).toBe(1);
  expect(canonical(new ExactNumber('9007199254740993'))).not.toBe(canonical(2 ** 53));
});

describe('nearest doubles', () => {
  test('stand for exact numbers, and the places are told', () => {
    const value = {
      a: [1, new ExactNumber('9007199254740993'), { 'b/c': new ExactNumber('1e400') }],
      ['__proto__']: new ExactNumber('-1e400'),
    };
    const { value: plain, rounded } = nearestDoubles(value);
    expect(plain).toEqual({
      a: [1, 2 ** 53, { 'b/c': Number.MAX_VALUE }],
      ['__proto__']: -Number.MAX_VALUE,
    });
    expect(rounded).toEqual(['/__proto__', '/a/1', '/a/2/b~1c']);
  });

  test('however deep, and in circles', () => {
    const circle: Record<string, unknown> = { n: new ExactNumber('1e400') };
    circle['self'] = circle;
    const { value, rounded } = nearestDoubles(circle);
    expect(value['self']).toBe(value);
    expect(rounded).toEqual(['/n']);
    const deep = parse(`${'['.repeat(100_000)}1e400${']'.repeat(100_000)}`, { depth: 100_000 }).value;
    expect(nearestDoubles(deep).rounded).toHaveLength(1);
  });

  test('a value without exact numbers is left as it is', () => {
    const value = { a: [{ b: 1 }] };
    expect(nearestDoubles(value)).toEqual({ value, rounded: [] });
    expect(nearestDoubles(value).value).toBe(value);
  });
});

/** `divisor` times `factor`, and `rest` in the last place, written without exponent. */
const timesPlus = (divisor: string, factor: number, rest: number): { readonly value: string } => {
  const { over, under } = fractionOf(divisor);
  const places = String(under).length - 1;
  const digits = String(over * BigInt(factor) + BigInt(rest)).padStart(places + 1, '0');
  return {
    value: places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`,
  };
};
