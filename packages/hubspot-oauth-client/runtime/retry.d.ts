export interface RetryOptions {
    /** How often the request is sent at most. 3 by default. */
    readonly attempts?: number;
    /** Milliseconds before the second attempt, doubled for each further one, at random between half and all of it. 250 by default. */
    readonly baseDelay?: number;
    /** The longest wait in milliseconds. A `Retry-After` beyond it ends the call with the reply that asked for it. 30 000 by default. */
    readonly maxDelay?: number;
}
/**
 * The reply to a request that is sent again while there is hope: after 429 and 503 whatever the method, for the server
 * says that it did nothing; after 502, 504 and a lost connection only where sending twice does no harm.
 */
export declare const sendWithRetry: (send: (request: Request) => Promise<Response>, request: Request, { attempts, baseDelay, maxDelay }: RetryOptions) => Promise<Response>;
