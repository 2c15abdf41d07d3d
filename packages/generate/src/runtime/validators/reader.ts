import type { ReadBody } from './body-text.ts';
import { bytesOf } from './body-text.ts';
import type { Read } from './coerce.ts';
import { headerMap, lineOf, readHeader, type GivenHeaders } from './headers.ts';
import { declaredAs } from './media.ts';
import { cutPairs, decodeField, entriesOf, pairsOf, type FromPairs, type Pairs } from './pairs.ts';
import { textsIn } from './path.ts';
import {
  checkedRequest,
  undeclaredOperation,
  unknownQuery,
  type ByKey,
  type OperationRequest,
  type ParameterPart,
  type RequestIssue,
  type RequestOptions,
  type RequestValidation,
} from './requests.ts';
import { asIs, reasonOf, type Decode, type FromText } from './written.ts';

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
  readRequest<Key extends keyof Operations>(
    operation: Key,
    request: RawRequest,
    options?: RequestOptions,
  ): RequestValidation<Operations[Key]>;
  readRequest(operation: string, request: RawRequest, options?: RequestOptions): RequestValidation;
}

/** Cookies are encoded by no one rule: what is no percent-encoding stays as it is. RFC 6265, 4.1.1. */
const decodeCookie: Decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const namesOf = (rows: readonly Row<unknown>[] = []): string[] => rows.map(([name]) => name);

const isEmpty = (body: unknown): boolean =>
  body === undefined || body === null || body === '' || bytesOf(body)?.byteLength === 0;

/** Reads one request; `issues` grows by what can't be read. */
const valuesOf = (
  reader: OperationReader,
  raw: RawRequest,
  options: RequestOptions,
  issues: RequestIssue[],
): object => {
  const unreadable = (part: ParameterPart | 'body', parameter: string | undefined, error: unknown): void => {
    const named = parameter === undefined ? { part } : { part, parameter };
    issues.push({
      ...named,
      path: [],
      pointer: '',
      schemaPointer: pointerOf(reader.request, part, parameter),
      ...reasonOf(error),
    });
  };
  const values = <Style>(
    part: ParameterPart,
    rows: readonly Row<Style>[] = [],
    read: (row: Row<Style>) => unknown,
  ): object =>
    Object.fromEntries(
      rows.flatMap((row) => {
        try {
          const value = read(row);
          return value === undefined ? [] : [[row[0], value] as const];
        } catch (error) {
          unreadable(part, row[0], error);
          return [];
        }
      }),
    );

  const [path, ...following] = typeof raw.path === 'string' ? raw.path.split('?') : [raw.path];
  const query = raw.query ?? following.join('?');
  const headers = headerMap(raw.headers);
  const queryPairs = queryOf(query, namesOf(reader.query));
  const contentType = raw.contentType ?? (headers.has('content-type') ? lineOf(headers.get('content-type')) : '');

  const found = {
    path: values('path', reader.path, pathReader(reader, path, issues)),
    query: values('query', reader.query, ([name, style, read]) => read(style(name, queryPairs))),
    headers: values('headers', reader.headers, ([name, style, read]) => {
      const value = headers.get(name.toLowerCase());
      return value === undefined ? undefined : readHeader(value, name, style, read);
    }),
    cookies: values('cookies', reader.cookies, cookieReader(reader, raw, headers)),
    contentType,
  };
  if (options.refuseUnknownQuery === true) {
    const keys = new Set(reader.request.keys);
    for (const name of queryPairs.texts.keys()) {
      if (!queryPairs.taken.has(name) && !keys.has(name)) issues.push(unknownQuery(name));
    }
  }
  if (isEmpty(raw.body)) return found;
  try {
    const read = declaredAs(reader.body ?? [], contentType)?.[1];
    return { ...found, body: read === undefined ? raw.body : read(raw.body, contentType) };
  } catch (error) {
    unreadable('body', undefined, error);
    return found;
  }
};

const pointerOf = (request: OperationRequest, part: ParameterPart | 'body', parameter: string | undefined): string =>
  (part === 'body' ? request.body?.[1] : request[part]?.find(([name]) => name === parameter)?.[2]) ?? '';

const queryOf = (query: NonNullable<RawRequest['query']>, declared: readonly string[]): Pairs => {
  if (typeof query === 'string')
    return pairsOf(cutPairs(query.replace(/^\?/, ''), '&', decodeField), decodeField, declared);
  return pairsOf(query instanceof URLSearchParams ? query : entriesOf(query), asIs, declared);
};

const pathReader = (
  { template, path: rows = [] }: OperationReader,
  path: string | Texts | undefined,
  issues: RequestIssue[],
): ((row: Row<FromText>) => unknown) => {
  const raw = typeof path === 'string';
  const texts = raw ? textsIn(template ?? path, path) : new Map(entriesOf(path ?? {}));
  if (texts === undefined) {
    const message = 'must match the path of the operation';
    for (const parameter of rows.length === 0 ? [undefined] : namesOf(rows)) {
      issues.push({
        ...(parameter === undefined ? {} : { parameter }),
        part: 'path',
        path: [],
        pointer: '',
        schemaPointer: '',
        keyword: 'path',
        message,
      });
    }
  }
  return ([name, style, read]) => {
    const text = texts?.get(name);
    return text === undefined ? undefined : read(style(text, name, raw ? decodeURIComponent : asIs));
  };
};

const cookieReader = (
  { cookies: rows }: OperationReader,
  raw: RawRequest,
  headers: ReadonlyMap<string, unknown>,
): ((row: Row<FromPairs>) => unknown) => {
  const line = headers.get('cookie');
  const given = (Array.isArray(line) ? line : [line]).filter((one) => typeof one === 'string').join(';');
  const pairs =
    raw.cookies === undefined
      ? pairsOf(cutPairs(given, ';', decodeCookie), decodeCookie, namesOf(rows))
      : pairsOf(entriesOf(raw.cookies), asIs, namesOf(rows));
  return ([name, style, read]) => read(style(name, pairs));
};

type RequestOf<Reader> =
  Reader extends OperationReader<infer Key, infer Operation> ? OperationRequest<Key, Operation> : never;

/** A reader for the operations that it is given: one is enough, and nothing of the others comes along. */
export const requestReader = <const Readers extends readonly OperationReader[]>(
  readers: Readers,
): RequestReader<ByKey<RequestOf<Readers[number]>>> => {
  const table = new Map(readers.map((reader) => [reader.request.operation, reader]));
  const readRequest = (operation: string, raw: RawRequest, options: RequestOptions = {}): RequestValidation => {
    const reader = table.get(operation);
    if (reader === undefined) return undeclaredOperation();
    const issues: RequestIssue[] = [];
    const values = valuesOf(reader, raw, options, issues);
    return checkedRequest(reader.request, values, {}, issues);
  };
  return { readRequest: readRequest as RequestReader<ByKey<RequestOf<Readers[number]>>>['readRequest'] };
};
