import { cut, equated, inTurn, single, type FromText } from './written.ts';

/** A list that header lines have, too: blanks around an item are no part of it. RFC 9110, 5.6.1. */
const trimmed = (parts: readonly string[]): string[] => parts.map((part) => part.trim());

const commas =
  (members: typeof inTurn): FromText =>
  (text, _, decode) => ({
    text: () => decode(text),
    items: () => trimmed(cut(text, ',')).map((part) => single(decode(part))),
    members: () => members(trimmed(cut(text, ',')), decode),
  });

/** `style: simple`: `a,b` and `k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const simple: FromText = /* @__PURE__ */ commas(inTurn);

/** `style: simple` with `explode`: `a,b` and `k=v`. */
export const simpleExploded: FromText = /* @__PURE__ */ commas(equated);
