import type { WritePairs } from './description.ts';

/** A query parameter that the body has as well: it never goes into the URL. RFC 6749, 2.3.1. */
export const inBody: WritePairs = (name) => {
  throw new Error(`${name} does not travel in the URL: pass it in the body`);
};
