import { textOf, type ReadBody } from './body-text.ts';
import type { Read } from './coerce.ts';
import { cutPairs, decodeField, entriesOf, pairsOf, several, type FromPairs, type Pairs } from './pairs.ts';
import { asIs, type Written } from './written.ts';

/** A member in a style of its own; `names` are those of its members where these stand among the others. OpenAPI 3.1.1, 4.8.15. */
export type MemberStyle = readonly [name: string, style: FromPairs, names?: readonly string[]];

const formOf = (raw: object | string, styles: readonly MemberStyle[]): Pairs => {
  const declared = styles.map(([name]) => name);
  if (typeof raw === 'string') return pairsOf(cutPairs(raw, '&', decodeField), decodeField, declared);
  return pairsOf(raw instanceof URLSearchParams ? raw : entriesOf(raw), asIs, declared);
};

/** The members of a form: those with a style by it, the others by their names. */
export const membersOf = (
  styles: readonly MemberStyle[],
  pairs: Pairs,
  plain: (name: string) => Written,
): (readonly [string, Written])[] => {
  const styled = styles.map(([name, style]) => [name, style(name, pairs)] as const);
  const elsewhere = new Set([...pairs.taken, ...styles.flatMap(([name, , names = []]) => [name, ...names])]);
  const others = [...pairs.texts.keys()].filter((name) => !elsewhere.has(name));
  return [...styled, ...others.map((name) => [name, plain(name)] as const)];
};

/** `application/x-www-form-urlencoded`: `read` makes the object of it. */
export const formBody =
  (read: Read, styles: readonly MemberStyle[] = []): ReadBody =>
  (raw) => {
    const given = textOf(raw) ?? raw;
    if (typeof given !== 'string' && (typeof given !== 'object' || given === null)) return raw;
    const pairs = formOf(given, styles);
    const members = membersOf(styles, pairs, (name) => several((pairs.texts.get(name) ?? []).map(pairs.decode)));
    return read({ text: () => raw, items: () => undefined, members: () => members });
  };
