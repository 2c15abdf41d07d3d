/**
 * A reply that is not what the contract declares: an HTML page from a gateway, an empty error body, broken JSON.
 * The text of the reply is in `body`, which loggers don't show by themselves.
 */
export declare class UnexpectedResponse extends Error {
    readonly name = "UnexpectedResponse";
    readonly status: number;
    readonly contentType: string | undefined;
    readonly body: string;
    constructor(response: Response, body: string);
}
/** What a validator found, without the values that it looked at. */
export interface ResponseFinding {
    /** JSON Pointer into the body. */
    readonly pointer: string | undefined;
    readonly keyword: string | undefined;
}
/** The data of a reply that the validators refuse. */
export declare class ResponseValidationError extends Error {
    readonly name = "ResponseValidationError";
    /** Method and path template. */
    readonly operation: string;
    readonly status: number;
    readonly findings: readonly ResponseFinding[];
    constructor(operation: string, status: number, errors: readonly unknown[]);
}
