import type { ReadBody } from './description.ts';

/** The bytes of a reply: a Blob, or what `parseAs` asks for. */
export const binary: ReadBody = async (response, parseAs) => {
  if (parseAs === 'stream') return response.body;
  return parseAs === 'arrayBuffer' ? response.arrayBuffer() : response.blob();
};
