import type { ReadBody } from './description.ts';

/** The text of a reply. */
export const plainText: ReadBody = (response) => response.text();
