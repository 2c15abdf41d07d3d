import type { WriteBody } from './description.ts';

/** A body in JSON. */
export const jsonBody: WriteBody = (body) => JSON.stringify(body);
