import { Refusal } from '@schemawright/contract';

/** A refusal of one file, at its start unless the place is known. */
export const refusal = (
  file: string,
  code: string,
  message: string,
  mend: string,
  { line, column }: { readonly line: number; readonly column: number } = { line: 1, column: 1 },
): Refusal => new Refusal([{ severity: 'error', code, message, pointer: '', place: { file, line, column }, mend }]);
