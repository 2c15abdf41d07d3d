import type { WriteText } from './description.ts';
import { separated } from './simple.ts';

/** `style: label`: `.a,b` and `.k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const label: WriteText = (_, value, encode) => `.${separated(value, encode, ',', ',')}`;

/** `style: label` with `explode`: `.a.b` and `.k=v`. */
export const labelExploded: WriteText = (_, value, encode) => `.${separated(value, encode, '.', '=')}`;
