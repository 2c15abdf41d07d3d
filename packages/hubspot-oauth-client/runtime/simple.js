import { isComposite, itemsOf, membersOf, text } from "./values.js";
/** Items, or names and values, with a separator between them. RFC 6570, 3.2.2. */
export const separated = (value, encode, separator, equals) => {
    if (!isComposite(value) || Array.isArray(value))
        return itemsOf(value)
            .map((item) => encode(text(item)))
            .join(separator);
    return membersOf(value)
        .map(([name, member]) => encode(name) + equals + encode(text(member)))
        .join(separator);
};
/** `style: simple`: `a,b` and `k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const simple = (_, value, encode) => separated(value, encode, ',', ',');
/** `style: simple` with `explode`: `a,b` and `k=v`. */
export const simpleExploded = (_, value, encode) => separated(value, encode, ',', '=');
