import { textsOf, type FromPairs } from './pairs.ts';
import { asIs, cut, inTurn, single, type Decode } from './written.ts';

/** One pair for the whole value. */
const delimited =
  (parts: (text: string, decode: Decode) => string[], between: (text: string, decode: Decode) => string): FromPairs =>
  (name, pairs) => {
    const own = textsOf(name, pairs);
    const decoded = (): string[] => own.map((text) => pairs.decode(text));
    const all = (): string[] => own.flatMap((text) => parts(text, pairs.decode));
    return {
      text: () => (own.length < 2 ? decoded()[0] : decoded()),
      items: () => (own.length === 0 ? undefined : all().map((part) => single(between(part, pairs.decode)))),
      members: () => (own.length === 1 ? inTurn(all(), (part) => between(part, pairs.decode)) : undefined),
    };
  };

/** `style: form` without `explode`: `name=a,b`. An encoded comma is part of an item. OpenAPI 3.1.1, 4.8.12.6. */
export const csv: FromPairs = /* @__PURE__ */ delimited(
  (text) => cut(text, ','),
  (part, decode) => decode(part),
);

/** Delimiters that a URL can only have encoded: cut when that is undone. */
const encoded = (delimiter: string): FromPairs => delimited((text, decode) => cut(decode(text), delimiter), asIs);

/** `style: spaceDelimited`: `name=a%20b`. */
export const space: FromPairs = /* @__PURE__ */ encoded(' ');

/** `style: pipeDelimited`: `name=a%7Cb`, and `name=a|b`. */
export const pipe: FromPairs = /* @__PURE__ */ encoded('|');
