export interface RetryOptions {
  /** How often the request is sent at most. 3 by default. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, doubled for each further one, at random between half and all of it. 250 by default. */
  readonly baseDelay?: number;
  /** The longest wait in milliseconds. A `Retry-After` beyond it ends the call with the reply that asked for it. 30 000 by default. */
  readonly maxDelay?: number;
}

const idempotent = /^(?:GET|HEAD|PUT|DELETE|OPTIONS|TRACE)$/;

/** Milliseconds that a reply asks to wait for. RFC 9110, 10.2.3: seconds or an HTTP date. */
const retryAfter = (response: Response | undefined): number | undefined => {
  const value = response?.headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const delay = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(delay) ? undefined : Math.max(0, delay);
};

const wait = (delay: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', end);
      resolve();
    }, delay);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

/** What a policy knows of the call that it decides on. */
export interface Attempts {
  readonly method: string;
  readonly signal: AbortSignal;
  /** Whether the body can be sent again. */
  readonly isReplayable: boolean;
  /** Whether it was the network that failed the last attempt. */
  readonly isLost: () => boolean;
}

export type Retry = (send: () => Promise<Response>, call: Attempts) => Promise<Response>;

/**
 * Sends a request again while there is hope: after 429 and 503 whatever the method, for the server says that it did
 * nothing; after 502, 504 and a lost connection only where sending twice does no harm.
 */
export const retry =
  ({ attempts = 3, baseDelay = 250, maxDelay = 30_000 }: RetryOptions = {}): Retry =>
  async (send, { method, signal, isReplayable, isLost }) => {
    const harmless = idempotent.test(method);
    const most = isReplayable ? attempts : 1;
    for (let attempt = 1; ; attempt += 1) {
      let response: Response | undefined;
      try {
        response = await send();
      } catch (error) {
        if (attempt >= most || !harmless || !isLost() || signal.aborted) throw error;
      }
      const status = response?.status;
      const hopeful =
        status === undefined || status === 429 || status === 503 || (harmless && (status === 502 || status === 504));
      const backoff = Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
      const delay = retryAfter(response) ?? backoff;
      if (response && (attempt >= most || !hopeful || delay > maxDelay)) return response;
      await response?.body?.cancel();
      await wait(delay, signal);
    }
  };
