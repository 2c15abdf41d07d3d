import { denotes } from './exact-number.ts';
import {
  endOfScalar,
  endOfString,
  isClosing,
  isNumberStart,
  isOpening,
  openBrace,
  quote,
  readString,
  skipSpace,
} from './characters.ts';
import type { Fault } from './fault.ts';

const colon = 0x3a;

/** A number as it is written is always kept when it has no exponent and is not longer. */
const keptLength = 15;

export interface Scan {
  /** How many members are written: more than the value has when a name stands twice in an object. */
  readonly members: number;
  /** Where objects and arrays start, ascending, and where each of them ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The numbers that a double doesn't keep, each as its start and end in turn. */
  readonly lossy: readonly number[];
}

/** One pass over a text, which may turn out to be no JSON; nothing when it nests deeper than `depth`. */
export const scan = (text: string, depth: number): Scan | undefined => {
  const lossy: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const open: number[] = [];
  let members = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (isNumberStart(code)) {
      const end = endOfScalar(text, at);
      if (mayBeLossy(text, at, end) && !denotes(Number(text.slice(at, end)), text.slice(at, end))) lossy.push(at, end);
      at = end;
    } else {
      if (code === colon) members += 1;
      else if (isOpening(code)) {
        if (open.length === depth) return undefined;
        open.push(starts.length);
        starts.push(at);
        ends.push(text.length);
      } else if (isClosing(code)) ends[open.pop() ?? 0] = at + 1;
      at += 1;
    }
  }
  return { members, starts, ends, lossy };
};

const mayBeLossy = (text: string, start: number, end: number): boolean => {
  if (end - start > keptLength) return true;
  // The letters that a number may have are `e` and `E`.
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) > 0x39) return true;
  return false;
};

/** How many members the objects of a value have, at all depths. */
export const memberCount = (root: unknown): number => {
  let count = 0;
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (members !== value) count += members.length;
    for (const member of members) if (typeof member === 'object' && member !== null) waiting.push(member);
  }
  return count;
};

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
