import type { Pointer } from './pointer.ts';
import type { Place, Problem } from './problem.ts';
import type { OpenApiDocument } from './openapi/types.ts';

/**
 * One contract, lowered: what every generator, comparison and check reads.
 *
 * `document` is one self-contained, deeply frozen OpenAPI 3.1 document. Every schema in it is JSON Schema 2020-12,
 * every `$ref` in it is a local JSON Pointer fragment (`#/components/…`).
 */
export interface Contract {
  /** The name it goes by in messages and file names: the `name` of contract.yaml, else the file's base name. */
  readonly name: string;
  readonly document: OpenApiDocument;
  /** What was found while reading and lowering, in document order. Errors mean that generation refuses the contract. */
  readonly problems: readonly Problem[];
  /** The file, line and column that a pointer of `document` was written at; the closest known parent if it was made. */
  origin(pointer: Pointer): Place;
}
