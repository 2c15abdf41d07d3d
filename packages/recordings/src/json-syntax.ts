/** Where a text stops being JSON. `line` and `column` count from 1, columns in UTF-16 units. */
export interface SyntaxPlace {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** Whether the text just ends too early. */
  readonly atEnd: boolean;
}

const space = /[ \t\n\r]*/y;
/** What may stand bare in a string: from the blank on, but neither quote nor backslash. RFC 8259, 7. */
const plain = /[ !#-[\]-\uffff]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/**
 * The place of the first syntax error of a text that `JSON.parse` refused: RFC 8259. `JSON.parse` itself tells it by
 * quoting the input, which may hold secrets, and does not always give a position.
 */
export const syntaxErrorOf = (text: string): SyntaxPlace => {
  const offset = errorOffset(text);
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return {
    offset,
    line: before.split('\n').length,
    column: offset - lastBreak,
    atEnd: offset >= text.length,
  };
};

export const describeSyntaxError = ({ line, column, atEnd }: SyntaxPlace): string =>
  atEnd ? `is not JSON: it ends too early, at ${line}:${column}` : `is not JSON: syntax error at ${line}:${column}`;

/** What may come next; the stack of open containers tells what follows a value. */
type State = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'after';

const errorOffset = (text: string): number => {
  const open: ('{' | '[')[] = [];
  let state = 'value' as State;
  let at = 0;
  for (;;) {
    at = matchAt(space, text, at);
    const character = text[at];
    if (character === undefined) return at;
    const container = open.at(-1);
    if (state === 'colon') {
      if (character !== ':') return at;
      state = 'value';
      at += 1;
    } else if (state === 'after') {
      if (container === undefined) return at;
      if (character === ',') state = container === '{' ? 'key' : 'value';
      else if (character === (container === '{' ? '}' : ']')) open.pop();
      else return at;
      at += 1;
    } else if ((character === '}' && state === 'key-or-close') || (character === ']' && state === 'value-or-close')) {
      open.pop();
      state = 'after';
      at += 1;
    } else if (character === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return -end;
      state = state === 'key' || state === 'key-or-close' ? 'colon' : 'after';
      at = end;
    } else if (state === 'key' || state === 'key-or-close') {
      return at;
    } else if (character === '{' || character === '[') {
      open.push(character);
      state = character === '{' ? 'key-or-close' : 'value-or-close';
      at += 1;
    } else {
      const end = matchAt(scalar, text, at);
      if (end === at) return isWordStart(text.slice(at)) ? text.length : at;
      state = 'after';
      at = isNumberStart(text.slice(end, end + 3)) ? text.length : end;
    }
  }
};

/** Behind the closing quote; where the string breaks, as a negative offset. */
const stringEnd = (text: string, start: number): number => {
  let at = start + 1;
  for (;;) {
    at = matchAt(plain, text, at);
    if (text[at] === '"') return at + 1;
    const next = matchAt(escape, text, at);
    if (next === at) return -(/^\\?(?:u[0-9a-fA-F]{0,3})?$/.test(text.slice(at, at + 6)) ? text.length : at);
    at = next;
  }
};

const isWordStart = (rest: string): boolean =>
  rest.length < 5 && ['-', 'true', 'false', 'null'].some((word) => word.startsWith(rest));

/** What may stand between a number that is cut off and its end. */
const isNumberStart = (rest: string): boolean => /^(?:\.|[eE][+-]?)$/.test(rest);
