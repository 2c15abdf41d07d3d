import createFetchClient from 'openapi-fetch';
import { ResponseValidationError, UnexpectedResponse } from "./errors.js";
import { serializeBody, serializePath, serializeQuery } from "./request.js";
import { sendWithRetry } from "./retry.js";
const readData = async (response, raw) => {
    const type = response.headers.get('content-type') ?? '';
    if (raw && !/json|^text\/|xml/i.test(type)) {
        const blob = await response.blob();
        return { data: blob.size === 0 ? undefined : blob };
    }
    const body = await response.text();
    if (body === '')
        return { data: undefined };
    if (raw && !/json/i.test(type))
        return { data: body };
    try {
        return { data: JSON.parse(body) };
    }
    catch {
        return { error: new UnexpectedResponse(response, body) };
    }
};
const isObject = (value) => typeof value === 'object' && value !== null;
const checked = (reply, operation, validators) => {
    const { data, error, response } = reply;
    if (error instanceof UnexpectedResponse)
        return reply;
    const type = response.headers.get('content-type') ?? undefined;
    const { valid, errors } = validators.validateResponse(operation, response.status, type, error ?? data);
    if (valid)
        return reply;
    if (response.ok)
        throw new ResponseValidationError(operation, response.status, errors ?? []);
    return { error: new UnexpectedResponse(response, JSON.stringify(error)), response };
};
/** A client for the operations of one contract. It opens no connection until it is called. */
export const createClient = (options, contract) => {
    const inner = createFetchClient();
    const call = async (method, path, init = {}) => {
        const operation = `${method} ${path}`;
        const facts = contract.operations[operation] ?? {};
        const { fetch = globalThis.fetch, headers: _headers, retry, signal, timeout, validators, ...rest } = {
            baseUrl: contract.baseUrl,
            ...options,
            ...init,
        };
        const limits = [signal, timeout === undefined ? undefined : AbortSignal.timeout(timeout)].filter((limit) => !!limit);
        const plain = (given) => given instanceof Headers ? Object.fromEntries(given) : (given ?? {});
        let sent = false;
        const request = {
            // A redirect would post the body, with what is secret in it, to whatever place the reply names.
            ...(rest.body === undefined ? {} : { redirect: 'manual' }),
            ...rest,
            ...(limits.length === 0 ? {} : { signal: AbortSignal.any(limits) }),
            headers: {
                ...plain(options.headers),
                // The boundary of a multipart body is only known to `fetch`.
                ...(facts.body && !facts.body.startsWith('multipart/') && rest.body !== undefined
                    ? { 'content-type': facts.body }
                    : {}),
                ...plain(init.headers),
            },
            parseAs: 'stream',
            pathSerializer: serializePath,
            querySerializer: serializeQuery(facts.query, facts.inBody),
            bodySerializer: (body, merged) => serializeBody(body, merged.get('content-type') ?? facts.body ?? 'application/json'),
            fetch: (prepared) => {
                sent = true;
                return sendWithRetry(fetch, prepared, retry === false ? { attempts: 1 } : (retry ?? {}));
            },
        };
        const answer = await inner
            .request(method.toLowerCase(), path, request)
            .catch((error) => {
            if (sent || !(error instanceof TypeError || error instanceof URIError))
                throw error;
            // Not to be passed on: the platform's own message quotes the URL or the header.
            return undefined;
        });
        if (answer === undefined)
            throw new TypeError(`${operation}: the request can't be built; look at baseUrl, header names and header values`);
        const { data, error, response } = answer;
        const reply = response.ok
            ? { ...(isObject(data) ? await readData(response, facts.raw === true) : { data: undefined }), response }
            : { error: isObject(error) ? error : new UnexpectedResponse(response, String(error ?? '')), response };
        return validators === undefined ? reply : checked(reply, operation, validators);
    };
    const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'].map((method) => [
        method,
        (path, init) => call(method, path, init),
    ]);
    return { ...Object.fromEntries(methods), use: inner.use, eject: inner.eject };
};
