import {
  endOfScalar,
  endOfString,
  isClosing,
  isOpening,
  openBrace,
  quote,
  readString,
  skipSpace,
} from './characters.ts';
import { ExactNumber } from './exact-number.ts';

type Holder = unknown[] | Record<string, unknown>;

/** A number or word that a double stands for, or none has to. */
const scalarOf = (literal: string): boolean | null | number => {
  if (literal === 'true') return true;
  if (literal === 'false') return false;
  return literal === 'null' ? null : Number(literal);
};

/**
 * The value of a text that `JSON.parse` accepts: the same but for the numbers in `lossy`, which are exact. These are
 * starts and ends in turn, ascending.
 */
export const exactValue = (text: string, lossy: readonly number[]): unknown => {
  const top: unknown[] = [];
  const open: Holder[] = [top];
  let key: string | undefined;
  let next = 0;

  const put = (value: unknown): void => {
    const holder = open.at(-1) as Holder;
    if (Array.isArray(holder)) holder.push(value);
    // Assigned, this name would be the prototype.
    else if (key === '__proto__') Object.defineProperty(holder, key, { ...ownMember, value });
    else holder[key as string] = value;
    key = undefined;
  };

  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      const string = readString(text, at, end);
      if (key === undefined && !Array.isArray(open.at(-1))) key = string;
      else put(string);
      at = end;
    } else if (isOpening(code)) {
      const inner: Holder = code === openBrace ? {} : [];
      put(inner);
      open.push(inner);
      at += 1;
    } else if (isClosing(code)) {
      open.pop();
      at += 1;
    } else {
      const end = endOfScalar(text, at);
      if (at === lossy[next]) {
        put(new ExactNumber(text.slice(at, end)));
        next += 2;
      } else if (end > at) put(scalarOf(text.slice(at, end)));
      // Else a comma or a colon, which say nothing that is not known.
      at = Math.max(end, at + 1);
    }
  }
  return top[0];
};

const ownMember = { enumerable: true, configurable: true, writable: true };
