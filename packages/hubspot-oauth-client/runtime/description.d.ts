/** Percent-encodes where it has to. */
export type Encode = (text: string) => string;
/** Writes a parameter into a path or a header. */
export type WriteText = (name: string, value: unknown, encode: Encode) => string;
/** Writes a parameter into a query, a cookie or a form: names as they are, values encoded. */
export type WritePairs = (name: string, value: unknown, encode: Encode) => readonly (readonly [name: string, value: string])[];
/** How a member of a form or a part is written where it is not written as usual: in a style, or in a media type. */
export type Encoding = readonly [name: string, write: WritePairs | string, encode?: Encode];
/** Writes a body in the words of its media type. */
export type WriteBody = (body: unknown, mediaType: string, encodings?: readonly Encoding[]) => string | Blob | FormData | URLSearchParams | ArrayBuffer;
/** Reads the body of a reply; what can't be read becomes an `UnexpectedResponse`. */
export type ReadBody = (response: Response, parseAs: string | undefined) => Promise<unknown>;
/** What a security requirement adds to a request. */
export interface Grant {
    readonly headers: Readonly<Record<string, string>>;
    readonly query: readonly (readonly [name: string, value: string])[];
    readonly cookies: readonly (readonly [name: string, value: string])[];
    /** Whether another token can be asked for when this one is refused. */
    readonly renewable: boolean;
}
type Parameter<Write> = readonly [name: string, write: Write, encode?: Encode];
/** What a client needs to know of an operation in order to call it. */
export interface OperationDescription {
    /** The operationId as the contract has it. */
    readonly id?: string;
    readonly method: string;
    /** The path template. */
    readonly path: string;
    /** The operation's own server, where it is not that of the contract. */
    readonly server?: string;
    readonly parameters?: {
        readonly path?: readonly Parameter<WriteText>[];
        readonly query?: readonly Parameter<WritePairs>[];
        readonly header?: readonly Parameter<WriteText>[];
        readonly cookie?: readonly Parameter<WritePairs>[];
    };
    /** The media types of the body, the one to choose first. */
    readonly body?: readonly (readonly [mediaType: string, write: WriteBody, encodings?: readonly Encoding[]])[];
    /** The declared bodies of replies; `status` is `200`, `4XX` or `default`. */
    readonly replies: readonly (readonly [mediaType: string, read: ReadBody, status: string])[];
    readonly security?: (auth: object | undefined, refused: boolean) => Promise<Grant>;
}
export {};
