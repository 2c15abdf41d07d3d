import type { Grant, OperationDescription, WriteBody } from './description.ts';
import type { CallOptions } from './types.ts';
/** The parts of a request that are the same for all attempts. */
export interface Message {
    /** The path and query. */
    readonly target: string;
    readonly query: readonly string[];
    readonly headers: readonly (readonly [name: string, value: string])[];
    readonly cookies: readonly string[];
    readonly body: NonNullable<RequestInit['body']> | undefined;
    /** The media type of the body, and what wrote it. */
    readonly type: string;
    readonly write: WriteBody | undefined;
    /** The parameters as they are on the wire, but for how they are written. */
    readonly values: Readonly<Partial<Record<Place, Record<string, unknown>>>>;
}
type Place = keyof NonNullable<OperationDescription['parameters']>;
export type Parameters = Readonly<Partial<Record<Place, object>>>;
/** Writes the path, query, headers and body of a call; throws where something given has no place in the contract. */
export declare const messageOf: (operation: OperationDescription, key: string, given: Parameters, body: unknown, mediaType: string | undefined) => Message;
/** One attempt. Its errors quote neither the URL nor a header: both may hold secrets. */
export declare const requestOf: (method: string, key: string, message: Message, baseUrl: string, options: readonly CallOptions["headers"][], init: RequestInit, grant: Grant | undefined) => Request;
export {};
