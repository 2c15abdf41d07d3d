import { bytesOf } from "./body-text.js";
import { headerMap, lineOf, readHeader } from "./headers.js";
import { declaredAs } from "./media.js";
import { cutPairs, decodeField, entriesOf, pairsOf } from "./pairs.js";
import { textsIn } from "./path.js";
import { checkedRequest, undeclaredOperation, unknownQuery, } from "./requests.js";
import { asIs, reasonOf } from "./written.js";
/** Cookies are encoded by no one rule: what is no percent-encoding stays as it is. RFC 6265, 4.1.1. */
const decodeCookie = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
const namesOf = (rows = []) => rows.map(([name]) => name);
const isEmpty = (body) => body === undefined || body === null || body === '' || bytesOf(body)?.byteLength === 0;
/** Reads one request; `issues` grows by what can't be read. */
const valuesOf = (reader, raw, options, issues) => {
    const unreadable = (part, parameter, error) => {
        const named = parameter === undefined ? { part } : { part, parameter };
        issues.push({
            ...named,
            path: [],
            pointer: '',
            schemaPointer: pointerOf(reader.request, part, parameter),
            ...reasonOf(error),
        });
    };
    const values = (part, rows = [], read) => Object.fromEntries(rows.flatMap((row) => {
        try {
            const value = read(row);
            return value === undefined ? [] : [[row[0], value]];
        }
        catch (error) {
            unreadable(part, row[0], error);
            return [];
        }
    }));
    const [path, ...following] = typeof raw.path === 'string' ? raw.path.split('?') : [raw.path];
    const query = raw.query ?? following.join('?');
    const headers = headerMap(raw.headers);
    const queryPairs = queryOf(query, namesOf(reader.query));
    const contentType = raw.contentType ?? (headers.has('content-type') ? lineOf(headers.get('content-type')) : '');
    const found = {
        path: values('path', reader.path, pathReader(reader, path, issues)),
        query: values('query', reader.query, ([name, style, read]) => read(style(name, queryPairs))),
        headers: values('headers', reader.headers, ([name, style, read]) => {
            const value = headers.get(name.toLowerCase());
            return value === undefined ? undefined : readHeader(value, name, style, read);
        }),
        cookies: values('cookies', reader.cookies, cookieReader(reader, raw, headers)),
        contentType,
    };
    if (options.refuseUnknownQuery === true) {
        const keys = new Set(reader.request.keys);
        for (const name of queryPairs.texts.keys()) {
            if (!queryPairs.taken.has(name) && !keys.has(name))
                issues.push(unknownQuery(name));
        }
    }
    if (isEmpty(raw.body))
        return found;
    try {
        const read = declaredAs(reader.body ?? [], contentType)?.[1];
        return { ...found, body: read === undefined ? raw.body : read(raw.body, contentType) };
    }
    catch (error) {
        unreadable('body', undefined, error);
        return found;
    }
};
const pointerOf = (request, part, parameter) => (part === 'body' ? request.body?.[1] : request[part]?.find(([name]) => name === parameter)?.[2]) ?? '';
const queryOf = (query, declared) => {
    if (typeof query === 'string')
        return pairsOf(cutPairs(query.replace(/^\?/, ''), '&', decodeField), decodeField, declared);
    return pairsOf(query instanceof URLSearchParams ? query : entriesOf(query), asIs, declared);
};
const pathReader = ({ template, path: rows = [] }, path, issues) => {
    const raw = typeof path === 'string';
    const texts = raw ? textsIn(template ?? path, path) : new Map(entriesOf(path ?? {}));
    if (texts === undefined) {
        const message = 'must match the path of the operation';
        for (const parameter of rows.length === 0 ? [undefined] : namesOf(rows)) {
            issues.push({
                ...(parameter === undefined ? {} : { parameter }),
                part: 'path',
                path: [],
                pointer: '',
                schemaPointer: '',
                keyword: 'path',
                message,
            });
        }
    }
    return ([name, style, read]) => {
        const text = texts?.get(name);
        return text === undefined ? undefined : read(style(text, name, raw ? decodeURIComponent : asIs));
    };
};
const cookieReader = ({ cookies: rows }, raw, headers) => {
    const line = headers.get('cookie');
    const given = (Array.isArray(line) ? line : [line]).filter((one) => typeof one === 'string').join(';');
    const pairs = raw.cookies === undefined
        ? pairsOf(cutPairs(given, ';', decodeCookie), decodeCookie, namesOf(rows))
        : pairsOf(entriesOf(raw.cookies), asIs, namesOf(rows));
    return ([name, style, read]) => read(style(name, pairs));
};
/** A reader for the operations that it is given: one is enough, and nothing of the others comes along. */
export const requestReader = (readers) => {
    const table = new Map(readers.map((reader) => [reader.request.operation, reader]));
    const readRequest = (operation, raw, options = {}) => {
        const reader = table.get(operation);
        if (reader === undefined)
            return undeclaredOperation();
        const issues = [];
        const values = valuesOf(reader, raw, options, issues);
        return checkedRequest(reader.request, values, {}, issues);
    };
    return { readRequest: readRequest };
};
