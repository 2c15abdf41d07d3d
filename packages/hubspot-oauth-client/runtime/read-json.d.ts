import type { ReadBody } from './description.ts';
/** JSON, whatever the reply calls it; `undefined` when there is none. */
export declare const json: ReadBody;
