/**
 * Text that may go to a terminal: made only by the functions below, which escape whatever came from a stranger.
 * Reporters build all their output from it, so that no file name, schema or payload can forget to be escaped.
 */
export interface Text {
  readonly rendered: string;
}

/** What may stand inside a `text` template: a plain value is taken as foreign and escaped. */
export type Part = Text | string | number;

// C0, DEL and C1 steer terminals; line and paragraph separators, marks of direction and tag characters make text read
// otherwise than it is; a lone surrogate has no encoding.
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Foreign text on one line, every character that steers a terminal shown as `\u{…}`, line breaks included. */
export const escapeInline = (foreign: string): string => foreign.replace(unprintable, escaped);

/** Foreign text over several lines: as `escapeInline`, but line feeds and tabs stay. */
export const escapeBlock = (foreign: string): string =>
  foreign.replace(unprintable, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );

const render = (part: Part): string => (typeof part === 'object' ? part.rendered : escapeInline(String(part)));

/** A template whose literal parts are our own and whose values are foreign unless they are `Text` already. */
export const text = (literals: TemplateStringsArray, ...parts: readonly Part[]): Text => ({
  rendered: literals.reduce((all, literal, index) => all + render(parts[index - 1] ?? '') + literal),
});

/** The lines, each ended by a line feed; nothing for no lines. */
export const lines = (all: readonly Text[]): Text => ({ rendered: all.map((line) => `${line.rendered}\n`).join('') });

/** The parts with a separator of our own between them. */
export const join = (all: readonly Part[], separator: string): Text => ({ rendered: all.map(render).join(separator) });

/** Any JSON value on one line, cut after `limit` characters. */
export const value = (json: unknown, limit = 80): Text => {
  const written = JSON.stringify(json) ?? 'none';
  return text`${written.length > limit ? `${written.slice(0, limit - 1)}…` : written}`;
};

/** `1 file`, `2 files`. */
export const count = (number: number, one: string, many = `${one}s`): Text =>
  text`${number} ${number === 1 ? one : many}`;

// Runners of GitHub Actions take `::command::` at the start of a line, after blanks too, and `##[command]` anywhere.
// Colours may stand before it.
const workflowCommand = /^((?:[^\S\n]|[^\P{Cc}\n]\[\d+m)*):(?=:)/gmu;

/** Text that may stand within any line of a log. */
export const guardInline = (output: string): string => output.replaceAll('##[', '#\\u{23}[');

/** Output as a log may hold it: nothing in it is taken for a command by the runner that reads the log. */
export const guardLog = (output: string): string => guardInline(output.replace(workflowCommand, '$1\\u{3a}'));

/** The same for text between tags or in attributes, where references to characters change nothing of what it says. */
export const guardMarkup = (escaped: string): string =>
  escaped.replace(workflowCommand, '$1&#58;').replaceAll('##[', '#&#35;[');
