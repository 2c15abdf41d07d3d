import type { OperationDescription } from './description.ts';
export interface Reply {
    readonly data?: unknown;
    readonly error?: unknown;
    readonly status: number;
    readonly response: Response;
}
type Row = OperationDescription['replies'][number];
/**
 * What a reply says. `data` when it is a success, `undefined` where it has no body; else the declared `error`, or an
 * `UnexpectedResponse`. The reply's own media type decides among the declared ones; one that is not declared is tried as
 * JSON where JSON is declared.
 */
export declare const replyOf: (replies: readonly Row[], response: Response, parseAs: string | undefined, accepts: (value: unknown) => boolean) => Promise<Reply>;
export {};
