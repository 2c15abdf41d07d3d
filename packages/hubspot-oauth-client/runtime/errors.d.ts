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
export interface Finding {
    /** JSON Pointer into the body, or into the value of the parameter. */
    readonly pointer: string | undefined;
    readonly keyword: string | undefined;
    /** Of requests: `path`, `query`, `headers`, `cookies` or `body`. */
    readonly part: string | undefined;
    readonly parameter: string | undefined;
}
/** What breaks the contract, and where. */
export declare abstract class ContractError extends Error {
    /** Method and path template. */
    readonly operation: string;
    readonly findings: readonly Finding[];
    constructor(operation: string, what: string, errors: readonly unknown[]);
}
/** A request that the validators refuse. It was not sent. */
export declare class RequestValidationError extends ContractError {
    readonly name = "RequestValidationError";
}
/** The data of a reply that the validators refuse. */
export declare class ResponseValidationError extends ContractError {
    readonly name = "ResponseValidationError";
    readonly status: number;
    constructor(operation: string, what: string, errors: readonly unknown[], status: number);
}
