import type { Json, JsonObject } from '../json.ts';
import type { Type } from '../types/type.ts';

/** A keyword that limits the values of a type. */
export interface Keyword {
  readonly name: string;
  readonly appliesTo: (type: Type) => boolean;
  /** The test for values that are of the type; `expected` is the keyword's value, checked by lint. */
  readonly test: (expected: Json, type: Type) => (value: unknown) => boolean;
  /** What a value has to be, for messages. */
  readonly expects: (expected: Json) => string;
  /** What to add to the JSON Schema made so far; nothing when JSON Schema can't say it. */
  readonly jsonSchema: (expected: Json, soFar: JsonObject, type: Type) => JsonObject | undefined;
}
