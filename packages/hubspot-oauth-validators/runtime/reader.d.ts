import type { ReadBody } from './body-text.ts';
import type { Read } from './coerce.ts';
import { type GivenHeaders } from './headers.ts';
import { type FromPairs } from './pairs.ts';
import { type ByKey, type OperationRequest, type RequestOptions, type RequestValidation } from './requests.ts';
import { type FromText } from './written.ts';
type Row<Style> = readonly [name: string, style: Style, read: Read];
/** How one operation's requests are read. */
export interface OperationReader<Key extends string = string, Operation = unknown> {
    readonly request: OperationRequest<Key, Operation>;
    /** The path template; a webhook has none. */
    readonly template?: string;
    readonly path?: readonly Row<FromText>[];
    readonly query?: readonly Row<FromPairs>[];
    readonly headers?: readonly Row<FromText>[];
    readonly cookies?: readonly Row<FromPairs>[];
    readonly body?: readonly (readonly [mediaType: string, read?: ReadBody])[];
}
/** Texts that are decoded already, as routers and parsers give them. */
type Texts = Readonly<Record<string, unknown>>;
/** A request as it came. */
export interface RawRequest {
    /** As the URL has it, from where the server's paths begin; a query may follow. Or the texts of the parameters, decoded. */
    readonly path?: string | Texts | undefined;
    /** As the URL has it, or decoded. */
    readonly query?: string | URLSearchParams | Texts | undefined;
    readonly headers?: GivenHeaders | undefined;
    /** Decoded; those of the Cookie header when left out. */
    readonly cookies?: Texts | undefined;
    /** Text, bytes, `FormData` or `URLSearchParams`; what a parser made of it is taken as it is. */
    readonly body?: unknown;
    /** That of the headers when left out. */
    readonly contentType?: string | null | undefined;
}
export interface RequestReader<Operations> {
    /**
     * Reads a request's parameters and body by their styles, encodings and types, and checks the values. A text becomes a
     * number, a boolean or null only where the schema asks for one and JSON would write it so; in a union the first type that fits is taken.
     */
    readRequest<Key extends keyof Operations>(operation: Key, request: RawRequest, options?: RequestOptions): RequestValidation<Operations[Key]>;
    readRequest(operation: string, request: RawRequest, options?: RequestOptions): RequestValidation;
}
type RequestOf<Reader> = Reader extends OperationReader<infer Key, infer Operation> ? OperationRequest<Key, Operation> : never;
/** A reader for the operations that it is given: one is enough, and nothing of the others comes along. */
export declare const requestReader: <const Readers extends readonly OperationReader[]>(readers: Readers) => RequestReader<ByKey<RequestOf<Readers[number]>>>;
export {};
