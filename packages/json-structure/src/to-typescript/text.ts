import { visible } from '../printed-text.ts';

/** The only ways in which text of a document gets into printed code: as a string, a member name, or words of a comment (see `printed-text.ts`). */

/** A string literal on one line, in single quotes. */
export const stringLiteral = (text: string): string => {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${visible(inner).replaceAll('</', '<\\/')}'`;
};

/** The name of a member: bare where a reader sees what it is, quoted elsewhere. */
export const memberKey = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__' ? name : stringLiteral(name);
