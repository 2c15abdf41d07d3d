import type { ReadBody } from './description.ts';
import { json } from './read-json.ts';

/** The text of a reply. */
export const plainText: ReadBody = (response) => response.text();

/** A text under a media type that the contract leaves open: in JSON where the reply says so. */
export const jsonOrText: ReadBody = (response, parseAs) =>
  /json/i.test(response.headers.get('content-type') ?? '') ? json(response, parseAs) : response.text();
