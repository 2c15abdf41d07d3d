import { RequestValidationError, ResponseValidationError } from "./errors.js";
/** What has to be read to be looked into: bytes, forms that are written already, and what is still to come. */
const isOpaque = (value) => /(?:Blob|Buffer|Data|File|Generator|Params|Stream)\]$/.test(Object.prototype.toString.call(value));
/** Throws when the validators refuse a request. They see its values as they are on the wire, but for how they are written. */
export const checkRequest = (validators, key, body, message) => {
    const { body: written, type, values, write } = message;
    const isJson = typeof written === 'string' && /[/+]json *(?:;|$)/i.test(type);
    const { valid = true, errors } = validators.validateRequest?.(key, {
        path: values.path,
        query: values.query,
        headers: values.header,
        cookies: values.cookie,
        ...(body === undefined
            ? {}
            : { body: isJson ? JSON.parse(written) : write?.wire ? write.wire(body) : body, contentType: type }),
    }) ?? {};
    const seen = errors?.filter((error) => !isOpaque(body) || error.part !== 'body') ?? [];
    if (!valid && (seen.length > 0 || !isOpaque(body)))
        throw new RequestValidationError(key, 'the request', seen);
};
/** Whether the validators accept a reply as it came. Throws when they refuse data. */
export const checkResponse = (validators, key, value, { headers, ok, status }) => {
    const type = headers.get('content-type') ?? undefined;
    const { valid = true, errors } = (isOpaque(value) ? undefined : validators.validateResponse?.(key, status, type, value)) ?? {};
    if (!valid && ok)
        throw new ResponseValidationError(key, `the reply with status ${status}`, errors ?? [], status);
    return valid;
};
