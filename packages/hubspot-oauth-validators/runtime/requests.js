import { errorsOf, own, passes } from "./checks.js";
import { headerMap } from "./headers.js";
import { declaredAs } from "./media.js";
const at = { path: [], pointer: '' };
export const undeclaredOperation = () => ({
    valid: false,
    undeclared: 'operation',
    errors: [{ ...at, message: 'must have a declared operation', schemaPointer: '', keyword: 'operation' }],
});
export const unknownQuery = (parameter) => ({
    ...at,
    message: 'must be a declared parameter',
    part: 'query',
    parameter,
    schemaPointer: '',
    keyword: 'parameters',
});
const missing = (pointer) => ({
    ...at,
    message: 'must be there',
    schemaPointer: `${pointer}/required`,
    keyword: 'required',
});
const parameterIssues = (part, rows, given) => rows.flatMap(([parameter, required, pointer, check]) => {
    const value = given(parameter);
    const wrong = value === undefined
        ? required
            ? [missing(pointer)]
            : []
        : check && !passes(check, value)
            ? errorsOf(check, value)
            : [];
    return wrong.map((issue) => ({ ...issue, part, parameter }));
});
/** Checks values. `unread` are the issues of what could not be read: of these parameters nothing else is said. */
export const checkedRequest = (request, given, options = {}, unread = []) => {
    const failed = new Set(unread.map(({ part, parameter }) => JSON.stringify([part, parameter])));
    const errors = [...unread];
    const headers = request.headers === undefined ? undefined : headerMap(given.headers);
    for (const part of ['path', 'query', 'headers', 'cookies']) {
        const values = given[part] ?? {};
        const rows = (request[part] ?? []).filter(([name]) => !failed.has(JSON.stringify([part, name])));
        errors.push(...parameterIssues(part, rows, (name) => part === 'headers' ? headers?.get(name.toLowerCase()) : own(values, name)));
    }
    if (options.refuseUnknownQuery === true) {
        const known = new Set([...(request.query ?? []).map(([name]) => name), ...(request.keys ?? [])]);
        errors.push(...Object.keys(given.query ?? {})
            .filter((name) => !known.has(name))
            .map(unknownQuery));
    }
    const { path = {}, query = {}, cookies = {}, body, contentType } = given;
    let undeclared;
    if (request.body !== undefined && !failed.has('["body",null]')) {
        const [required, pointer, content] = request.body;
        const [only, ...others] = content;
        const row = (contentType === undefined || contentType === null) && others.length === 0
            ? only
            : declaredAs(content, contentType);
        if (body === undefined) {
            if (required)
                errors.push({ ...missing(pointer), part: 'body' });
        }
        else if (row === undefined) {
            undeclared = 'content-type';
            const message = 'must have a declared content-type';
            errors.push({ ...at, message, part: 'body', schemaPointer: `${pointer}/content`, keyword: undeclared });
        }
        else {
            const [, check, plain] = row;
            const value = plain === undefined ? body : plain(body);
            if (check && !passes(check, value))
                errors.push(...errorsOf(check, value).map((issue) => ({ ...issue, part: 'body' })));
        }
    }
    if (errors.length > 0)
        return { valid: false, errors, ...(undeclared === undefined ? {} : { undeclared }) };
    return { valid: true, value: { path, query, headers: (given.headers ?? {}), cookies, body } };
};
/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export const requestValidator = (operations) => {
    const table = new Map(operations.map((request) => [request.operation, request]));
    const validateRequest = (operation, given, options) => {
        const request = table.get(operation);
        return request === undefined ? undeclaredOperation() : checkedRequest(request, given, options);
    };
    return { validateRequest: validateRequest };
};
