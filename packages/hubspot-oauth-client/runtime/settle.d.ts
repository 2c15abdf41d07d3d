/** A call that got no reply: the network failed, the time was over, it was aborted. `cause` says which. */
export declare class NoResponse extends Error {
    readonly name = "NoResponse";
    constructor(cause: unknown);
}
/** The result of a call, with `NoResponse` as its error where the call would have rejected for want of a reply. */
export declare const settle: <Result>(call: Promise<Result>) => Promise<Result | {
    readonly data?: undefined;
    readonly error: NoResponse;
    readonly status?: undefined;
    readonly response?: undefined;
}>;
