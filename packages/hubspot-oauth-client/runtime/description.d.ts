/** Percent-encodes where it has to. */
export type Encode = (text: string) => string;
/** What writes a value that is another for the caller than on the wire can tell what it is there. */
interface Wire {
    readonly wire?: (value: unknown) => unknown;
}
/** Writes a parameter. */
export interface Writer<Written> extends Wire {
    (name: string, value: unknown, encode: Encode): Written;
}
/** Writes a parameter into a path or a header. */
export type WriteText = Writer<string>;
/** Writes a parameter into a query, a cookie or a form: names as they are, values encoded. */
export type WritePairs = Writer<readonly (readonly [name: string, value: string])[]>;
/** How a member of a form or a part is written where it is not written as usual: in a style, or in a media type. */
export type Encoding = readonly [name: string, write: WritePairs | string, encode?: Encode];
/** Writes a body in the words of its media type. */
export interface WriteBody extends Wire {
    (body: unknown, mediaType: string, encodings?: readonly Encoding[]): string | Blob | FormData | URLSearchParams | ArrayBuffer;
}
/** Makes of a value as it came, and of the text that it came in, what the caller sees. */
export type ConvertBody = (value: unknown, text: string) => unknown;
/** What a reply holds, and its text where it is one. */
export interface Body {
    readonly value: unknown;
    readonly text?: string;
}
/** Reads the body of a reply; what can't be read becomes an `UnexpectedResponse`. Streams convert what they yield. */
export type ReadBody = (response: Response, parseAs: string | undefined, convert: ConvertBody | undefined) => Promise<Body>;
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
    readonly replies: readonly (readonly [mediaType: string, read: ReadBody, status: string, convert?: ConvertBody])[];
    /** `refused` is when what earned a 401 was asked for, as `performance.now()` has it. */
    readonly security?: (auth: object | undefined, refused: number | undefined) => Promise<Grant>;
}
export {};
