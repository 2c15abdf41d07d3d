import type { Compiler, Validator } from '../validator.ts';
import type { Converter } from '../converter.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import type { Target } from '../references.ts';

/** How a value looks in JSON. */
export type Base = 'string' | 'number' | 'boolean' | 'null' | 'any' | 'object' | 'array';

/** A type whose values have no parts that the schema speaks of. */
export interface PrimitiveType {
  readonly kind: 'primitive';
  readonly name: string;
  readonly base: Base;
  /** Set on numeric types: whether `minimum` and its like are numbers, or strings because values are. */
  readonly numeric?: 'number' | 'string';
  /** What a value has to be, for messages. */
  readonly expects: string;
  /** The test of values; reads the keywords that shape the lexical form, such as `contentEncoding`. */
  readonly check: (schema: JsonObject) => (value: unknown) => boolean;
  /** The same in JSON Schema 2020-12. */
  readonly jsonSchema: (schema: JsonObject) => { readonly [keyword: string]: Json };
  /** Whether that JSON Schema leads back to this type by itself. */
  readonly recoverable: boolean;
}

/** A type whose values have parts with schemas of their own. */
export interface CompoundType {
  readonly kind: 'compound';
  readonly name: string;
  readonly base: Base;
  /** Whether the type is fit to stand in `$extends` positions: it may inherit. */
  readonly inherits: boolean;
  /** `uncounted`: names that are present for another reason and never count as additional. */
  readonly validator: (type: Target, compiler: Compiler, uncounted: readonly string[]) => Validator;
  /** The same in JSON Schema 2020-12, to stand at `out`. */
  readonly jsonSchema: (type: Target, converter: Converter, out: Pointer, uncounted: readonly string[]) => JsonObject;
  readonly recoverable: boolean;
}

export type Type = PrimitiveType | CompoundType;
