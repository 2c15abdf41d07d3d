import type { Json } from '@schemawright/contract';

/** A message in pieces: those at odd places come from a description, the others are words of ours. */
export type Wording = readonly string[];

/** The member of a change that holds its message in pieces. As a symbol it goes along, and into no JSON document. */
export const wording: unique symbol = Symbol('wording');

/** What is told to people. */
export interface Worded {
  readonly message: string;
  /** Without it nobody knows what of the message is foreign, and all of it may be. */
  readonly [wording]?: Wording | undefined;
}

/** The message as a report sets it: our words in one way, foreign ones in another. */
export const sentence = <Piece>(
  { message, [wording]: pieces = ['', message] }: Worded,
  ours: (text: string) => Piece,
  foreign: (text: string) => Piece,
): readonly Piece[] => pieces.map((piece, index) => (index % 2 === 0 ? ours(piece) : foreign(piece)));

/** What the placeholders of a rule's sentence stand for. */
export interface Told {
  readonly subject: string;
  readonly old: Json | undefined;
  readonly new: Json | undefined;
  /** The side that lists several values: the first of them is told, and the others behind it. */
  readonly lists?: 'old' | 'new' | undefined;
}

/** The sentence of a rule with its placeholders filled in. */
export const wordingOf = (says: string, told: Told, renamedTo: string | undefined): Wording => {
  const { lists } = told;
  const values = lists && told[lists];
  if (lists !== undefined && Array.isArray(values)) {
    const [first, ...others] = values;
    return withOthers(wordingOf(says, { ...told, lists: undefined, [lists]: first }, renamedTo), others.map(shown));
  }
  const pieces = says
    .split(/\{(old|new|subject)\}/u)
    .map((piece, index) => (index % 2 === 0 ? piece : shown(told[piece as keyof Told])));
  return renamedTo === undefined
    ? pieces
    : [...pieces.slice(0, -1), `${pieces.at(-1)}; it is likely called `, shown(renamedTo), ' now'];
};

const maxListed = 50;

/** A message about one thing that holds for others too, each of them a foreign word. */
export const withOthers = (said: Wording, words: readonly string[]): Wording => {
  const told = words.slice(0, maxListed);
  const left = words.length - told.length;
  return [
    ...said.slice(0, -1),
    `${said.at(-1)}; likewise `,
    ...told.flatMap((word, index) => [word, index < told.length - 1 ? ', ' : left > 0 ? ` and ${left} more` : '']),
  ];
};

const maxShown = 80;

/** Values of a description are foreign text: shown as JSON, without control characters, and cut. */
const shown = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  // A text is shown as it is, but for one that nobody would see.
  const text = typeof value === 'string' && value.trim() !== '' ? value : JSON.stringify(value);
  const plain = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '?');
  return plain.length > maxShown ? `${plain.slice(0, maxShown)}…` : plain;
};
