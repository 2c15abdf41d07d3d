import { itemsOf, membersOf, text } from "./values.js";
/** As a form is encoded by the URL standard, 5.2: a blank is `+`. */
const encode = (value) => new URLSearchParams([['', value]]).toString().slice(1);
/** What OpenAPI 3.1.1, 4.8.15.1.1 has for a member without an encoding: lists repeat their name, objects are JSON. */
const plain = (name, value) => itemsOf(value).map((item) => [name, encode(text(item))]);
/** `application/x-www-form-urlencoded`; a form that the caller made goes as it is. */
export const formBody = (body, _, encodings = []) => {
    if (body instanceof URLSearchParams || typeof body === 'string')
        return body;
    const pairs = membersOf(body).flatMap(([name, value]) => {
        const [, write = plain, own = encode] = encodings.find(([known]) => known === name) ?? [];
        return write(name, value, own);
    });
    return pairs.map(([name, value]) => `${encode(name)}=${value}`).join('&');
};
