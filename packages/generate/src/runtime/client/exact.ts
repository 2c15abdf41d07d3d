import type { Convert } from './convert.ts';

/** Begins the text of a number that stands for itself. Made after the payload, which can't hold it therefore. */
export const newMark = (): string => `mark_${crypto.getRandomValues(new Uint32Array(4)).join('_')}_`;

/** The index after the string that begins at `start`. */
const endOf = (text: string, start: number): number => {
  for (let from = start + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return text.length;
    let first = quote;
    while (text[first - 1] === '\\') first -= 1;
    if ((quote - first) % 2 === 0) return quote + 1;
    from = quote + 1;
  }
};

/** JSON whose numbers that a double may not hold are strings that begin with the mark. */
const marked = (text: string, mark: string): string => {
  const tokens = /"|-?\d[\d.eE+-]*/g;
  let result = '';
  let from = 0;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const [token] = found;
    if (token === '"') tokens.lastIndex = endOf(text, found.index);
    else if (token.length > 15 || /e/i.test(token)) {
      result += `${text.slice(from, found.index)}"${mark}${token}"`;
      from = tokens.lastIndex;
    }
  }
  return result + text.slice(from);
};

/** Puts plain numbers in place of what is marked still. */
export const settled = (value: unknown, mark: string): unknown => {
  const root = [value];
  const waiting: object[] = [root];
  for (let at = waiting.pop() as { [key: string]: unknown } | undefined; at; at = waiting.pop() as typeof at)
    for (const key of Object.keys(at)) {
      const inner = at[key];
      if (typeof inner === 'string' && inner.startsWith(mark)) at[key] = Number(inner.slice(mark.length));
      else if (typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner)) waiting.push(inner);
    }
  return root[0];
};

/** Reads the numbers of a JSON text with all their digits. */
export const exact =
  (convert: Convert) =>
  (value: unknown, text: string): unknown => {
    // Most texts have no number that a double would round.
    if (!/[\d.]{16}|\d[eE]/.test(text)) return convert(value);
    const mark = newMark();
    return settled(convert(JSON.parse(marked(text, mark)), mark), mark);
  };

/** More digits than this are no number that anyone counts with. */
const most = 1000;

/** The integer that a literal stands for; `undefined` for a fraction. */
const integerOf = (literal: string): bigint | undefined => {
  const [, sign = '', whole, fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  const shift = Number(exponent) - fraction.length;
  if (whole === undefined || whole.length + fraction.length > most || Math.abs(shift) > most) return undefined;
  const digits = whole + fraction;
  if (shift >= 0) return BigInt(sign + digits + '0'.repeat(shift));
  return /[1-9]/.test(digits.slice(shift)) ? undefined : BigInt(sign + (digits.slice(0, shift) || '0'));
};

/** An integer that was read, as a `bigint`; anything else as it is. */
export const bigint: Convert = (value, mark) => {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (mark === undefined || typeof value !== 'string' || !value.startsWith(mark)) return value;
  return integerOf(value.slice(mark.length)) ?? value;
};

/** An integer that was read, as decimal text; anything else as it is. */
export const decimal: Convert = (value, mark) => {
  const integer = bigint(value, mark);
  return typeof integer === 'bigint' ? String(integer) : integer;
};
