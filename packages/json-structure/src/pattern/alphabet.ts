import { contains, wordCharacters, type Characters } from './characters.ts';

/** Characters that belong to the same sets: an automaton treats them as one. */
export interface Letter {
  readonly isWord: boolean;
  /** By place of the set: 1 when it holds the characters of this letter. */
  readonly isIn: Uint8Array;
}

/** Sorts characters, up to the last code point of Unicode, into letters as they are met. */
export class Alphabet {
  /** By number. */
  readonly letters: Letter[] = [];
  private readonly sets: readonly Characters[];
  private readonly numbers = new Map<string, number>();
  /** By 256 characters: the number of the letter of each and one more, or 0 for not yet known. */
  private readonly pages: (Uint32Array | undefined)[] = [new Uint32Array(256)];

  constructor(sets: readonly Characters[]) {
    this.sets = sets;
  }

  /** The number of the letter of this character. */
  numberOf(code: number): number {
    const known = this.pages[code >> 8]?.[code & 255] ?? 0;
    return known === 0 ? this.sort(code) : known - 1;
  }

  private sort(code: number): number {
    const isWord = contains(wordCharacters, code);
    const isIn = Uint8Array.from(this.sets, (set) => Number(contains(set, code)));
    const key = `${isWord}${isIn.join('')}`;
    const number = this.numbers.get(key) ?? this.letters.push({ isWord, isIn }) - 1;
    this.numbers.set(key, number);
    const page = (this.pages[code >> 8] ??= new Uint32Array(256));
    page[code & 255] = number + 1;
    return number;
  }
}
