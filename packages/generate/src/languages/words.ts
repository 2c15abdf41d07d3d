/**
 * Text of a contract in the code of any language. Each has its own quotes, comments and escapes, and quicktype does not
 * know all of them: so only signs that mean nothing in any string or comment get that far.
 */

/** Signs that end, escape or open something in some language, and what can't be seen. */
const meaningful = /["'`\\{}<>\p{C}\p{Zl}\p{Zp}]|\*\/|\/\*|--|\?\?|\(\*|\*\)|=(?:begin|end|pod|cut)|@\[/u;

/** Whether a name can stand in a string of the language as it is. */
export const isSafe = (text: string, unsafe: RegExp | undefined): boolean =>
  text.length <= 200 && !meaningful.test(text) && unsafe?.test(text) !== true;

/** Prose for a comment: other signs become spaces, lines stay apart. */
export const prose = (text: string): string =>
  text
    .split(/\r\n?|[\n\u0085\u2028\u2029\v\f]/u)
    .map((line) =>
      line
        .replace(/[^\p{L}\p{M}\p{N} .,;:!()/+-]/gu, ' ')
        .replace(/-{2,}/gu, '-')
        .replace(/\/{2,}/gu, '/')
        .replace(/^[\s:!+/-]+/u, '')
        .trimEnd(),
    )
    .join('\n')
    .trim();
