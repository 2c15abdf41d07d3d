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
  if (narrow.includes(wide)) return true;
  const [other, ...mine] = [wide, ...narrow].map(readingOf);
  if (other === undefined || !mine.every((one) => one?.flags === other.flags)) return undefined;
  const { flags } = other;
  const all = mine.flatMap((one) => one?.all ?? []);
  // What must not match may match as well as the other one: all else is in question.
  const none = mine.flatMap((one) => one?.none ?? []);
  return together([
    ...other.all.map((one) => isWithin(all, anyOf([one, ...none]), flags)),
    ...other.none.map((one) => isWithin([...all, one], anyOf(none), flags)),
  ]);
};

const together = (answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;

/** Whether every text that all of some trees match somewhere is matched by another one. */
const isWithin = (narrow: readonly Tree[], wide: Tree, flags: Reading['flags']): boolean | undefined => {
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
    { mine: searches.map(({ program }) => [program.start]), theirs: [other.program.start], before: 'start' },
  ];
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    const { mine, theirs, before } = state;
    looks += (mine.reduce((sum, { length }) => sum + length, theirs.length) + 1) * letters.length;
    if (looks > mostLooks) return undefined;
    const isWhole = searches.every((one, index) => after(one, mine[index] as Places, before, undefined) === found);
    if (isWhole && after(other, theirs, before, undefined) !== found) return false;
    for (const { isWord, sides } of letters) {
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
      pending.push({ mine: left, theirs: then, before: isWord ? 'word' : 'other' });
    }
  }
  return true;
};

/** Where all searches are in one text. */
interface State {
  readonly mine: readonly Places[];
  readonly theirs: Places;
  readonly before: Before;
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
  readonly isWord: boolean;
  /** One for each search. */
  readonly sides: readonly Side[];
}

/** One letter for all characters that no set of any search tells apart. */
const lettersOf = (sets: readonly (readonly Characters[])[], last: number): readonly Letter[] => {
  const borders = new Set([0]);
  for (const { ranges } of [...sets.flat(), wordCharacters]) {
    ranges.forEach((code, at) => borders.add(at % 2 === 0 ? code : code + 1));
  }
  const letters = new Map<string, Letter>();
  for (const code of borders) {
    if (code > last) continue;
    const isWord = contains(wordCharacters, code);
    const isIn = sets.map((own) => own.map((set) => contains(set, code)));
    const key = `${isWord} ${isIn.map((own) => own.join()).join(' ')}`;
    if (!letters.has(key)) letters.set(key, { isWord, sides: isIn.map((own) => ({ isWord, isIn: own })) });
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
