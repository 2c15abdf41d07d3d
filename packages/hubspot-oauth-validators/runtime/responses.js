import { errorsOf, passes } from "./checks.js";
import { declaredAs } from "./media.js";
const undeclared = (what) => ({
    valid: false,
    undeclared: what,
    errors: [{ message: `must have a declared ${what}`, path: [], pointer: '', schemaPointer: '', keyword: what }],
});
const validity = (errors) => errors.length === 0 ? { valid: true } : { valid: false, errors };
/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export const responseValidator = (operations) => {
    const table = new Map(operations.map(({ operation, responses }) => [operation, new Map(responses.map((row) => [row[0], row]))]));
    return {
        validateResponse: (operation, status, contentType, body, headers) => {
            const responses = table.get(operation);
            if (!responses)
                return undeclared('operation');
            const range = `${String(status).charAt(0)}XX`;
            const named = responses.get(String(status)) ?? responses.get(range);
            const row = named ?? responses.get('default');
            if (!row)
                return undeclared('status');
            const [, content, headerIssues] = row;
            const wrong = (headers && headerIssues?.(headers)) ?? [];
            // Where no content is declared, nothing is said of it: a body may come all the same (RFC 7009, 2.2, for one).
            if (content.length === 0)
                return validity(wrong);
            // A default response speaks of errors first of all: success without a body is no breach of it.
            if ((body === undefined || body === '') && !named && range === '2XX')
                return validity(wrong);
            const declared = declaredAs(content, contentType);
            if (!declared)
                return undeclared('content-type');
            const [, check] = declared;
            return validity(!check || passes(check, body) ? wrong : [...wrong, ...errorsOf(check, body)]);
        },
    };
};
