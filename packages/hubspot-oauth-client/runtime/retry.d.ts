export interface RetryOptions {
    /** How often the request is sent at most. 3 by default. */
    readonly attempts?: number;
    /** Milliseconds before the second attempt, doubled for each further one, at random between half and all of it. 250 by default. */
    readonly baseDelay?: number;
    /** The longest wait in milliseconds. A `Retry-After` beyond it ends the call with the reply that asked for it. 30 000 by default. */
    readonly maxDelay?: number;
}
/** What a policy knows of the call that it decides on. */
export interface Attempts {
    readonly method: string;
    readonly signal: AbortSignal;
    /** Whether the body can be sent again. */
    readonly isReplayable: boolean;
    /** Whether it was the network that failed the last attempt. */
    readonly isLost: () => boolean;
}
export type Retry = (send: () => Promise<Response>, call: Attempts) => Promise<Response>;
/**
 * Sends a request again while there is hope: after 429 and 503 whatever the method, for the server says that it did
 * nothing; after 502, 504 and a lost connection only where sending twice does no harm.
 */
export declare const retry: ({ attempts, baseDelay, maxDelay }?: RetryOptions) => Retry;
