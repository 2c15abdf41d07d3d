// The characters of JSON, as units of a text and bytes of its UTF-8, and steps through a text that is JSON, or would be:
// each takes an offset in UTF-16 units and returns one.

export const lineFeed = 0x0a;
export const blank = 0x20;
export const quote = 0x22;
export const openBrace = 0x7b;
export const openBracket = 0x5b;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
export const colon = 0x3a;
export const backslash = 0x5c;

const isSpace = (code: number): boolean => code === blank || code === lineFeed || code === 0x0d || code === 0x09;

export const isOpening = (code: number): boolean => code === openBrace || code === openBracket;
export const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;
export const isNumberStart = (code: number): boolean => code === minus || (code >= zero && code <= nine);

/** Letters, digits, signs and the point: what numbers, `true`, `false` and `null` are made of. */
export const isScalarPart = (code: number): boolean =>
  (code >= zero && code <= nine) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  code === 0x2b ||
  code === minus ||
  code === 0x2e;

/** The first character from `start` on that is no blank. */
export const skipSpace = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
};

/** Behind the string that starts at `start`; the length of the text when it is not closed. */
export const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; ;) {
    const end = text.indexOf('"', at);
    if (end === -1) return text.length;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
    at = end + 1;
  }
};

/** Behind the number or word that starts at `start`. */
export const endOfScalar = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && isScalarPart(text.charCodeAt(at))) at += 1;
  return at;
};

/** The text of a string that stands in `text` from quote to quote, with its escapes read. */
export const readString = (text: string, start: number, end: number): string => {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? (JSON.parse(text.slice(start, end)) as string) : inner;
};
