import type { ReadBody } from './description.ts';
import { UnexpectedResponse } from './errors.ts';

/** JSON, whatever the reply calls it; `undefined` when there is none. */
export const json: ReadBody = async (response) => {
  const text = await response.text();
  try {
    return { value: text === '' ? undefined : (JSON.parse(text) as unknown), text };
  } catch {
    return { value: new UnexpectedResponse(response, text) };
  }
};
