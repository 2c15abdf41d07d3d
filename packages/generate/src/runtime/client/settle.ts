import { ContractError } from './errors.ts';

/** A call that got no reply: the network failed, the time was over, it was aborted. `cause` says which. */
export class NoResponse extends Error {
  override readonly name = 'NoResponse';

  constructor(cause: unknown) {
    super('there is no reply', { cause });
  }
}

/** The result of a call, with `NoResponse` as its error where the call would have rejected for want of a reply. */
export const settle = <Result>(
  call: Promise<Result>,
): Promise<
  | Result
  | {
      readonly data?: undefined;
      readonly error: NoResponse;
      readonly status?: undefined;
      readonly response?: undefined;
    }
> =>
  call.catch((cause: unknown) => {
    if (cause instanceof ContractError) throw cause;
    return { error: new NoResponse(cause) };
  });
