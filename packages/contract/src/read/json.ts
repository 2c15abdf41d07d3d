import { limits } from './limits.ts';
import { PlaceIndex, type Child, type Children } from './places.ts';

/** Something the text says that `JSON.parse` passes over, or cannot read; `offset` in UTF-16 units. */
export interface JsonFault {
  readonly code: 'json-syntax' | 'json-depth' | 'json-duplicate-key' | 'json-number-precision';
  readonly message: string;
  readonly offset: number;
}

const quote = 0x22;
const backslash = 0x5c;

/** The offset behind the string that starts at `start`; the length of the text when it is not closed. */
const endOfString = (text: string, start: number): number => {
  for (let at = start + 1; ;) {
    const end = text.indexOf('"', at);
    if (end === -1) return text.length;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
    at = end + 1;
  }
};

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isNumberPart = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x45 || code === 0x65;

const skipSpace = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
};

const endOfScalar = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && /[-+.0-9A-Za-z]/u.test(text.charAt(at))) at += 1;
  return at;
};

const syntax = (offset: number, expected: string): JsonFault => ({
  code: 'json-syntax',
  message: `not JSON: ${expected} expected here`,
  offset,
});

const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/u;
// oxlint-disable-next-line no-control-regex -- control characters are what JSON forbids in strings
const stringForm = /^"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"$/u;

/**
 * The first place where `text` leaves the JSON grammar (RFC 8259), or nests too deeply. `JSON.parse` says neither
 * reliably, and quotes the input in its message, which may be a secret.
 */
export const jsonFault = (text: string): JsonFault => {
  const open: ('{' | '[')[] = [];
  let at = skipSpace(text, 0);
  let expect: 'value' | 'key' | 'keyOrEnd' | 'valueOrEnd' | 'comma' = 'value';
  for (;;) {
    at = skipSpace(text, at);
    const character = text.charAt(at);
    const inside = open.at(-1);
    if (character === '') return syntax(at, open.length > 0 ? `a closing ${inside === '{' ? '}' : ']'}` : 'a value');
    if (expect === 'comma') {
      if (inside === undefined) return syntax(at, 'the end of the text');
      if (character === (inside === '{' ? '}' : ']')) {
        open.pop();
        at += 1;
        if (open.length === 0 && skipSpace(text, at) === text.length) return syntax(at, 'another spelling');
      } else if (character === ',') {
        expect = inside === '{' ? 'key' : 'value';
        at += 1;
      } else return syntax(at, `a comma or a closing ${inside === '{' ? '}' : ']'}`);
    } else if (expect === 'key' || expect === 'keyOrEnd') {
      if (character === '}' && expect === 'keyOrEnd') {
        open.pop();
        at += 1;
        expect = 'comma';
        continue;
      }
      const end = character === '"' ? endOfString(text, at) : at;
      if (end === at || !stringForm.test(text.slice(at, end))) return syntax(at, 'a member name in double quotes');
      at = skipSpace(text, end);
      if (text.charAt(at) !== ':') return syntax(at, 'a colon');
      at += 1;
      expect = 'value';
    } else if (character === ']' && expect === 'valueOrEnd') {
      open.pop();
      at += 1;
      expect = 'comma';
    } else if (character === '{' || character === '[') {
      open.push(character);
      if (open.length > limits.depth) return tooDeep(at);
      at += 1;
      expect = character === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else {
      const end = character === '"' ? endOfString(text, at) : endOfScalar(text, at);
      const form = character === '"' ? stringForm : literal;
      if (!form.test(text.slice(at, end))) return syntax(at, 'a JSON value');
      at = end;
      expect = 'comma';
    }
  }
};

const tooDeep = (offset: number): JsonFault => ({
  code: 'json-depth',
  message: `nested more than ${limits.depth} levels deep, which is the limit for descriptions`,
  offset,
});

/**
 * One pass over a text that `JSON.parse` accepts: depth, numbers that a double cannot hold, and how many members are
 * written. When that is more than the parsed value has, some key is there twice, and only then is it looked for.
 */
export const scanJson = (
  text: string,
  memberCount: (value: unknown) => number,
  value: unknown,
): readonly JsonFault[] => {
  const faults: JsonFault[] = [];
  let depth = 0;
  let members = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limits.depth) return [tooDeep(at)];
      at += 1;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      at += 1;
    } else if (code === 0x3a) {
      members += 1;
      at += 1;
    } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const start = at;
      while (at < text.length && isNumberPart(text.charCodeAt(at))) at += 1;
      if (at - start > 15 && !isExact(text.slice(start, at))) {
        faults.push({
          code: 'json-number-precision',
          message: 'this number has more digits than a JSON number keeps here; it is rounded',
          offset: start,
        });
      }
    } else at += 1;
  }
  if (members !== memberCount(value)) faults.push(...duplicateKeys(text));
  return faults;
};

