import type { ReadBody } from './description.ts';
import { json } from './read-json.ts';

/** The text of a reply. */
export const plainText: ReadBody = async (response) => {
  const text = await response.text();
  return { value: text, text };
};

/** A text under a media type that the contract leaves open: in JSON where the reply says so. */
export const jsonOrText: ReadBody = (response, ...how) =>
  (/json/i.test(response.headers.get('content-type') ?? '') ? json : plainText)(response, ...how);
