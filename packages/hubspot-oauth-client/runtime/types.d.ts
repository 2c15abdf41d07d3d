import type { OperationDescription } from './description.ts';
import type { Retry } from './retry.ts';
type Primitive = string | number | boolean;
/**
 * What every call accepts; the same on `createClient` is the default of all calls.
 * `redirect` is `manual` for calls with a body or a key unless it is set: neither is sent on to another place unasked.
 */
export interface CallOptions extends Omit<RequestInit, 'body' | 'headers' | 'method' | 'signal'> {
    /** Where the paths of the contract begin. */
    readonly baseUrl?: string;
    /** In place of what the client would send; `null` takes a header away. */
    readonly headers?: Headers | Readonly<Record<string, Primitive | readonly Primitive[] | null | undefined>>;
    /** Ends the call with the signal's reason, also while it waits for the next attempt. */
    readonly signal?: AbortSignal;
    /** Milliseconds for the whole call with all its attempts; it rejects with a `TimeoutError` when they are over. No limit by default. */
    readonly timeout?: number;
    /** When to send again, such as `retry()`; a single attempt by default and with `false`. */
    readonly retry?: Retry | false;
    /** Used in place of the global `fetch`. */
    readonly fetch?: (request: Request) => Promise<Response>;
    /** Checks requests before they are sent, replies before anything else is done with them, or both: whatever it has. */
    readonly validators?: Validators;
}
/** What a validator says. */
interface Verdict {
    readonly valid: boolean;
    readonly errors?: readonly unknown[] | null | undefined;
}
/** The part of a generated validators package that checks requests, and the one that checks replies. */
export interface Validators {
    validateRequest?(operation: string, request: {
        readonly path: Readonly<Record<string, unknown>> | undefined;
        readonly query: Readonly<Record<string, unknown>> | undefined;
        readonly headers: Readonly<Record<string, unknown>> | undefined;
        readonly cookies: Readonly<Record<string, unknown>> | undefined;
        readonly body?: unknown;
        readonly contentType?: string;
    }): Verdict;
    validateResponse?(operation: string, status: number, contentType: string | undefined, body: unknown): Verdict;
}
/** Which call it is that middleware looks at. */
export interface Attempt {
    readonly operation: {
        /** The operationId as the contract has it. */
        readonly id: string | undefined;
        readonly method: string;
        /** The path template. */
        readonly path: string;
    };
    readonly request: Request;
}
type Changed<Value> = Value | void | Promise<Value | void>;
/** Sees every attempt of every call: requests in the order of `use`, replies the other way round. */
export interface Middleware {
    /** Another request to send in place of this one, or a reply that makes sending it unnecessary. */
    readonly onRequest?: (attempt: Attempt) => Changed<Request | Response>;
    readonly onResponse?: (attempt: Attempt & {
        readonly response: Response;
    }) => Changed<Response>;
    /** When there is no reply: one to go on with, or another error. */
    readonly onError?: (attempt: Attempt & {
        readonly error: unknown;
    }) => Changed<Response | Error>;
}
export interface Client {
    /** What the functions of the operations call. */
    call(operation: OperationDescription, init?: object): Promise<unknown>;
    /** Adds middleware to every call. */
    use(...middleware: readonly Middleware[]): void;
    eject(...middleware: readonly Middleware[]): void;
}
export {};
