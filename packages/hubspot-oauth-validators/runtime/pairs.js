import { single } from "./written.js";
/** Percent-encoding as queries and forms have it: a blank is `+`, too. */
export const decodeField = (text) => (/[%+]/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : text);
/** A name that can't be decoded is none that a contract has; it stays as it is. */
const nameOf = (text, decode) => {
    try {
        return decode(text);
    }
    catch {
        return text;
    }
};
/** Raw text cut into names and values; `;` separates cookies, `&` all others. */
export const cutPairs = (text, separator, decode) => text.split(separator).flatMap((part) => {
    const pair = separator === ';' ? part.trim() : part;
    if (pair === '')
        return [];
    const sign = pair.indexOf('=');
    return [sign < 0 ? [nameOf(pair, decode), ''] : [nameOf(pair.slice(0, sign), decode), pair.slice(sign + 1)]];
});
export const pairsOf = (entries, decode, declared) => {
    const texts = new Map();
    for (const [name, text] of entries) {
        const known = texts.get(name);
        if (known === undefined)
            texts.set(name, [text]);
        else
            known.push(text);
    }
    return { texts, decode, declared: new Set(declared), taken: new Set() };
};
/** A record as routers and parsers give it: texts that are decoded already, lists of them for names that came again. */
export const entriesOf = (record) => Object.entries(record).flatMap(([name, value]) => {
    if (value === undefined || value === null)
        return [];
    return (Array.isArray(value) ? value : [value]).map((one) => [
        name,
        typeof one === 'string' ? one : JSON.stringify(one),
    ]);
});
/** The raw texts of one name, which is then known to be there. */
export const textsOf = (name, { texts, taken }) => {
    const own = texts.get(name);
    if (own === undefined)
        return [];
    taken.add(name);
    return own;
};
/** Texts of one name as a value: the text itself where it came once. */
export const several = (texts) => ({
    text: () => (texts.length < 2 ? texts[0] : texts),
    items: () => (texts.length === 0 ? undefined : texts.map(single)),
    members: () => undefined,
});
