import type { ReadBody } from './description.ts';
import { UnexpectedResponse } from './errors.ts';

/** JSON, whatever the reply calls it; `undefined` when there is none. */
export const json: ReadBody = async (response) => {
  const body = await response.text();
  try {
    return body === '' ? undefined : (JSON.parse(body) as unknown);
  } catch {
    return new UnexpectedResponse(response, body);
  }
};
