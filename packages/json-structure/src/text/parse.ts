import type { Pointer } from '../pointer.ts';
import { exactValue } from './build.ts';
import { faultIn, type Fault } from './fault.ts';
import { jsonPlaces } from './json-places.ts';
import { placesIn, type TextPlace } from './lines.ts';
import type { PlaceIndex } from './place-index.ts';
import { duplicateKeys, lossyAmong, memberCount, scan } from './scan.ts';

export { ExactNumber } from './exact-number.ts';
export { placesIn, type TextPlace } from './lines.ts';
export { PlaceIndex, type Child, type Children } from './place-index.ts';

/** Something that a JSON text says and `JSON.parse` passes over, or cannot read. The message quotes nothing of the text. */
export type TextProblem = Fault & TextPlace;

export interface ParseOptions {
  /** How deep objects and arrays may nest; 1000 unless told otherwise. */
  readonly depth?: number;
  /**
   * Whether a number that no double stands for becomes an `ExactNumber`, as it does unless told otherwise. With `false`
   * it becomes the nearest double, and one that loses digits is a problem (`json-number-precision`).
   */
  readonly exact?: boolean;
  /** The same text in UTF-8 without a byte order mark, of who has it at hand; it is made when it is not given. */
  readonly utf8?: Uint8Array;
}

export interface ParsedText {
  /** The value as `JSON.parse` reads it but for exact numbers; `undefined` when the text is no JSON, or nests too deeply. */
  readonly value: unknown;
  /** With the severity `error`: `json-syntax`, `json-depth`, `json-duplicate-key`. */
  readonly problems: readonly TextProblem[];
  /**
   * Where a part stands: a member at its key, an element at its value; the closest parent when the pointer leads
   * nowhere, the start of the text when that is no JSON. Looked for when asked.
   */
  readonly place: (pointer: Pointer) => TextPlace;
}

/**
 * Reads a JSON text (RFC 8259) without loss: numbers keep their digits, and members named `__proto__` are own members.
 * Never throws, whatever the text is.
 */
export const parse = (
  text: string,
  { depth = 1000, exact = true, utf8 = utf8Of(text) }: ParseOptions = {},
): ParsedText => {
  const found = scan(utf8, depth);
  if (found === undefined) return unread(text, depth);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unread(text, depth);
  }
  const lossy = lossyAmong(text, found.doubtful);
  const faults = [
    ...(exact ? [] : roundedNumbers(text, lossy)),
    ...(found.members === memberCount(value) ? [] : duplicateKeys(text)),
  ];
  const placeAt = (offset: number): TextPlace => found.lines.place(text, offset);
  let places: PlaceIndex | undefined;
  return {
    value: exact && lossy.length > 0 ? exactValue(text, lossy) : value,
    problems: faults.map((fault) => ({ ...fault, ...placeAt(fault.offset) })),
    place: (pointer) => placeAt((places ??= jsonPlaces(text, found)).offsetOf(pointer)),
  };
};

const encoder = new TextEncoder();
/** Where small texts are encoded, as an array of its own takes longer than all else that is done to them. */
const room = new Uint8Array(4096);

/** Good until it is called again. A UTF-16 unit takes three bytes at most. */
const utf8Of = (text: string): Uint8Array =>
  3 * text.length > room.length ? encoder.encode(text) : room.subarray(0, encoder.encodeInto(text, room).written);

const unread = (text: string, depth: number): ParsedText => {
  const placeAt = placesIn(text);
  const fault = faultIn(text, depth);
  return { value: undefined, problems: [{ ...fault, ...placeAt(fault.offset) }], place: () => placeAt(0) };
};

/** Shorter numbers are out of range if anything, which is no matter of digits. */
const roundedLength = 15;

const roundedNumbers = (text: string, lossy: readonly number[]): readonly Fault[] =>
  lossy.flatMap((offset, index): Fault[] => {
    const end = lossy[index + 1];
    if (index % 2 === 1 || end === undefined || end - offset <= roundedLength || isWhole(text.slice(offset, end)))
      return [];
    const message = 'this number has more digits than a JSON number keeps here; it is rounded';
    return [{ severity: 'warning', code: 'json-number-precision', message, offset }];
  });

/** Whether the digits are those of a whole number that a double is, though it prints fewer of them: 2^63 does. */
const isWhole = (literal: string): boolean => {
  const number = Number(literal);
  return Number.isFinite(number) && /^-?\d+$/u.test(literal) && BigInt(literal) === BigInt(number);
};
