import { errorsOf, passes } from "./checks.js";
const undeclared = (what) => ({
    valid: false,
    undeclared: what,
    errors: [{ message: `must have a declared ${what}`, path: [], pointer: '', schemaPointer: '', keyword: what }],
});
/** How closely a declared media type (or range) fits; 0 when it does not. RFC 9110, 12.5.1; OpenAPI 3.1.1, 4.8.14. */
const fit = (declared, actual) => {
    const [range = ''] = declared.toLowerCase().split(';');
    const [type = '', subtype = ''] = range.trim().split('/');
    if (range.trim() === actual)
        return 4;
    if (type === '*' && subtype === '*')
        return 1;
    if (!actual.startsWith(`${type}/`))
        return 0;
    if (subtype === '*')
        return 2;
    return subtype.startsWith('*+') && actual.endsWith(subtype.slice(1)) ? 3 : 0;
};
/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export const responseValidator = (operations) => {
    const table = new Map(operations.map(({ operation, responses }) => [operation, new Map(responses)]));
    return {
        validateResponse: (operation, status, contentType, body) => {
            const responses = table.get(operation);
            if (!responses)
                return undeclared('operation');
            const range = `${String(status).charAt(0)}XX`;
            const named = responses.get(String(status)) ?? responses.get(range);
            const content = named ?? responses.get('default');
            if (!content)
                return undeclared('status');
            // Where no content is declared, nothing is said of it: a body may come all the same (RFC 7009, 2.2, for one).
            if (content.length === 0)
                return { valid: true };
            // A default response speaks of errors first of all: success without a body is no breach of it.
            if ((body === undefined || body === '') && !named && range === '2XX')
                return { valid: true };
            const [actual = ''] = (contentType ?? '').toLowerCase().split(';');
            let best = 0;
            let check;
            for (const [mediaType, candidate] of content) {
                const quality = fit(mediaType, actual.trim());
                if (quality > best)
                    [best, check] = [quality, candidate];
            }
            if (best === 0)
                return undeclared('content-type');
            return !check || passes(check, body) ? { valid: true } : { valid: false, errors: errorsOf(check, body) };
        },
    };
};
