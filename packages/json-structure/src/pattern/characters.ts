/**
 * A set of characters: code points, or code units where an expression is read without `u`. `ranges` holds the first and
 * last of each range, ascending and apart; `rest` what only the engine knows, such as Unicode properties.
 */
export interface Characters {
  readonly ranges: readonly number[];
  readonly rest: readonly Membership[];
}

/** Membership by a function; equal keys mean equal members. */
interface Membership {
  readonly key: string;
  readonly has: (code: number) => boolean;
}

const last = 0x10ffff;

/** Stands in sets for the end of the text, which is no character. */
const end = last + 1;

export const characters = (...ranges: readonly number[]): Characters => ({ ranges, rest: [] });

export const noCharacters: Characters = characters();
export const endOfText: Characters = characters(end, end);
export const anything: Characters = characters(0, end);

export const union = (sets: readonly Characters[]): Characters => {
  if (sets.length === 1 && sets[0] !== undefined) return sets[0];
  const ranges: number[] = [];
  for (const [from, to] of sortedRanges(sets)) {
    const open = ranges.at(-1);
    if (open === undefined || from > open + 1) ranges.push(from, to);
    else if (to > open) ranges[ranges.length - 1] = to;
  }
  const rest = new Map(sets.flatMap((set) => set.rest.map((member) => [member.key, member])));
  return { ranges, rest: [...rest.values()] };
};

const sortedRanges = (sets: readonly Characters[]): [number, number][] =>
  sets
    .flatMap(({ ranges }) =>
      Array.from({ length: ranges.length / 2 }, (_, at): [number, number] => [ranges[2 * at]!, ranges[2 * at + 1]!]),
    )
    .sort((a, b) => a[0] - b[0]);

export const complement = (set: Characters): Characters => {
  if (set.rest.length > 0) {
    return { ranges: [], rest: [{ key: `not(${keyOf(set)})`, has: (code) => !contains(set, code) }] };
  }
  const ranges: number[] = [];
  let from = 0;
  for (let at = 0; at < set.ranges.length; at += 2) {
    if (set.ranges[at]! > from) ranges.push(from, set.ranges[at]! - 1);
    from = set.ranges[at + 1]! + 1;
  }
  if (from <= last) ranges.push(from, last);
  return { ranges, rest: [] };
};

export const contains = ({ ranges, rest }: Characters, code: number): boolean => {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (code > ranges[2 * middle + 1]!) low = middle + 1;
    else high = middle;
  }
  return code >= (ranges[2 * low] ?? Number.POSITIVE_INFINITY) || rest.some(({ has }) => has(code));
};

const fewEnough = 256;

/** Whether two sets may have a member in common. Exact for ranges; yes where finding out would take long. */
export const intersects = (a: Characters, b: Characters): boolean => {
  for (let i = 0, j = 0; i < a.ranges.length && j < b.ranges.length;) {
    if (a.ranges[i + 1]! < b.ranges[j]!) i += 2;
    else if (b.ranges[j + 1]! < a.ranges[i]!) j += 2;
    else return true;
  }
  if (a.rest.length > 0 && b.rest.length > 0) return true;
  return mayHoldOneOf(a, b) || mayHoldOneOf(b, a);
};

/** Whether no two sets have a member in common, as far as `intersects` tells. */
export const areApart = (sets: readonly Characters[]): boolean => {
  const ranges = sortedRanges(sets);
  if (ranges.some(([from], at) => from <= (ranges[at - 1]?.[1] ?? -1))) return false;
  return !sets.some(
    (set, at) => set.rest.length > 0 && sets.some((other, index) => index !== at && intersects(set, other)),
  );
};

const mayHoldOneOf = ({ rest }: Characters, { ranges }: Characters): boolean => {
  if (rest.length === 0) return false;
  let looked = 0;
  for (let at = 0; at < ranges.length; at += 2) {
    for (let code = ranges[at]!; code <= ranges[at + 1]! && code < end; code++) {
      if (++looked > fewEnough || rest.some(({ has }) => has(code))) return true;
    }
  }
  return false;
};

/** Equal for sets that are written alike, so that each is looked up once. */
export const keyOf = ({ ranges, rest }: Characters): string =>
  `${ranges.join()};${rest
    .map(({ key }) => key)
    .sort()
    .join()}`;

/** The only member of a set of one. */
export const onlyMember = ({ ranges, rest }: Characters): number | undefined =>
  rest.length === 0 && ranges.length === 2 && ranges[0] === ranges[1] ? ranges[0] : undefined;

/** What `\p{...}` or `\P{...}` stands for; `text` is what follows the backslash. The engine decides one character at a time. */
export const property = (text: string): Characters => {
  const expression = new RegExp(`^\\${text}$`, 'u');
  const has = (code: number): boolean => code <= last && expression.test(String.fromCodePoint(code));
  return { ranges: [], rest: [{ key: text, has }] };
};

const lineTerminators = characters(10, 10, 13, 13, 0x2028, 0x2029);
const digits = characters(48, 57);
const blanks: Characters = {
  ranges: [
    9, 13, 32, 32, 160, 160, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000,
    0x3000, 0xfeff, 0xfeff,
  ],
  rest: [],
};

export const wordCharacters: Characters = characters(48, 57, 65, 90, 95, 95, 97, 122);
export const notLineTerminators: Characters = complement(lineTerminators);

/** CharacterClassEscape by its letter. ECMA-262, 22.2.2.9 CompileToCharSet. */
export const classEscapes: ReadonlyMap<string, Characters> = new Map([
  ['d', digits],
  ['D', complement(digits)],
  ['s', blanks],
  ['S', complement(blanks)],
  ['w', wordCharacters],
  ['W', complement(wordCharacters)],
]);
