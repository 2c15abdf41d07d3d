import { passes } from "./checks.js";
import { Unreadable } from "./written.js";
export const text = (written) => written.text();
/** As JSON writes numbers: `1e3` is one; an empty text, `01` and `0x10` are none. RFC 8259, 6. */
export const number = (written) => {
    const raw = written.text();
    if (typeof raw !== 'string' || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(raw))
        return raw;
    const value = Number(raw);
    return Number.isFinite(value) ? value : raw;
};
export const boolean = (written) => {
    const raw = written.text();
    return raw === 'true' || (raw === 'false' ? false : raw);
};
export const nothing = (written) => {
    const raw = written.text();
    return raw === 'null' ? null : raw;
};
/** A list; `prefix` reads the first items where they have types of their own. */
export const list = (item, prefix = []) => (written) => {
    const items = written.items();
    return items === undefined ? written.text() : items.map((one, index) => (prefix[index] ?? item)(one));
};
/** A list where a single text means a text: only several items make one. */
export const lines = (item) => (written) => {
    const items = written.items();
    return items !== undefined && items.length > 1 ? items.map(item) : written.text();
};
/** An object, by the names of its members; `rest` reads the others. */
export const record = (members, rest) => {
    const known = new Map(members);
    const names = new Set(known.keys());
    return (written) => {
        const found = written.members(rest === undefined ? names : undefined);
        if (found === undefined)
            return written.text();
        return Object.fromEntries(found.flatMap(([name, value]) => {
            const member = (known.get(name) ?? rest ?? text)(value);
            return member === undefined ? [] : [[name, member]];
        }));
    };
};
/** The first reading that the check accepts; the first of all when it accepts none. */
export const choice = (check, reads) => (written) => {
    let first;
    for (const [index, read] of reads.entries()) {
        const value = read(written);
        if (value !== undefined && passes(check, value))
            return value;
        if (index === 0 || first === undefined)
            first = value;
    }
    return first;
};
/** Throws an `Unreadable` on what is no JSON. */
export const parsed = (raw) => {
    try {
        return JSON.parse(raw);
    }
    catch {
        throw new Unreadable('content', 'must be JSON');
    }
};
/** JSON as the `content` of a parameter, or of an encoded member. */
export const jsonContent = (written) => {
    const raw = written.text();
    return typeof raw === 'string' ? parsed(raw) : raw;
};
/** A list or an object inside another value, where no style has words for it. */
export const json = (written) => {
    try {
        return jsonContent(written);
    }
    catch {
        return written.text();
    }
};
