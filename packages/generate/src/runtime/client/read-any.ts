import type { ReadBody } from './description.ts';
import { json } from './read-json.ts';
import { plainText } from './read-text.ts';

/** A body that the contract says nothing of, by the reply's own media type: JSON, text, or else a Blob. */
export const any: ReadBody = async (response, parseAs) => {
  const type = response.headers.get('content-type') ?? '';
  if (/json/i.test(type)) return json(response, parseAs, undefined);
  if (/^text\/|xml/i.test(type)) return plainText(response, parseAs, undefined);
  const blob = await response.blob();
  return { value: blob.size === 0 ? undefined : blob };
};
