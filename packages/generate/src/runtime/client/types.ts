import type { Middleware } from 'openapi-fetch';
import type { UnexpectedResponse } from './errors.ts';
import type { RetryOptions } from './retry.ts';

export type { Middleware };

type Json = `${string}json` | `${string}json;${string}` | '*/*' | 'application/*';

/** What a reply's body is once it is read, by media type. */
type Received<Content> = {
  [Media in keyof Content]: Media extends Json ? Content[Media] : Media extends `text/${string}` ? string : Blob;
}[keyof Content];

/** What a request's body is before it is written, by media type. */
type Sent<Content> = {
  [Media in keyof Content]: Media extends `multipart/${string}`
    ? FormData | { [Name in keyof Content[Media]]: Content[Media][Name] | Blob | readonly Blob[] }
    : Media extends 'application/x-www-form-urlencoded'
      ? URLSearchParams | Content[Media]
      : Media extends Json
        ? Content[Media]
        : Content[Media] | string | Blob | ArrayBuffer | Uint8Array;
}[keyof Content];

type Responses<Operation> = Operation extends { responses: infer All } ? All : never;

type Status<All, Form extends string> = {
  [Key in keyof All]: `${Key & (string | number)}` extends Form ? Key : never;
}[keyof All];

type Body<Reply> = Reply extends { content: infer Content } ? Received<Content> : undefined;

type JsonBody<Reply> = Reply extends { content: infer Content } ? Content[keyof Content & Json] : never;

/** The data of a 2xx reply; `unknown` where the contract declares none. */
export type Data<Operation> = [Status<Responses<Operation>, `2${string}`>] extends [never]
  ? unknown
  : Body<Responses<Operation>[Status<Responses<Operation>, `2${string}`>]>;

/** The declared errors of an operation; `unknown` where the contract declares none. */
export type ErrorBody<Operation> = [
  JsonBody<
    Responses<Operation>[Exclude<keyof Responses<Operation>, Status<Responses<Operation>, `${1 | 2 | 3}${string}`>>]
  >,
] extends [never]
  ? unknown
  : JsonBody<
      Responses<Operation>[Exclude<keyof Responses<Operation>, Status<Responses<Operation>, `${1 | 2 | 3}${string}`>>]
    >;

/** What a call resolves to: `data` after a 2xx reply, `error` after any other. */
export type Result<Operation> =
  | { readonly data: Data<Operation>; readonly error?: undefined; readonly response: Response }
  | {
      readonly data?: undefined;
      /** The declared error, or `UnexpectedResponse` when the reply was something else (an HTML page, an empty body). */
      readonly error: ErrorBody<Operation> | UnexpectedResponse;
      readonly response: Response;
    };

type Parameters<Operation> = Operation extends { parameters: infer All }
  ? {} extends All
    ? { readonly params?: All }
    : { readonly params: All }
  : { readonly params?: never };

type Content<Operation> = 'requestBody' extends keyof Operation
  ? NonNullable<Operation['requestBody']> extends { content: infer All }
    ? All
    : never
  : never;

type RequestBody<Operation> = [Content<Operation>] extends [never]
  ? { readonly body?: never }
  : Operation extends { requestBody: object }
    ? { readonly body: Sent<Content<Operation>> }
    : { readonly body?: Sent<Content<Operation>> };

type Primitive = string | number | boolean;

/**
 * What every call accepts; the same on `createClient` is the default of all calls.
 * `redirect` is `manual` for calls with a body unless it is set: a body is not sent on to another place unasked.
 */
export interface CallOptions extends Omit<RequestInit, 'body' | 'headers' | 'method' | 'signal'> {
  /** Where the paths of the contract begin, without a slash at the end. */
  readonly baseUrl?: string;
  readonly headers?: Headers | Readonly<Record<string, Primitive | readonly Primitive[] | null | undefined>>;
  /** Ends the call with the signal's reason, also while it waits for the next attempt. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call with all its attempts; it rejects with a `TimeoutError` when they are over. No limit by default. */
  readonly timeout?: number;
  /** `false` for a single attempt. */
  readonly retry?: RetryOptions | false;
  /** Used in place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Checks the data of every reply. */
  readonly validators?: ResponseValidators;
}

/** The part of a generated validators package that checks replies. */
export interface ResponseValidators {
  validateResponse(
    operation: string,
    status: number,
    contentType: string | undefined,
    body: unknown,
  ): { readonly valid: boolean; readonly errors?: readonly unknown[] | null | undefined };
}

/** The options of one call of an operation. */
export type CallInit<Operation> = CallOptions &
  Parameters<Operation> &
  RequestBody<Operation> & { readonly middleware?: Middleware[] };

/** The last parameter of a call: left out where nothing in it is required. */
export type InitArguments<Operation> =
  {} extends CallInit<Operation> ? [init?: CallInit<Operation>] : [init: CallInit<Operation>];

type PathsWith<Paths, Method extends string> = {
  [Path in keyof Paths]: Paths[Path] extends { [Key in Method]: object } ? Path : never;
}[keyof Paths];

type OperationAt<Paths, Path extends keyof Paths, Method> = Paths[Path][Method & keyof Paths[Path]];

type Call<Paths, Method extends string> = <Path extends PathsWith<Paths, Method>>(
  path: Path,
  ...init: InitArguments<OperationAt<Paths, Path, Method>>
) => Promise<Result<OperationAt<Paths, Path, Method>>>;

/** Calls by method and path template. */
export interface Client<Paths> {
  readonly GET: Call<Paths, 'get'>;
  readonly PUT: Call<Paths, 'put'>;
  readonly POST: Call<Paths, 'post'>;
  readonly DELETE: Call<Paths, 'delete'>;
  readonly OPTIONS: Call<Paths, 'options'>;
  readonly HEAD: Call<Paths, 'head'>;
  readonly PATCH: Call<Paths, 'patch'>;
  readonly TRACE: Call<Paths, 'trace'>;
  /** Adds middleware of openapi-fetch to every call. */
  use(...middleware: Middleware[]): void;
  eject(...middleware: Middleware[]): void;
}
