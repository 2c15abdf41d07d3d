import { type FromText } from './written.ts';
/** `style: simple`: `a,b` and `k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export declare const simple: FromText;
/** `style: simple` with `explode`: `a,b` and `k=v`. */
export declare const simpleExploded: FromText;
