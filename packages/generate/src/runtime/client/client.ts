import { checkRequest, checkResponse } from './check.ts';
import type { OperationDescription } from './description.ts';
import { replyOf, type Reply } from './reply.ts';
import { messageOf, requestOf, type Parameters } from './request.ts';
import type { CallOptions, Client, Middleware } from './types.ts';

interface Init extends CallOptions {
  readonly params?: Parameters;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly parseAs?: string;
  readonly middleware?: readonly Middleware[];
  readonly auth?: object;
}

/** What `write` gives. A stack that overflows, and a date that is none, are a RangeError by themselves. */
const inWords = <Written>(key: string, write: () => Written): Written => {
  try {
    return write();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new TypeError(`${key}: a value is nested too deeply, or no date`, { cause });
  }
};

/** A client for the operations of one contract, whose first server is `server`. It opens no connection until it is called. */
export const createClient = (options: CallOptions, server = ''): Client => {
  let shared: readonly Middleware[] = [];

  const call = async (operation: OperationDescription, init: Init = {}): Promise<Reply> => {
    const {
      auth,
      baseUrl = operation.server ?? server,
      body,
      contentType,
      fetch = globalThis.fetch,
      headers: _,
      middleware: own = [],
      params = {},
      parseAs,
      retry,
      signal: given,
      timeout,
      validators,
      ...rest
    }: Init = { ...options, ...init };
    const key = `${operation.method} ${operation.path}`;
    const message = inWords(key, () => messageOf(operation, key, params, body, contentType));
    if (validators) checkRequest(validators, key, body, message);
    const limits = [given, timeout === undefined ? undefined : AbortSignal.timeout(timeout)];
    const signal = AbortSignal.any(limits.filter((limit) => !!limit));
    const middleware = [...shared, ...own];
    let isLost = false;

    // Not left to `fetch`: the request that a user's own makes of this one can lose the signal (nodejs/node#55428).
    const ended = new Promise<never>((_, reject) => {
      signal.onabort = () => reject(signal.reason);
    });
    ended.catch(() => {});

    const attempt = async (request: Request): Promise<Response> => {
      const about = { operation: { id: operation.id, method: operation.method, path: operation.path } };
      for (const { onRequest } of middleware) {
        const changed = await onRequest?.({ ...about, request });
        if (changed instanceof Response) return changed;
        request = changed ?? request;
      }
      let response: Response;
      try {
        response = await Promise.race([ended, fetch(request)]);
      } catch (thrown) {
        isLost = true;
        let error = thrown;
        let answer: Response | undefined;
        for (const { onError } of middleware) {
          const changed = await onError?.({ ...about, request, error });
          if (changed instanceof Response) answer = changed;
          else error = changed ?? error;
        }
        if (answer === undefined) throw error;
        isLost = false;
        response = answer;
      }
      for (const { onResponse } of [...middleware].reverse())
        response = (await onResponse?.({ ...about, request, response })) ?? response;
      return response;
    };

    const build = async (refused?: number): Promise<{ request: Request; isRenewable: boolean }> => {
      const grant = await operation.security?.(auth, refused);
      const headers = [options.headers, init.headers];
      const request = requestOf(operation.method, key, message, baseUrl, headers, { ...rest, signal }, grant);
      return { request, isRenewable: grant?.renewable === true };
    };

    // A stream is gone once it was sent.
    const isReplayable = !(message.body instanceof ReadableStream);

    const send = async (): Promise<Response> => {
      isLost = false;
      const start = performance.now();
      const first = await build();
      const response = await attempt(first.request);
      if (response.status !== 401 || !first.isRenewable || !isReplayable) return response;
      await response.body?.cancel();
      return attempt((await build(start)).request);
    };

    try {
      const response = await (retry
        ? retry(send, { method: operation.method, signal, isReplayable, isLost: () => isLost })
        : send());
      const accepts = (value: unknown): boolean => !validators || checkResponse(validators, key, value, response);
      return await Promise.race([ended, replyOf(operation.replies, response, parseAs, accepts)]);
    } finally {
      signal.onabort = null;
    }
  };

  return {
    call,
    use: (...added) => {
      shared = [...shared, ...added];
    },
    eject: (...removed) => {
      shared = shared.filter((one) => !removed.includes(one));
    },
  };
};
