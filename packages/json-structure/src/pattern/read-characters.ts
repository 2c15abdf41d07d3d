import { characters, classEscapes, complement, onlyMember, property, union, type Characters } from './characters.ts';
import type { Cursor } from './cursor.ts';

const one = (code: number): Characters => characters(code, code);

const controls: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

/** What follows a backslash, where it stands for characters. ECMA-262, 22.2.1 CharacterEscape; B.1.2 without `u`. */
export const readEscape = (cursor: Cursor, inClass: boolean): Characters => {
  const { unicode } = cursor;
  const named = unicode ? cursor.eat(/[pP]\{[^}]*\}/uy) : undefined;
  if (named !== undefined) return property(named[0]);
  const set = classEscapes.get(cursor.eat(/[dDsSwW]/uy)?.[0] ?? '');
  if (set !== undefined) return set;
  const control = controls.get(cursor.eat(/[tnvfr]/uy)?.[0] ?? '');
  if (control !== undefined) return one(control);
  const letter = cursor.eat(!unicode && inClass ? /c(\w)/uy : /c([A-Za-z])/uy)?.[1];
  if (letter !== undefined) return one(letter.charCodeAt(0) % 32);
  // Without a letter the backslash stands for itself, and the `c` follows.
  if (cursor.eat(/(?=c)/uy) !== undefined) return one(0x5c);
  if (inClass && cursor.eat(/b/uy) !== undefined) return one(8);
  return one(readHex(cursor) ?? readOctal(cursor) ?? cursor.take());
};

const readHex = (cursor: Cursor): number | undefined => {
  if (cursor.unicode) {
    const long = cursor.eat(/u\{([\da-fA-F]+)\}/uy)?.[1];
    if (long !== undefined) return Number.parseInt(long, 16);
    const pair = cursor.eat(/u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})/uy);
    if (pair !== undefined) {
      const [lead, trail] = pair.slice(1).map((unit) => Number.parseInt(unit, 16));
      return ((lead! - 0xd800) << 10) + (trail! - 0xdc00) + 0x10000;
    }
  }
  const short = cursor.eat(/x([\da-fA-F]{2})|u([\da-fA-F]{4})/uy);
  return short === undefined ? undefined : Number.parseInt(short[0].slice(1), 16);
};

const readOctal = (cursor: Cursor): number | undefined => {
  const octal = cursor.eat(cursor.unicode ? /0/uy : /[0-3][0-7]{0,2}|[4-7][0-7]?/uy);
  return octal === undefined ? undefined : Number.parseInt(octal[0], 8);
};

/** A character class, after its opening bracket. */
export const readClass = (cursor: Cursor): Characters => {
  const negated = cursor.eat(/\^/uy) !== undefined;
  const sets: Characters[] = [];
  while (!cursor.done && cursor.eat(/\]/uy) === undefined) {
    const from = readClassAtom(cursor);
    if (cursor.eat(/-(?!\])/uy) === undefined) {
      sets.push(from);
      continue;
    }
    const to = readClassAtom(cursor);
    const first = onlyMember(from);
    const last = onlyMember(to);
    // `[\d-z]` is no range (B.1.2): the hyphen stands for itself.
    if (first === undefined || last === undefined) sets.push(from, one(0x2d), to);
    else sets.push(characters(first, last));
  }
  const set = union(sets);
  return negated ? complement(set) : set;
};

const readClassAtom = (cursor: Cursor): Characters =>
  cursor.eat(/\\/uy) === undefined ? one(cursor.take()) : readEscape(cursor, true);
