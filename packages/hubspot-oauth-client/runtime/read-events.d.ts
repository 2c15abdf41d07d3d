import type { ReadBody } from './description.ts';
/** One event of a `text/event-stream`. HTML standard, 9.2. */
export interface ServerSentEvent {
    /** `message` where the server does not say. */
    readonly event: string;
    readonly data: string;
    /** The last id that the server sent, empty before the first. */
    readonly id: string;
}
/** Server-sent events as they arrive. A connection that ends is not opened again. */
export declare const eventStream: ReadBody;
