import { commentBlock } from '../printed-text.ts';

/** A type expression. `binds` tells where it needs parentheses. */
export interface Code {
  readonly text: string;
  readonly binds: 'tightly' | 'as intersection' | 'as union';
}

/** A member of an object type. Its key is printed already, `doc` holds the lines of its comment. */
export interface Member {
  readonly key: string;
  readonly optional: boolean;
  readonly type: Code;
  readonly doc: readonly string[];
}

/** What is longer, or spans lines itself, is spread over lines. */
const longestLine = 80;

export const tight = (text: string): Code => ({ text, binds: 'tightly' });

export const unknown: Code = tight('unknown');
export const never: Code = tight('never');

export const isOneLine = ({ text }: Code): boolean => !text.includes('\n');

const indented = (text: string): string => text.replaceAll('\n', '\n  ');

const enclosed = (code: Code): string => {
  if (code.binds === 'tightly') return code.text;
  return code.text.startsWith('\n') ? `(${code.text}\n)` : `(${code.text})`;
};

/** Members in order, each once. What is unknown swallows the others. */
export const unionOf = (members: readonly Code[]): Code => {
  const distinct = [...new Map(members.map((member) => [member.text, member])).values()];
  if (distinct.some(({ text }) => text === unknown.text)) return unknown;
  const [only] = distinct;
  if (only === undefined) return never;
  if (distinct.length === 1) return only;
  const texts = distinct.map((member) => (member.binds === 'as intersection' ? enclosed(member) : member.text));
  const line = texts.join(' | ');
  if (line.length <= longestLine && distinct.every(isOneLine)) return { text: line, binds: 'as union' };
  // The members of a union that is spread already stand at its level.
  const spread = texts.map((text) => (text.startsWith('\n') ? text : `\n  | ${indented(text)}`));
  return { text: spread.join(''), binds: 'as union' };
};

export const intersectionOf = (parts: readonly Code[]): Code => {
  const [only, ...others] = parts;
  if (only === undefined) return unknown;
  return others.length === 0 ? only : { text: parts.map(enclosed).join(' & '), binds: 'as intersection' };
};

export const arrayOf = (item: Code): Code => tight(`${enclosed(item)}[]`);

const memberText = ({ key, optional, type, doc }: Member): string =>
  `${commentBlock(doc)}${key}${optional ? '?' : ''}:${type.text.startsWith('\n') ? '' : ' '}${type.text}`;

/** The members in braces, one a line. */
export const block = (members: readonly Member[]): string =>
  members.length === 0 ? '{}' : `{${members.map((member) => indented(`\n${memberText(member)};`)).join('')}\n}`;

export const objectOf = (members: readonly Member[]): Code => {
  const line = `{ ${members.map(memberText).join('; ')} }`;
  const isShort = line.length <= longestLine && !line.includes('\n');
  return tight(isShort && members.length > 0 ? line : block(members));
};

/** Elements with labels; those with something to tell are spread over lines. */
export const tupleOf = (elements: readonly Member[]): Code => {
  const line = `[${elements.map(memberText).join(', ')}]`;
  if (line.length <= longestLine && !line.includes('\n')) return tight(line);
  return tight(`[${elements.map((element) => indented(`\n${memberText(element)},`)).join('')}\n]`);
};
