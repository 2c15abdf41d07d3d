import { endOfScalar, endOfString, skipSpace } from './characters.ts';

/** Something that a text says and `JSON.parse` passes over, or cannot read; `offset` in UTF-16 units. */
export interface Fault {
  readonly severity: 'error' | 'warning';
  readonly code: 'json-syntax' | 'json-depth' | 'json-duplicate-key' | 'json-number-precision';
  readonly message: string;
  readonly offset: number;
}

const syntax = (offset: number, expected: string): Fault => ({
  severity: 'error',
  code: 'json-syntax',
  message: `not JSON: ${expected} expected here`,
  offset,
});

const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/u;
/** What may stand bare in a string: from the blank on, but neither quote nor backslash. RFC 8259, 7. */
const plain = /[ !#-[\]-\uffff]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const skip = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Whether the text from quote to quote is a string. In steps: one expression for all of it exhausts its stack. */
const isString = (text: string, start: number, end: number): boolean => {
  for (let at = start + 1; ;) {
    at = skip(plain, text, at);
    if (text[at] === '"') return at === end - 1;
    const next = skip(escape, text, at);
    if (next === at) return false;
    at = next;
  }
};

/**
 * The first place where `text` leaves the JSON grammar (RFC 8259), or nests deeper than `depth`; it does one of them.
 * `JSON.parse` says neither reliably, and quotes the input in its message, which may be a secret.
 */
export const faultIn = (text: string, depth: number): Fault => {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expect: 'value' | 'key' | 'keyOrEnd' | 'valueOrEnd' | 'comma' = 'value';
  for (;;) {
    at = skipSpace(text, at);
    const character = text.charAt(at);
    const inside = open.at(-1);
    const closing = inside === '{' ? '}' : ']';
    if (character === '') return syntax(at, inside === undefined ? 'a value' : `a closing ${closing}`);
    if (expect === 'comma') {
      if (inside === undefined) return syntax(at, 'the end of the text');
      if (character === closing) open.pop();
      else if (character === ',') expect = inside === '{' ? 'key' : 'value';
      else return syntax(at, `a comma or a closing ${closing}`);
      at += 1;
    } else if ((character === '}' && expect === 'keyOrEnd') || (character === ']' && expect === 'valueOrEnd')) {
      open.pop();
      at += 1;
      expect = 'comma';
    } else if (expect === 'key' || expect === 'keyOrEnd') {
      const end = character === '"' ? endOfString(text, at) : at;
      if (end === at || !isString(text, at, end)) return syntax(at, 'a member name in double quotes');
      at = skipSpace(text, end);
      if (text.charAt(at) !== ':') return syntax(at, 'a colon');
      at += 1;
      expect = 'value';
    } else if (character === '{' || character === '[') {
      open.push(character);
      if (open.length > depth) return tooDeep(at, depth);
      at += 1;
      expect = character === '{' ? 'keyOrEnd' : 'valueOrEnd';
    } else {
      const end = character === '"' ? endOfString(text, at) : endOfScalar(text, at);
      const isValue = character === '"' ? isString(text, at, end) : literal.test(text.slice(at, end));
      if (!isValue) return syntax(at, 'a JSON value');
      at = end;
      expect = 'comma';
    }
  }
};

const tooDeep = (offset: number, depth: number): Fault => ({
  severity: 'error',
  code: 'json-depth',
  message: `nested more than ${depth} levels deep, which is the limit`,
  offset,
});
