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
import type { Scan } from './scan.ts';

/**
 * Where the parts of a text that `JSON.parse` accepts stand; a part's handle is its offset. Objects and arrays start at
 * `starts`, ascending, and end at `ends`: they were found in one pass, so that deep nesting is not read per level.
 */
export const jsonPlaces = (text: string, { starts, ends }: Pick<Scan, 'starts' | 'ends'>): PlaceIndex => {
  const endOfValue = (start: number): number => {
    const code = text.charCodeAt(start);
    if (code === quote) return endOfString(text, start);
    return isOpening(code) ? (ends[lastAtMost(starts, start)] ?? text.length) : endOfScalar(text, start);
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
