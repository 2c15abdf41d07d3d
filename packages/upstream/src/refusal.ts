import { refusal as refusalOf, type Refusal } from '@schemawright/contract';

/** A source that states nothing which could be compared. The message never quotes the source. */
export const refusal = (file: string, code: string, message: string, line = 1, mend?: string): Refusal =>
  refusalOf(file, code, message, { line, ...(mend === undefined ? {} : { mend }) });
