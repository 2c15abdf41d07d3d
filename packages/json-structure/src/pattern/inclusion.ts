import { contains, wordCharacters, type Characters } from './characters.ts';
import { anyOf, conjunctsOf, type Conjuncts } from './conjuncts.ts';
import { parse } from './parse.ts';
import { programOf, sizeOf, type Program } from './program.ts';
import { isBoundTo, isIrregular, type Assertion, type Tree } from './syntax.ts';

const longestSource = 2000;
const largestProgram = 2000;
const mostStates = 1000;
/** How many places all steps together may look at. */
const mostLooks = 1_000_000;

/**
 * Whether every text that all of some regular expressions match somewhere (JSON Schema 2020-12 Validation, 6.3.3) is
 * matched by another one. `undefined` where that cannot be told: look-around other than ahead at the start of the text,
 * back-references, properties of characters, and what takes too many states.
 */
export const isPatternIncluded = (narrow: readonly string[], wide: string): boolean | undefined => {
  const answer = inclusionOf(narrow, wide);
  return typeof answer === 'string' ? false : answer;
};

/** A text that all of some regular expressions match, and another one does not: a short one. Nothing where none is known. */
export const textOutside = (narrow: readonly string[], wide: string): string | undefined => {
  const found = inclusionOf(narrow, wide, 'shortest') ?? inclusionOf(narrow, wide);
  return typeof found === 'string' ? found : undefined;
};

/** What is looked at next: the shortest texts first take more steps, as a rule, than going on with one of them. */
type Order = 'shortest' | 'onward';

/** `true`; or a text that shows the opposite; or nothing, where it cannot be told. */
type Inclusion = true | string | undefined;

const inclusionOf = (narrow: readonly string[], wide: string, order: Order = 'onward'): Inclusion => {
  if (narrow.includes(wide)) return true;
  const [other, ...mine] = [wide, ...narrow].map(readingOf);
  if (other === undefined || !mine.every((one) => one?.flags === other.flags)) return undefined;
  const { flags } = other;
  const all = mine.flatMap((one) => one?.all ?? []);
  // What must not match may match as well as the other one: all else is in question.
  const none = mine.flatMap((one) => one?.none ?? []);
  return together([
    ...other.all.map((one) => isWithin(all, anyOf([one, ...none]), flags, order)),
    ...other.none.map((one) => isWithin([...all, one], anyOf(none), flags, order)),
  ]);
};

const together = (answers: readonly Inclusion[]): Inclusion =>
  answers.find((answer) => typeof answer === 'string') ?? (answers.includes(undefined) ? undefined : true);

/** Whether every text that all of some trees match somewhere is matched by another one. */
const isWithin = (narrow: readonly Tree[], wide: Tree, flags: Reading['flags'], order: Order): Inclusion => {
  const [other, ...all] = [wide, ...narrow].map(searchOf);
  if (other === undefined || !all.every((one) => one !== undefined)) return undefined;
  const searches: readonly Search[] = all;
  const letters = lettersOf(
    [other, ...searches].map(({ program }) => program.sets),
    flags === 'u' ? 0x10_ffff : 0xff_ff,
  );
  const seen = new Set<string>();
  let looks = 0;
  const pending: State[] = [
    { mine: searches.map(({ program }) => [program.start]), theirs: [other.program.start], before: 'start', text: '' },
  ];
  const take = (): State | undefined => (order === 'shortest' ? pending.shift() : pending.pop());
  for (let state = take(); state !== undefined; state = take()) {
    const { mine, theirs, before, text } = state;
    looks += (mine.reduce((sum, { length }) => sum + length, theirs.length) + 1) * letters.length;
    if (looks > mostLooks) return undefined;
    const isWhole = searches.every((one, index) => after(one, mine[index] as Places, before, undefined) === found);
    if (isWhole && after(other, theirs, before, undefined) !== found) return text;
    for (const { isWord, sides, code } of letters) {
      const then = after(other, theirs, before, sides[0]);
      if (then === found) continue;
      // A match of one is complete: any text may follow, so the other has to match all of those.
      const left = searches.map((one, index) => {
        const now = after(one, mine[index] as Places, before, sides[index + 1]);
        return now === found ? always : now;
      });
      if (left.some(({ length }) => length === 0)) continue;
      const key = `${left.map((places) => places.join()).join(';')};${then.join()};${isWord}`;
      if (seen.has(key)) continue;
      if (seen.size >= mostStates) return undefined;
      seen.add(key);
      const further = text + String.fromCodePoint(code);
      pending.push({ mine: left, theirs: then, before: isWord ? 'word' : 'other', text: further });
    }
  }
  return true;
};

