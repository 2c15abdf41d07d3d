import { RequestValidationError, ResponseValidationError, type Finding } from './errors.ts';
import type { Message } from './request.ts';
import type { Validators } from './types.ts';

/** What has to be read to be looked into: bytes, forms that are written already, and what is still to come. */
const isOpaque = (value: unknown): boolean =>
  /(?:Blob|Buffer|Data|File|Generator|Params|Stream)\]$/.test(Object.prototype.toString.call(value));

/** Throws when the validators refuse a request. They see its values as they are on the wire, but for how they are written. */
export const checkRequest = (validators: Validators, key: string, body: unknown, message: Message): void => {
  const { body: written, type, values, write } = message;
  const isJson = typeof written === 'string' && /[/+]json *(?:;|$)/i.test(type);
  const { valid = true, errors } =
    validators.validateRequest?.(key, {
      path: values.path,
      query: values.query,
      headers: values.header,
      cookies: values.cookie,
      ...(body === undefined
        ? {}
        : { body: isJson ? JSON.parse(written) : write?.wire ? write.wire(body) : body, contentType: type }),
    }) ?? {};
  const seen = errors?.filter((error) => !isOpaque(body) || (error as Finding).part !== 'body') ?? [];
  if (!valid && (seen.length > 0 || !isOpaque(body))) throw new RequestValidationError(key, 'the request', seen);
};

/** Whether the validators accept a reply as it came. Throws when they refuse data. */
export const checkResponse = (
  validators: Validators,
  key: string,
  value: unknown,
  { headers, ok, status }: Response,
): boolean => {
  const type = headers.get('content-type') ?? undefined;
  const { valid = true, errors } =
    (isOpaque(value) ? undefined : validators.validateResponse?.(key, status, type, value)) ?? {};
  if (!valid && ok) throw new ResponseValidationError(key, `the reply with status ${status}`, errors ?? [], status);
  return valid;
};
