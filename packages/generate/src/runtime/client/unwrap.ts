/** What `unwrap` throws after a reply that is no success. */
export class FailedResponse<Failure = unknown> extends Error {
  override readonly name = 'FailedResponse';
  readonly status: number;
  /** The declared error, or an `UnexpectedResponse`; loggers don't show it by themselves. */
  declare readonly error: Failure;

  constructor(status: number, error: Failure) {
    super(`the call failed with status ${status}`);
    this.status = status;
    Object.defineProperty(this, 'error', { value: error, enumerable: false });
  }
}

type Outcome = { readonly data?: unknown; readonly error?: unknown; readonly status: number };

/** The data of a call. Throws `FailedResponse` where the call resolves to an error. */
export const unwrap = async <Result extends Outcome>(
  call: Promise<Result>,
): Promise<Extract<Result, { readonly error?: undefined }>['data']> => {
  const { data, error, status } = await call;
  if (error !== undefined) throw new FailedResponse(status, error);
  return data as Extract<Result, { readonly error?: undefined }>['data'];
};
