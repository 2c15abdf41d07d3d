/** Foreign text in printed code, whatever the language: the escapes that a string, a comment and a page have in common. */

/**
 * Invisible or reordering characters (CVE-2021-42574), tags, line ends that only JavaScript knows, halves of a surrogate pair, and
 * the sign before what tools take for an order wherever it stands: where a source map is, what a bundler may leave out.
 */
const unsafe =
  /[#@](?=\s*source(?:Mapping)?URL\s*=|__[A-Z_]+__)|[\u2028\u2029\u0085\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u007F-\u009F]|\uDB40[\uDC00-\uDC7F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Control characters but line ends and tabs; those beyond ASCII are escaped, for a text may mean them. */
const control = /[^\P{Cc}\n\t\u007F-\u009F]/gu;

const escaped = (character: string): string =>
  character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The text with what can't be seen, or reorders what can, written as escapes. */
export const visible = (text: string): string => text.replace(unsafe, escaped);

/**
 * Text that can't end the comment that it stands in, nor a script element around it, start a tag of its own, or hide or
 * reorder what follows.
 * Line ends of every kind become `\n`.
 */
export const commentText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replace(control, '')
    .replace(unsafe, escaped)
    .replaceAll('*/', '*\\/')
    .replaceAll('/*', '/\\*')
    .replace(/<(?=\/script|!--)/gi, '<\\')
    .replace(/(^|[\s{*])@/gm, '$1\\@')
    .trim();

/** A doc comment of lines that are safe already, with a line end after it; nothing when there are none. */
export const commentBlock = (lines: readonly string[]): string => {
  if (lines.length === 0) return '';
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
};
