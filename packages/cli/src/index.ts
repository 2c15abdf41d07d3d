export type * from './reports/documents.ts';
export { main } from './main.ts';
export type { Io, Sink } from './io.ts';
export { status, type Status } from './status.ts';
