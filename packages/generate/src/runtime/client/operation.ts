import type { UnexpectedResponse } from './errors.ts';
import type { ServerSentEvent } from './read-events.ts';
import type { CallOptions, Client, Middleware } from './types.ts';

type Json = `${string}json` | `${string}json;${string}` | '*/*' | 'application/*';
type Text = `text/${string}` | `${string}xml` | `${string}xml;${string}`;
type Lines = `application/${'jsonl' | 'x-jsonl' | 'x-ndjson' | 'ndjson' | 'json-lines' | 'stream+json'}`;

/** What a reply's body is once it is read, by its media type. */
type Read<Media, Schema> = Media extends Lines
  ? AsyncIterable<Schema extends readonly (infer Item)[] ? Item : Schema>
  : Media extends 'text/event-stream'
    ? AsyncIterable<ServerSentEvent>
    : Media extends Json
      ? Schema
      : Media extends Text
        ? string
        : Blob;

type Received<Content> = { [Media in keyof Content]: Read<Media, Content[Media]> }[keyof Content];

type Bytes = Blob | ArrayBuffer | Uint8Array;
type Part<Value> = Value | Bytes | readonly Bytes[];

/** What a request's body is before it is written, by its media type. */
type Written<Media, Schema> = Media extends 'multipart/form-data'
  ? FormData | { [Name in keyof Schema]: Part<Schema[Name]> }
  : Media extends 'application/x-www-form-urlencoded'
    ? URLSearchParams | Schema
    : Media extends Json
      ? Media extends `${string}*`
        ? Schema extends string
          ? Schema | Bytes | ReadableStream
          : Schema
        : Schema
      : Media extends Text
        ? string | number | boolean | Blob
        : string | Bytes | ReadableStream;

/** `image/*` leaves the rest to the caller. */
type Named<Media> = Media extends '*/*' ? string : Media extends `${infer Type}/*` ? `${Type}/${string}` : Media;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;
type Hundred<First extends number> = NumberOf<`${First}${Digit}${Digit}`>;
type Success = Hundred<2>;
type Failure = Hundred<3 | 4 | 5>;

type Responses<Operation> = Operation extends { responses: infer All } ? All : never;

/** The statuses that a range or `default` is left with: those that nothing more exact speaks of. */
type InRange<Key> = Key extends `${infer First extends number}${'XX' | 'xx'}` ? Hundred<First> : never;
type StatusOf<All, Key> = Key extends number
  ? Key
  : Key extends 'default'
    ? Exclude<Failure, keyof All | InRange<keyof All>>
    : Exclude<InRange<Key>, keyof All>;

type ContentOf<Reply> = Reply extends { content: infer Content } ? Content : never;

type BinaryAs = { readonly blob: Blob; readonly arrayBuffer: ArrayBuffer; readonly stream: ReadableStream<Uint8Array> };

/** How a body of bytes is read: `blob` unless told. */
export type ParseAs = keyof BinaryAs;

type As<Value, Form extends ParseAs> = Value extends Blob ? BinaryAs[Form] : Value;

interface DeclaredHeaders<Declared> extends Headers {
  get<Name extends Exclude<keyof { [Key in keyof Declared as string extends Key ? never : Key]: 1 }, number | symbol>>(
    name: Name,
  ): undefined extends Declared[Name] ? string | null : string;
  get(name: string): string | null;
}

type ResponseOf<Reply> = Reply extends { headers: infer Declared }
  ? Omit<Response, 'headers'> & { readonly headers: DeclaredHeaders<Declared> }
  : Response;

interface Succeeded<Status, Value, Reply> {
  readonly data: Value;
  readonly error?: undefined;
  readonly status: Status;
  readonly response: Reply;
}

interface Failed<Status, Value, Reply> {
  readonly data?: undefined;
  readonly error: Value;
  readonly status: Status;
  readonly response: Reply;
}

