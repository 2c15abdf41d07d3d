/**
 * A value in its written form. It has to be known what it should become: `a,b` is a text, a list or an object.
 * Everything is `undefined` where nothing was written.
 */
export interface Written {
  /** The text; all texts where one name came several times; what a part of a form holds when that is no text. */
  text(): unknown;
  items(): readonly Written[] | undefined;
  /** The members; where others stand among them, those that `names` has (all when it is left out). */
  members(names?: ReadonlySet<string>): readonly (readonly [name: string, value: Written])[] | undefined;
}

/** Undoes percent-encoding. Throws a `URIError` on what is none. */
export type Decode = (text: string) => string;

export const asIs: Decode = (text) => text;

/** Reads a style of a path or a header. */
export type FromText = (text: string, name: string, decode: Decode) => Written;

/** A text without parts. */
export const single = (text: string): Written => ({
  text: () => text,
  items: () => [single(text)],
  members: () => undefined,
});

/** Cuts a text at a delimiter; an empty text has no parts. RFC 6570, 2.3. */
export const cut = (text: string, delimiter: string | RegExp): string[] => (text === '' ? [] : text.split(delimiter));

/** Parts that are name and value in turn; nothing when one is left over. */
export const inTurn = (parts: readonly string[], decode: Decode): [string, Written][] | undefined =>
  parts.length % 2 === 1
    ? undefined
    : parts.flatMap((part, index): [string, Written][] =>
        index % 2 === 0 ? [[decode(part), single(decode(parts[index + 1] as string))]] : [],
      );

/** Parts that are `name=value` each; nothing when one is not. */
export const equated = (parts: readonly string[], decode: Decode): [string, Written][] | undefined => {
  const members: [string, Written][] = [];
  for (const part of parts) {
    const sign = part.indexOf('=');
    if (sign < 0) return undefined;
    members.push([decode(part.slice(0, sign)), single(decode(part.slice(sign + 1)))]);
  }
  return members;
};

/** Why something that was written can't be read. Its message never holds what was written. */
export class Unreadable extends Error {
  readonly keyword: string;

  constructor(keyword: string, message: string) {
    super(message);
    this.keyword = keyword;
  }
}

/** The keyword and the message of an issue. Throws again what is no trouble with what was written. */
export const reasonOf = (error: unknown): { readonly keyword: string; readonly message: string } => {
  if (error instanceof Unreadable) return { keyword: error.keyword, message: error.message };
  if (error instanceof URIError) return { keyword: 'encoding', message: 'must be percent-encoded' };
  throw error;
};
