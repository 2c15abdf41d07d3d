import { type Check, type ValidationIssue } from './checks.ts';
/** What one operation answers with: by status, by media type, the check of the body where a schema is declared. */
export interface OperationResponses {
    /** `POST /oauth/v3/token`. */
    readonly operation: string;
    readonly responses: readonly (readonly [
        status: string,
        content: readonly (readonly [mediaType: string, check?: Check])[]
    ])[];
}
/** What validation of a response says. `undeclared` names what the contract does not have. */
export type ResponseValidation = {
    readonly valid: true;
} | {
    readonly valid: false;
    readonly errors: readonly ValidationIssue[];
    readonly undeclared?: 'operation' | 'status' | 'content-type';
};
export interface ResponseValidator {
    /**
     * Checks the body of a response against what the contract declares for it: the exact status before its range (`4XX`) before
     * `default`, the most specific media type. `body` is the parsed body; `undefined` (or an empty text) when there is none.
     */
    validateResponse(operation: string, status: number, contentType: string | null | undefined, body: unknown): ResponseValidation;
}
/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export declare const responseValidator: (operations: readonly OperationResponses[]) => ResponseValidator;
