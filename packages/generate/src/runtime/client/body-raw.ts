import type { WriteBody } from './description.ts';
import { isComposite, text } from './values.ts';

/** A body that is text or bytes already. */
export const rawBody: WriteBody = (body, mediaType) => {
  if (isComposite(body)) throw new TypeError(`a body of ${mediaType} is text or bytes, not an object`);
  return typeof body === 'object' ? (body as Blob) : text(body);
};
