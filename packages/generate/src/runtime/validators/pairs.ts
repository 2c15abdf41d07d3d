import { single, type Decode, type Written } from './written.ts';

/** Names with raw values, of a query, a cookie header or a form: the texts of one name in their order. */
export interface Pairs {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly decode: Decode;
  /** Names that have a meaning of their own: no object whose members stand among them takes these. */
  readonly declared: ReadonlySet<string>;
  /** The names that were looked for and are there. */
  readonly taken: Set<string>;
}

/** Finds a value among pairs, in one style. */
export type FromPairs = (name: string, pairs: Pairs) => Written;

/** Percent-encoding as queries and forms have it: a blank is `+`, too. */
export const decodeField: Decode = (text) => (/[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text);

/** A name that can't be decoded is none that a contract has; it stays as it is. */
const nameOf = (text: string, decode: Decode): string => {
  try {
    return decode(text);
  } catch {
    return text;
  }
};

/** Raw text cut into names and values; `;` separates cookies, `&` all others. */
export const cutPairs = (text: string, separator: '&' | ';', decode: Decode): [string, string][] =>
  text.split(separator).flatMap((part): [string, string][] => {
    const pair = separator === ';' ? part.trim() : part;
    if (pair === '') return [];
    const sign = pair.indexOf('=');
    return [sign < 0 ? [nameOf(pair, decode), ''] : [nameOf(pair.slice(0, sign), decode), pair.slice(sign + 1)]];
  });

export const pairsOf = (
  entries: Iterable<readonly [string, string]>,
  decode: Decode,
  declared: Iterable<string>,
): Pairs => {
  const texts = new Map<string, string[]>();
  for (const [name, text] of entries) {
    const known = texts.get(name);
    if (known === undefined) texts.set(name, [text]);
    else known.push(text);
  }
  return { texts, decode, declared: new Set(declared), taken: new Set() };
};

/** A record as routers and parsers give it: texts that are decoded already, lists of them for names that came again. */
export const entriesOf = (record: object): [string, string][] =>
  Object.entries(record).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || value === null) return [];
    return (Array.isArray(value) ? value : [value]).map((one): [string, string] => [
      name,
      typeof one === 'string' ? one : JSON.stringify(one),
    ]);
  });

/** The raw texts of one name, which is then known to be there. */
export const textsOf = (name: string, { texts, taken }: Pairs): readonly string[] => {
  const own = texts.get(name);
  if (own === undefined) return [];
  taken.add(name);
  return own;
};

/** Texts of one name as a value: the text itself where it came once. */
export const several = (texts: readonly string[]): Written => ({
  text: () => (texts.length < 2 ? texts[0] : texts),
  items: () => (texts.length === 0 ? undefined : texts.map(single)),
  members: () => undefined,
});
