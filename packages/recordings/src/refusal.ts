import { refusal as refusalOf, type Refusal } from '@schemawright/contract/problem';

/** A refusal of one file, at its start unless the place is known. */
export const refusal = (
  file: string,
  code: string,
  message: string,
  mend: string,
  place: { readonly line?: number; readonly column?: number } = {},
): Refusal => refusalOf(file, code, message, { mend, ...place });
