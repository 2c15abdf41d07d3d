import { type Check, type ValidationIssue } from './checks.ts';
import type { GivenHeaders } from './headers.ts';
/** What is wrong with a response: with a header where `part` says so, else with the body. */
export interface ResponseIssue extends ValidationIssue {
    readonly part?: 'headers';
    /** The header's name. */
    readonly parameter?: string;
}
/** What one operation answers with: by status, by media type, the check of the body where a schema is declared. */
export interface OperationResponses {
    /** `POST /oauth/v3/token`. */
    readonly operation: string;
    readonly responses: readonly (readonly [
        status: string,
        content: readonly (readonly [mediaType: string, check?: Check])[],
        headers?: (given: GivenHeaders) => readonly ResponseIssue[]
    ])[];
}
/** What validation of a response says. `undeclared` names what the contract does not have. */
export type ResponseValidation = {
    readonly valid: true;
} | {
    readonly valid: false;
    readonly errors: readonly ResponseIssue[];
    readonly undeclared?: 'operation' | 'status' | 'content-type';
};
export interface ResponseValidator {
    /**
     * Checks the body of a response against what the contract declares for it: the exact status before its range (`4XX`) before
     * `default`, the most specific media type. `body` is the parsed body; `undefined` (or an empty text) when there is none.
     * Where `headers` are given, the declared ones are checked too: texts as they came.
     */
    validateResponse(operation: string, status: number, contentType: string | null | undefined, body: unknown, headers?: GivenHeaders): ResponseValidation;
}
/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export declare const responseValidator: (operations: readonly OperationResponses[]) => ResponseValidator;
