import type { WriteBody } from './description.ts';
/** `application/x-www-form-urlencoded`; a form that the caller made goes as it is. */
export declare const formBody: WriteBody;