/** Where all searches are in one text. */
interface State {
  readonly mine: readonly Places[];
  readonly theirs: Places;
  readonly before: Before;
  readonly text: string;
}

interface Search {
  readonly program: Program;
  /** Whether a match may begin at any character. */
  readonly restarts: boolean;
}

interface Reading extends Conjuncts {
  readonly flags: 'u' | '';
}

const readingOf = (source: string): Reading | undefined => {
  if (source.length > longestSource) return undefined;
  for (const flags of ['u', ''] as const) {
    try {
      void new RegExp(source, flags);
    } catch {
      continue;
    }
    const parsed = parse(source, flags === 'u');
    return 'trouble' in parsed ? undefined : { ...conjunctsOf(parsed.tree), flags };
  }
  return undefined;
};

const searchOf = (tree: Tree): Search | undefined =>
  isIrregular(tree) || sizeOf(tree) > largestProgram || holdsProperties(tree)
    ? undefined
    : { program: programOf(tree), restarts: !isBoundTo('start', tree) };

/** Sets of characters that only the engine knows have no borders to split the alphabet at. */
const holdsProperties = (tree: Tree): boolean => programOf(tree).sets.some(({ rest }) => rest.length > 0);

type Places = readonly number[];
type Before = 'start' | 'word' | 'other';

/** The place of a complete match: from there on every text matches. */
const always: Places = [-1];
const found = Symbol('found');

interface Side {
  readonly isWord: boolean;
  readonly isIn: readonly boolean[];
}

interface Letter {
  /** One of the characters, printable where one is. */
  readonly code: number;
  readonly isWord: boolean;
  /** One for each search. */
  readonly sides: readonly Side[];
}

/** Letters, digits and a few other characters before those that are hard to read. */
const readable: readonly number[] = [0x61, 0x30, 0x41, 0x2d, ...Array.from({ length: 94 }, (_, at) => 0x21 + at), 0x20];

/** One letter for all characters that no set of any search tells apart. */
const lettersOf = (sets: readonly (readonly Characters[])[], last: number): readonly Letter[] => {
  const borders = new Set([0]);
  for (const { ranges } of [...sets.flat(), wordCharacters]) {
    ranges.forEach((code, at) => borders.add(at % 2 === 0 ? code : code + 1));
  }
  const letters = new Map<string, Letter>();
  for (const code of [...readable, ...borders]) {
    if (code > last) continue;
    const isWord = contains(wordCharacters, code);
    const isIn = sets.map((own) => own.map((set) => contains(set, code)));
    const key = `${isWord} ${isIn.map((own) => own.join()).join(' ')}`;
    if (!letters.has(key)) letters.set(key, { code, isWord, sides: isIn.map((own) => ({ isWord, isIn: own })) });
  }
  return [...letters.values()];
};

/** The places after a letter (without one: at the end of the text), or that a match is complete before it. */
const after = (
  { program: { instructions, start }, restarts }: Search,
  places: Places,
  before: Before,
  letter: Side | undefined,
): Places | typeof found => {
  if (places === always) return found;
  const reached = new Set<number>();
  const seen = new Set<number>();
  const stack = [...places];
  if (restarts) {
    stack.push(start);
    reached.add(start);
  }
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    const instruction = instructions[place];
    if (instruction === undefined) continue;
    if (instruction.kind === 'match') return found;
    if (instruction.kind === 'fork') stack.push(instruction.other, instruction.next);
    else if (instruction.kind === 'assert') {
      if (holds(instruction.at, before, letter)) stack.push(instruction.next);
    } else if (letter?.isIn[instruction.set] === true) reached.add(instruction.next);
  }
  return [...reached].sort((a, b) => a - b);
};

const holds = (at: Assertion['at'], before: Before, letter: Side | undefined): boolean => {
  if (at === 'start') return before === 'start';
  if (at === 'end') return letter === undefined;
  const isBoundary = (before === 'word') !== (letter?.isWord ?? false);
  return isBoundary === (at === 'boundary');
};
