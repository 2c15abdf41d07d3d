import { Refusal } from '@schemawright/contract';

/** A source that states nothing which could be compared. The message never quotes the source. */
export const refusal = (file: string, code: string, message: string, line = 1, mend?: string): Refusal =>
  new Refusal([
    {
      severity: 'error',
      code,
      message,
      pointer: '',
      place: { file, line, column: 1 },
      ...(mend === undefined ? {} : { mend }),
    },
  ]);
