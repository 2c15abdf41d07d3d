import type { Converter } from '../converter.ts';
import type { JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import type { Target } from '../references.ts';
import type { Type } from '../types/type.ts';
import type { Compiler, Validator } from '../validator.ts';

/** A keyword that applies schemas, or rules of its own, to a value or to parts of it. */
export interface Applicator {
  readonly name: string;
  /** The keywords that it reads, its own name among them; the others mean nothing by themselves. */
  readonly reads: readonly string[];
  readonly appliesTo: (type: Type | undefined) => boolean;
  /** The validator of values that are of the type of `target`, the schema that the keyword stands in. */
  readonly validator: (target: Target, compiler: Compiler) => Validator;
  /** The keywords of JSON Schema that say the same; they go apart into `allOf` where one of them is taken. */
  readonly writes: readonly string[];
  /** The same in JSON Schema 2020-12, to stand at `out`. */
  readonly jsonSchema: (target: Target, converter: Converter, out: Pointer) => JsonObject;
}

export const ofType =
  (...names: readonly string[]): Applicator['appliesTo'] =>
  (type) =>
    type !== undefined && names.includes(type.name);
