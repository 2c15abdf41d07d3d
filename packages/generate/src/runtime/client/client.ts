import createFetchClient from 'openapi-fetch';
import { ResponseValidationError, UnexpectedResponse } from './errors.ts';
import { serializeBody, serializePath, serializeQuery, type QueryStyle } from './request.ts';
import { sendWithRetry } from './retry.ts';
import type { CallOptions, Client, Middleware, ResponseValidators } from './types.ts';

/** What the contract says of an operation beyond the usual: a JSON body and JSON data. */
export interface OperationFacts {
  /** The media type that the body goes out in. */
  readonly body?: string;
  /** Success need not be JSON. */
  readonly raw?: true;
  readonly query?: Readonly<Record<string, QueryStyle>>;
  /** Query parameters that the body has as well: they never go into the URL. */
  readonly inBody?: readonly string[];
}

export interface ContractFacts {
  readonly baseUrl?: string;
  /** By method and path template. */
  readonly operations: Readonly<Record<string, OperationFacts>>;
}

type Init = CallOptions & { readonly params?: object; readonly body?: unknown; readonly middleware?: Middleware[] };
interface Reply {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

const readData = async (response: Response, raw: boolean): Promise<Pick<Reply, 'data' | 'error'>> => {
  const type = response.headers.get('content-type') ?? '';
  if (raw && !/json|^text\/|xml/i.test(type)) {
    const blob = await response.blob();
    return { data: blob.size === 0 ? undefined : blob };
  }
  const body = await response.text();
  if (body === '') return { data: undefined };
  if (raw && !/json/i.test(type)) return { data: body };
  try {
    return { data: JSON.parse(body) };
  } catch {
    return { error: new UnexpectedResponse(response, body) };
  }
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const checked = (reply: Reply, operation: string, validators: ResponseValidators): Reply => {
  const { data, error, response } = reply;
  if (error instanceof UnexpectedResponse) return reply;
  const type = response.headers.get('content-type') ?? undefined;
  const { valid, errors } = validators.validateResponse(operation, response.status, type, error ?? data);
  if (valid) return reply;
  if (response.ok) throw new ResponseValidationError(operation, response.status, errors ?? []);
  return { error: new UnexpectedResponse(response, JSON.stringify(error)), response };
};

/** A client for the operations of one contract. It opens no connection until it is called. */
export const createClient = <Paths>(options: CallOptions, contract: ContractFacts): Client<Paths> => {
  const inner = createFetchClient<Record<string, never>>();

  const call = async (method: string, path: string, init: Init = {}): Promise<Reply> => {
    const operation = `${method} ${path}`;
    const facts = contract.operations[operation] ?? {};
    const {
      fetch = globalThis.fetch,
      headers: _headers,
      retry,
      signal,
      timeout,
      validators,
      ...rest
    } = {
      baseUrl: contract.baseUrl,
      ...options,
      ...init,
    };
    const limits = [signal, timeout === undefined ? undefined : AbortSignal.timeout(timeout)].filter(
      (limit) => !!limit,
    );
    const plain = (given: CallOptions['headers']): object =>
      given instanceof Headers ? Object.fromEntries(given) : (given ?? {});
    let sent = false;
    const request = {
      // A redirect would post the body, with what is secret in it, to whatever place the reply names.
      ...(rest.body === undefined ? {} : { redirect: 'manual' }),
      ...rest,
      ...(limits.length === 0 ? {} : { signal: AbortSignal.any(limits) }),
      headers: {
        ...plain(options.headers),
        // The boundary of a multipart body is only known to `fetch`.
        ...(facts.body && !facts.body.startsWith('multipart/') && rest.body !== undefined
          ? { 'content-type': facts.body }
          : {}),
        ...plain(init.headers),
      },
      parseAs: 'stream',
      pathSerializer: serializePath,
      querySerializer: serializeQuery(facts.query, facts.inBody),
      bodySerializer: (body: unknown, merged: Headers) =>
        serializeBody(body, merged.get('content-type') ?? facts.body ?? 'application/json'),
      fetch: (prepared: Request) => {
        sent = true;
        return sendWithRetry(fetch, prepared, retry === false ? { attempts: 1 } : (retry ?? {}));
      },
    };
    const answer: Reply | undefined = await inner
      .request(method.toLowerCase() as never, path as never, request as never)
      .catch((error: unknown) => {
        if (sent || !(error instanceof TypeError || error instanceof URIError)) throw error;
        // Not to be passed on: the platform's own message quotes the URL or the header.
        return undefined;
      });
    if (answer === undefined)
      throw new TypeError(`${operation}: the request can't be built; look at baseUrl, header names and header values`);
    const { data, error, response } = answer;
    const reply: Reply = response.ok
      ? { ...(isObject(data) ? await readData(response, facts.raw === true) : { data: undefined }), response }
      : { error: isObject(error) ? error : new UnexpectedResponse(response, String(error ?? '')), response };
    return validators === undefined ? reply : checked(reply, operation, validators);
  };

  const methods = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'].map((method) => [
    method,
    (path: string, init?: Init) => call(method, path, init),
  ]);
  return { ...Object.fromEntries(methods), use: inner.use, eject: inner.eject } as Client<Paths>;
};