type SuccessKey<All> = {
  [Key in keyof All]: `${Key & (string | number)}` extends `2${string}` ? Key : never;
}[keyof All];
type FailureKey<All> = {
  [Key in keyof All]: [ContentOf<All[Key]>] extends [never]
    ? never
    : `${Key & (string | number)}` extends `${1 | 2}${string}`
      ? never
      : Key;
}[keyof All];

type Successes<All, Form extends ParseAs> = [SuccessKey<All>] extends [never]
  ? Succeeded<Success, unknown, Response>
  : {
      [Key in SuccessKey<All>]: Succeeded<
        StatusOf<All, Key>,
        [ContentOf<All[Key]>] extends [never] ? undefined : As<Received<ContentOf<All[Key]>>, Form>,
        ResponseOf<All[Key]>
      >;
    }[SuccessKey<All>];

type Failures<All> = {
  [Key in FailureKey<All>]: Failed<StatusOf<All, Key>, Received<ContentOf<All[Key]>>, ResponseOf<All[Key]>>;
}[FailureKey<All>];

/**
 * What a call resolves to, told apart by `status`: `data` after a 2xx reply, `error` after any other. The error is the
 * declared one, or an `UnexpectedResponse` when the reply was something else (an HTML page, an empty body).
 */
export type Result<Operation, Form extends ParseAs = 'blob'> =
  | Successes<Responses<Operation>, Form>
  | Failures<Responses<Operation>>
  | Failed<number, UnexpectedResponse, Response>;

/** The data of a 2xx reply; `unknown` where the contract declares none. */
export type Data<Operation> = Successes<Responses<Operation>, 'blob'>['data'];

/** The declared errors of an operation. */
export type ErrorBody<Operation> = [Failures<Responses<Operation>>] extends [never]
  ? never
  : NonNullable<Failures<Responses<Operation>>['error']>;

type Params<Operation> = Operation extends { parameters: infer All }
  ? {} extends All
    ? { readonly params?: All }
    : { readonly params: All }
  : { readonly params?: never };

type Content<Operation> = 'requestBody' extends keyof Operation
  ? ContentOf<NonNullable<Operation['requestBody']>>
  : never;

/** One media type: the one that goes out unless another is named, or one that is named. */
type BodyAs<Media, Schema, Usual> = { readonly body: Written<Media, Schema> } & (Media extends Usual
  ? { readonly contentType?: Named<Media> }
  : { readonly contentType: Named<Media> });

type Body<Operation, Usual> = [Content<Operation>] extends [never]
  ? { readonly body?: never }
  : | { [Media in keyof Content<Operation>]: BodyAs<Media, Content<Operation>[Media], Usual> }[keyof Content<Operation>]
    | (Operation extends { requestBody: object } ? never : { readonly body?: never });

/** The options of one call of an operation. `Usual` is the media type of the body that is sent unless `contentType` names another. */
export type CallInit<Operation, Usual = keyof Content<Operation>> = CallOptions &
  Params<Operation> &
  Body<Operation, Usual> & { readonly middleware?: readonly Middleware[] };

/** The last parameter of a call: left out where nothing in it is required. */
export type InitArguments<Operation, Usual = keyof Content<Operation>> =
  {} extends CallInit<Operation, Usual> ? [init?: CallInit<Operation, Usual>] : [init: CallInit<Operation, Usual>];

/** The function of an operation. */
export type Call<Operation, Usual = keyof Content<Operation>> = (
  client: Client,
  ...init: InitArguments<Operation, Usual>
) => Promise<Result<Operation>>;

/** The function of an operation that may reply with bytes: `parseAs` says how to read them. */
export interface BinaryCall<Operation, Usual = keyof Content<Operation>> extends Call<Operation, Usual> {
  <Form extends ParseAs>(
    client: Client,
    init: CallInit<Operation, Usual> & { readonly parseAs: Form },
  ): Promise<Result<Operation, Form>>;
}
