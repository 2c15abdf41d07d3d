import { declaredAs } from "./media.js";
import { itemsOf, membersOf } from "./values.js";
const encode = encodeURIComponent;
const asIs = (value) => value;
const pairsOf = (pairs) => pairs.map(([name, value]) => `${encode(name)}=${value}`);
/** Writes the path, query, headers and body of a call; throws where something given has no place in the contract. */
export const messageOf = (operation, key, given, body, mediaType) => {
    const written = (place, usual) => membersOf(given[place] ?? {}).map(([name, value]) => {
        const declared = operation.parameters?.[place]?.find(([known]) => known === name);
        if (!declared)
            throw new TypeError(`${key}: there is no ${place} parameter ${name}`);
        const [, write, encoding = usual] = declared;
        const text = write(name, value, encoding);
        values[place] = { ...values[place], [name]: write.wire ? write.wire(value) : value };
        return [name, text];
    });
    const values = {};
    const path = new Map(written('path', encode));
    const target = operation.path.replace(/[^/]+/g, (segment) => {
        const filled = segment.replace(/\{([^{}]+)\}/g, (_, name) => {
            const value = path.get(name);
            if (!value)
                throw new Error(`the path parameter ${name} is empty`);
            return value;
        });
        if (filled !== segment && /^\.\.?$/.test(filled))
            throw new Error('a path parameter can be neither "." nor ".."');
        return filled;
    });
    const rows = operation.body ?? [];
    const row = mediaType === undefined ? rows[0] : declaredAs(rows, mediaType);
    if (body !== undefined && !row)
        throw new TypeError(`${key}: there is no body of the media type ${mediaType}`);
    const type = mediaType ?? row?.[0] ?? '';
    const content = body === undefined ? undefined : row?.[1](body, type, row[2]);
    const accept = [...new Set(operation.replies.map(([declared]) => declared))].join(', ');
    // The boundary of a multipart body is only known to `fetch`, and a range to nobody but the body itself.
    const named = content !== undefined && !(content instanceof FormData) && !type.includes('*');
    return {
        target,
        query: written('query', encode).flatMap(([, pairs]) => pairsOf(pairs)),
        headers: [
            ...(accept ? [['accept', accept]] : []),
            ...(named ? [['content-type', type]] : []),
            ...written('header', asIs),
        ],
        cookies: written('cookie', encode).flatMap(([, pairs]) => pairsOf(pairs)),
        body: content,
        type,
        write: row?.[1],
        values,
    };
};
const merge = (headers, given = {}) => {
    for (const [name, value] of given instanceof Headers ? given : Object.entries(given)) {
        if (value === undefined)
            continue;
        headers.delete(name);
        for (const item of value === null ? [] : itemsOf(value))
            headers.append(name, String(item));
    }
};
/** One attempt. Its errors quote neither the URL nor a header: both may hold secrets. */
export const requestOf = (method, key, message, baseUrl, options, init, grant) => {
    const { body } = message;
    try {
        const headers = new Headers();
        for (const [name, value] of message.headers)
            headers.set(name, value);
        merge(headers, grant?.headers);
        const cookies = [...message.cookies, ...pairsOf(grant?.cookies ?? [])];
        if (cookies.length > 0)
            headers.set('cookie', cookies.join('; '));
        for (const given of options)
            merge(headers, given);
        const query = [...message.query, ...pairsOf((grant?.query ?? []).map(([name, value]) => [name, encode(value)]))];
        // Neither `//host` nor `.host` as a path leads to another host.
        const base = baseUrl.replace(/\/$/, '') || '/.';
        const secret = Object.keys(grant?.headers ?? {}).some((name) => !/^authorization$/i.test(name));
        return new Request(base + message.target.replace(/^(?!\/)/, '/') + (query.length > 0 ? `?${query.join('&')}` : ''), {
            // A redirect would take the body, or a key, with it to whatever place the reply names.
            ...(body !== undefined || secret || cookies.length > 0 ? { redirect: 'manual' } : {}),
            ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
            ...init,
            method,
            headers,
            body: body ?? null,
        });
    }
    catch {
        throw new TypeError(`${key}: the request can't be built; look at baseUrl, header names and values`);
    }
};
