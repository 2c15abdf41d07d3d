import type { ReadBody } from './description.ts';

/** The bytes of a reply: a Blob, or what `parseAs` asks for. */
export const binary: ReadBody = async (response, parseAs) => {
  if (parseAs === 'stream') return { value: response.body };
  return { value: await (parseAs === 'arrayBuffer' ? response.arrayBuffer() : response.blob()) };
};
