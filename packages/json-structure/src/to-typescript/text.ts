/** The only ways in which text of a document gets into printed code: as a string, a member name, or words of a comment. */

/** Invisible or reordering characters (CVE-2021-42574), line ends that only JavaScript knows, halves of a surrogate pair. */
const unsafe =
  /[\u2028\u2029\u0085\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A string literal on one line, in single quotes. */
export const stringLiteral = (text: string): string => {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replace(unsafe, escaped).replaceAll('</', '<\\/')}'`;
};

/** The name of a member: bare where a reader sees what it is, quoted elsewhere. */
export const memberKey = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__' ? name : stringLiteral(name);

/**
 * Text that can't end the comment that it stands in, start a tag of its own, or hide or reorder what follows.
 * Line ends of every kind become `\n`.
 */
export const commentText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000E-\u001F]/g, '')
    .replace(unsafe, escaped)
    .replaceAll('*/', '*\\/')
    .replaceAll('/*', '/\\*')
    .replace(/(^|[\s{*])@/gm, '$1\\@')
    .trim();

/** A doc comment of lines that are safe already, with a line end after it; nothing when there are none. */
export const docComment = (lines: readonly string[]): string => {
  if (lines.length === 0) return '';
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
};
