/** What `unwrap` throws after a reply that is no success. */
export declare class FailedResponse<Failure = unknown> extends Error {
    readonly name = "FailedResponse";
    readonly status: number;
    /** The declared error, or an `UnexpectedResponse`; loggers don't show it by themselves. */
    readonly error: Failure;
    constructor(status: number, error: Failure);
}
type Outcome = {
    readonly data?: unknown;
    readonly error?: unknown;
    readonly status: number;
};
/** The data of a call. Throws `FailedResponse` where the call resolves to an error. */
export declare const unwrap: <Result extends Outcome>(call: Promise<Result>) => Promise<Extract<Result, {
    readonly error?: undefined;
}>["data"]>;
export {};
