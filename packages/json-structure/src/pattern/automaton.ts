import { Alphabet, type Letter } from './alphabet.ts';
import type { Program } from './program.ts';
import type { Assertion } from './syntax.ts';

/** What stands before a place in the text. */
type Before = 'start' | 'word' | 'other';

/** A set of places in the program that are reached at once: a state of the deterministic automaton. */
interface State {
  readonly places: Int32Array;
  readonly before: Before;
  /** By number of the next letter. */
  readonly next: (State | undefined)[];
  matchesAtEnd: boolean | undefined;
}

const stateOf = (places: Int32Array, before: Before): State => ({ places, before, next: [], matchesAtEnd: undefined });

/** All states together may hold so many places; past it a text is read to its end without keeping states. */
const mostPlaces = 200_000;

/**
 * Runs a program over texts in a time linear in the text: all ways at once, with the sets of places kept as states of a
 * deterministic automaton, made when first reached. `unicode`: by code points, else by code units.
 * `restarts`: a match may begin at any character. `early`: it may end before the end of the text.
 */
export class Automaton {
  private readonly program: Program;
  private readonly options: { unicode: boolean; restarts: boolean; early: boolean };
  private readonly alphabet: Alphabet;
  /** Whether what stands before a place matters. */
  private readonly looksBack: boolean;
  private readonly found: State = stateOf(new Int32Array(), 'other');
  private readonly lost: State = stateOf(new Int32Array(), 'other');
  private states = new Map<string, State>();
  private initial: State;
  private room = mostPlaces;
  /** By place: the round in which it was last looked at, and last became part of the next set. */
  private readonly seen: Float64Array;
  private readonly kept: Float64Array;
  private readonly stack: number[] = [];
  private round = 0;

  constructor(program: Program, options: { unicode: boolean; restarts: boolean; early: boolean }) {
    this.program = program;
    this.options = options;
    this.alphabet = new Alphabet(program.sets);
    this.looksBack = program.instructions.some(({ kind }) => kind === 'assert');
    this.seen = new Float64Array(program.instructions.length);
    this.kept = new Float64Array(program.instructions.length);
    this.initial = stateOf(Int32Array.of(program.start), this.looksBack ? 'start' : 'other');
  }

  test(text: string): boolean {
    if (this.room < 0) this.forget();
    const { alphabet, found, lost } = this;
    const { unicode } = this.options;
    let state = this.initial;
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (unicode && code >= 0xd800 && code <= 0xdbff) {
        code = text.codePointAt(at)!;
        if (code > 0xffff) at++;
      }
      const letter = alphabet.numberOf(code);
      state = state.next[letter] ?? this.follow(state, letter);
      if (state === found) return true;
      if (state === lost) return false;
    }
    return (state.matchesAtEnd ??= this.after(state, undefined) === undefined);
  }

  /** The state after `letter`: kept while there is room. */
  private follow(state: State, number: number): State {
    const letter = this.alphabet.letters[number]!;
    const places = this.after(state, letter);
    if (places === undefined) return (state.next[number] = this.found);
    if (places.length === 0) return (state.next[number] = this.lost);
    const before = !this.looksBack ? 'other' : letter.isWord ? 'word' : 'other';
    if (this.room < 0) return stateOf(places, before);
    this.room--;
    const key = `${before}${places.sort().join()}`;
    const next = this.states.get(key) ?? stateOf(places, before);
    if (!this.states.has(key)) {
      this.states.set(key, next);
      this.room -= places.length + 16;
    }
    return (state.next[number] = next);
  }

  private forget(): void {
    this.states = new Map();
    this.initial = stateOf(this.initial.places, this.initial.before);
    this.room = mostPlaces;
  }

  /** The places after `letter`, or `undefined` when a match is complete before it. Without a letter: at the end of the text. */
  private after({ places, before }: State, letter: Letter | undefined): Int32Array | undefined {
    const { instructions, start } = this.program;
    const { seen, kept, stack } = this;
    const round = ++this.round;
    const reached: number[] = [];
    const reach = (place: number): void => {
      if (kept[place] !== round) reached.push(place);
      kept[place] = round;
    };
    if (this.options.restarts) reach(start);
    stack.length = 0;
    for (const place of places) stack.push(place);
    for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
      if (seen[place] === round) continue;
      seen[place] = round;
      const instruction = instructions[place]!;
      if (instruction.kind === 'take') {
        if (letter?.isIn[instruction.set] === 1) reach(instruction.next);
      } else if (instruction.kind === 'fork') {
        stack.push(instruction.other, instruction.next);
      } else if (instruction.kind === 'assert') {
        if (holds(instruction.at, before, letter)) stack.push(instruction.next);
      } else if (this.options.early || letter === undefined) {
        return undefined;
      }
    }
    return Int32Array.from(reached);
  }
}

const holds = (at: Assertion['at'], before: Before, letter: Letter | undefined): boolean => {
  if (at === 'start') return before === 'start';
  if (at === 'end') return letter === undefined;
  const isBoundary = (before === 'word') !== (letter?.isWord ?? false);
  return isBoundary === (at === 'boundary');
};
