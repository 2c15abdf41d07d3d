import { textOf } from "./body-text.js";
import { cutPairs, decodeField, entriesOf, pairsOf, several } from "./pairs.js";
import { asIs } from "./written.js";
const formOf = (raw, styles) => {
    const declared = styles.map(([name]) => name);
    if (typeof raw === 'string')
        return pairsOf(cutPairs(raw, '&', decodeField), decodeField, declared);
    return pairsOf(raw instanceof URLSearchParams ? raw : entriesOf(raw), asIs, declared);
};
/** The members of a form: those with a style by it, the others by their names. */
export const membersOf = (styles, pairs, plain) => {
    const styled = styles.map(([name, style]) => [name, style(name, pairs)]);
    const elsewhere = new Set([...pairs.taken, ...styles.flatMap(([name, , names = []]) => [name, ...names])]);
    const others = [...pairs.texts.keys()].filter((name) => !elsewhere.has(name));
    return [...styled, ...others.map((name) => [name, plain(name)])];
};
/** `application/x-www-form-urlencoded`: `read` makes the object of it. */
export const formBody = (read, styles = []) => (raw) => {
    const given = textOf(raw) ?? raw;
    if (typeof given !== 'string' && (typeof given !== 'object' || given === null))
        return raw;
    const pairs = formOf(given, styles);
    const members = membersOf(styles, pairs, (name) => several((pairs.texts.get(name) ?? []).map(pairs.decode)));
    return read({ text: () => raw, items: () => undefined, members: () => members });
};
