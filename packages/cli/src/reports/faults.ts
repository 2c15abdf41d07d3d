import { groupBy } from './group-by.ts';
import type { Finding } from './documents.ts';

/** The same for every element of an array. */
export const pattern = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

/** What names the fault wherever it is found. */
export const faultOf = ({ operation, part, keyword, schemaPointer, pointer, message }: Finding): string =>
  JSON.stringify([operation, part, keyword, schemaPointer, pattern(pointer), message]);

/** One fault, with everywhere that it was found. */
export type Fault = readonly [Finding, ...Finding[]];

/** The same fault once, in the order in which faults come. */
export const faultsOf = (findings: readonly Finding[]): readonly Fault[] =>
  [...groupBy(findings, faultOf).values()] as readonly (readonly Finding[])[] as readonly Fault[];

/** Where the fault is in the value; for every element at once when it was found in several places. */
export const faultPointer = (fault: Fault): string =>
  fault.length === 1 ? fault[0].pointer : pattern(fault[0].pointer);

/** `traffic.har #3`; the file alone for a single value. */
export const seenAt = ({ source, entry }: Finding): string => (entry === null ? source : `${source} #${entry}`);

const places = 5;

/** The first few, and how many there are besides. */
export const shortened = (all: readonly string[]): string =>
  all.length > places ? `${all.slice(0, places).join(', ')}, and ${all.length - places} more` : all.join(', ');
