import { denotes } from './exact-number.ts';
import {
  backslash,
  blank,
  colon,
  endOfString,
  isClosing,
  isNumberStart,
  isOpening,
  isScalarPart,
  lineFeed,
  openBrace,
  quote,
  readString,
  skipSpace,
} from './characters.ts';
import type { Fault } from './fault.ts';
import { Lines } from './lines.ts';

/** A number as it is written is always kept when it has no exponent and is not longer. */
const keptLength = 15;

/** What one pass over a JSON text tells. Offsets are UTF-16 units. */
export interface Scan {
  /** How many members are written: more than the value has when a name stands twice in an object. */
  readonly members: number;
  /** Where objects and arrays start, ascending, and where each of them ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly lines: Lines;
  /** The numbers that a double may not keep, by their length or exponent, each as its start and end in turn. */
  readonly doubtful: readonly number[];
}

const perByte = (of: (byte: number) => number): Int8Array => Int8Array.from({ length: 256 }, (_, byte) => of(byte));

/** How many bytes a character has beyond its units: one of two or three bytes is one unit, one of four bytes is two. */
const surplusOf = perByte((byte) => {
  if (byte < 0x80) return 0;
  if (byte < 0xc0) return 1;
  return byte < 0xf0 ? 0 : -1;
});
const scalarPart = perByte((byte) => (isScalarPart(byte) ? 1 : 0));

/**
 * One pass over the UTF-8 of a text, whose bytes are read faster than its characters. Nothing when it nests deeper than
 * `depth`. It may turn out to be no JSON; then what is told means nothing.
 *
 * What strings hold is told by a table, not by branches: at a branch that is new to it the engine drops the code that it
 * has made so far, and most texts have their first character of two bytes late.
 */
export const scan = (utf8: Uint8Array, depth: number): Scan | undefined => {
  const { length } = utf8;
  const doubtful: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  const lines = new Lines();
  let members = 0;
  /** Of all before `at`. In JSON only strings have characters of more than one byte. */
  let surplus = 0;
  for (let at = 0; at < length;) {
    const code = utf8[at] as number;
    at += 1;
    if (code <= blank) {
      if (code === lineFeed) lines.add(at - surplus);
      // Most blanks are the indentation of a line.
      while (at < length && utf8[at] === blank) at += 1;
    } else if (code === quote) {
      for (; at < length; at += 1) {
        const inner = utf8[at] as number;
        if (inner === quote) break;
        if (inner === backslash) at += 1;
        else surplus += surplusOf[inner] as number;
      }
      at += 1;
    } else if (code === colon) members += 1;
    else if (isOpening(code)) {
      if (open.length === depth) return undefined;
      open.push(starts.length);
      starts.push(at - 1 - surplus);
      ends.push(0);
    } else if (isClosing(code)) ends[open.pop() ?? 0] = at - surplus;
    else if (isNumberStart(code)) {
      const start = at - 1;
      let bits = 0;
      for (; at < length && scalarPart[utf8[at] as number] === 1; at += 1) bits |= utf8[at] as number;
      const hasExponent = (bits & letterBit) !== 0;
      if (hasExponent || at - start > keptLength) doubtful.push(start - surplus, at - surplus);
    }
  }
  return { members, starts, ends, lines, doubtful };
};

/** Letters have it, digits, signs and the point do not. Those that a number may have are `e` and `E`. */
const letterBit = 0x40;

/** Those of doubtful numbers that a double doesn't keep. */
export const lossyAmong = (text: string, doubtful: readonly number[]): readonly number[] => {
  const lossy: number[] = [];
  for (let index = 0; index < doubtful.length; index += 2) {
    const start = doubtful[index] as number;
    const end = doubtful[index + 1] as number;
    const literal = text.slice(start, end);
    if (!denotes(Number(literal), literal)) lossy.push(start, end);
  }
  return lossy;
};

/** How many members the objects of a value have, at all depths. */
export const memberCount = (root: unknown): number => {
  let count = 0;
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (Array.isArray(value)) {
      for (const element of value) if (isHolder(element)) waiting.push(element);
    } else if (isHolder(value)) {
      for (const name in value) {
        count += 1;
        const member = value[name];
        if (isHolder(member)) waiting.push(member);
      }
    }
  }
  return count;
};

const isHolder = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The members of a JSON text whose name an earlier one of the same object has. */
export const duplicateKeys = (text: string): readonly Fault[] => {
  const faults: Fault[] = [];
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = endOfString(text, at);
      const keys = open.at(-1);
      if (keys !== undefined && text.charCodeAt(skipSpace(text, end)) === colon) {
        const key = readString(text, at, end);
        if (keys.has(key)) {
          faults.push({
            severity: 'error',
            code: 'json-duplicate-key',
            message: 'this member name stands twice in the same object; readers disagree about which value counts',
            offset: at,
          });
        }
        keys.add(key);
      }
      at = end;
    } else {
      if (isOpening(code)) open.push(code === openBrace ? new Set() : undefined);
      else if (isClosing(code)) open.pop();
      at += 1;
    }
  }
  return faults;
};