/** Whether a double holds the number: a whole one exactly, a fraction so that it prints the same digits again. */
const isExact = (literalText: string): boolean => {
  const digits = (text: string): string => {
    const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
    const [whole = '', fraction = ''] = mantissa.replace(/^-/u, '').split('.');
    const all = (whole + fraction).replace(/^0+/u, '');
    const significant = all.replace(/0+$/u, '');
    return `${significant}e${Number(exponent) - fraction.length + (all.length - significant.length)}`;
  };
  const number = Number(literalText);
  if (Number.isFinite(number) && /^-?\d+$/u.test(literalText)) return BigInt(literalText) === BigInt(number);
  return Number.isFinite(number) && (number === 0 || digits(String(number)) === digits(literalText));
};

const duplicateKeys = (text: string): readonly JsonFault[] => {
  const faults: JsonFault[] = [];
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && text.charAt(skipSpace(text, end)) === ':') {
        const key = JSON.parse(text.slice(at, end)) as string;
        if (keys.has(key)) {
          faults.push({
            code: 'json-duplicate-key',
            message: 'this member name stands twice in the same object; readers disagree about which value counts',
            offset: at,
          });
        }
        keys.add(key);
      }
      at = end;
    } else {
      if (code === 0x7b) open.push(new Set());
      else if (code === 0x5b) open.push(undefined);
      else if (code === 0x7d || code === 0x5d) open.pop();
      at += 1;
    }
  }
  return faults;
};

/** Where the parts of a JSON text stand. */
export const jsonPlaces = (text: string): PlaceIndex => {
  const childrenAt = (start: number): Children => {
    const children = new Map<string, Child>();
    const isMap = text.charAt(start) === '{';
    if (!isMap && text.charAt(start) !== '[') return children;
    let at = skipSpace(text, start + 1);
    for (let index = 0; at < text.length && text.charAt(at) !== '}' && text.charAt(at) !== ']'; index += 1) {
      const begin = at;
      let key = String(index);
      if (isMap) {
        const end = endOfString(text, at);
        key = JSON.parse(text.slice(at, end)) as string;
        at = skipSpace(text, skipSpace(text, end) + 1);
      }
      children.set(key, { at: begin, node: at });
      at = skipSpace(text, skipValue(text, at));
      if (text.charAt(at) === ',') at = skipSpace(text, at + 1);
    }
    return children;
  };
  const root = skipSpace(text, 0);
  return new PlaceIndex({ at: root, node: root }, childrenAt);
};

const skipValue = (text: string, start: number): number => {
  const first = text.charCodeAt(start);
  if (first === quote) return endOfString(text, start);
  if (first !== 0x7b && first !== 0x5b) return endOfScalar(text, start);
  let depth = 0;
  for (let at = start; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else {
      if (code === 0x7b || code === 0x5b) depth += 1;
      else if (code === 0x7d || code === 0x5d) depth -= 1;
      at += 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
};
