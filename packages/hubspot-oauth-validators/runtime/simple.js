import { cut, equated, inTurn, single } from "./written.js";
/** A list that header lines have, too: blanks around an item are no part of it. RFC 9110, 5.6.1. */
const trimmed = (parts) => parts.map((part) => part.trim());
const commas = (members) => (text, _, decode) => ({
    text: () => decode(text),
    items: () => trimmed(cut(text, ',')).map((part) => single(decode(part))),
    members: () => members(trimmed(cut(text, ',')), decode),
});
/** `style: simple`: `a,b` and `k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const simple = /* @__PURE__ */ commas(inTurn);
/** `style: simple` with `explode`: `a,b` and `k=v`. */
export const simpleExploded = /* @__PURE__ */ commas(equated);
