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
import { lastAtMost } from './lines.ts';
import { PlaceIndex, type Child, type Children } from './place-index.ts';

/** Where the parts of a text that `JSON.parse` accepts stand; a part's handle is its offset. */
export const jsonPlaces = (text: string): PlaceIndex => {
  let ends: ((start: number) => number) | undefined;
  const endOfValue = (start: number): number => {
    const code = text.charCodeAt(start);
    if (code === quote) return endOfString(text, start);
    return isOpening(code) ? (ends ??= containerEnds(text))(start) : endOfScalar(text, start);
  };

  const childrenAt = (start: number): Children => {
    const children = new Map<string, Child>();
    const isObject = text.charCodeAt(start) === openBrace;
    if (!isOpening(text.charCodeAt(start))) return children;
    let at = skipSpace(text, start + 1);
    for (let index = 0; at < text.length && !isClosing(text.charCodeAt(at)); index += 1) {
      const begin = at;
      let key = String(index);
      if (isObject) {
        const end = endOfString(text, at);
        key = readString(text, at, end);
        at = skipSpace(text, skipSpace(text, end) + 1);
      }
      children.set(key, { at: begin, node: at });
      at = skipSpace(text, endOfValue(at));
      if (text.charAt(at) === ',') at = skipSpace(text, at + 1);
    }
    return children;
  };
  const root = skipSpace(text, 0);
  return new PlaceIndex({ at: root, node: root }, childrenAt);
};

/** Tells where objects and arrays end by where they start: found in one pass, so that deep nesting is not read per level. */
const containerEnds = (text: string): ((start: number) => number) => {
  const starts: number[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      continue;
    }
    at += 1;
    if (isOpening(code)) {
      open.push(starts.length);
      starts.push(at - 1);
      ends.push(text.length);
    } else if (isClosing(code)) ends[open.pop() ?? 0] = at;
  }
  return (start) => ends[lastAtMost(starts, start)] ?? text.length;
};
