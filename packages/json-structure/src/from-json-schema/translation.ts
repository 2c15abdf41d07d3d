import type { JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import type { Restoration } from './hints.ts';
import type { Kind } from './kinds.ts';
import type { Loss } from './losses.ts';
import type { Resolve } from './resolver.ts';
import type { Source } from './source.ts';

/** What a translated schema is for. */
export interface Place {
  /** The stem of the names of definitions that it needs: `PetOwner`. */
  readonly name: string;
  /** The kinds that values are known to be of: a condition beside a type need not speak of others. */
  readonly within?: readonly Kind[];
  readonly depth: number;
}

/** One run of the conversion. */
export interface Translation {
  readonly resolve: Resolve;
  /** What the annotation `x-json-structure` brings back. */
  readonly restoration: Restoration;
  readonly tell: (kind: Loss, pointer: Pointer, message: string) => void;
  /** The schema in JSON Structure; always with `type`. */
  readonly schema: (source: Source, place: Place) => JsonObject;
  /** The same without regard to the annotation. */
  readonly inferred: (source: Source, place: Place) => JsonObject;
  /** The same of schemas that all have to hold. */
  readonly all: (sources: readonly Source[], place: Place) => JsonObject;
  /** A reference to the definition of a schema of the input, made once. */
  readonly reference: (source: Source) => string;
  /** A reference to a new definition with the name wished for, or one like it. */
  readonly define: (wish: string, schema: JsonObject) => string;
  /** Replaces what `define` answered with. */
  readonly redefine: (reference: string, schema: JsonObject) => void;
}

export const anything: JsonObject = { type: 'any' };

/** What no value meets. */
export const never: JsonObject = { type: 'any', not: { type: 'any' } };

export const isAnything = (schema: JsonObject): boolean => schema['type'] === 'any' && Object.keys(schema).length === 1;

/** Where a part of a schema goes: its name grows by `part`. */
export const within = ({ name, depth }: Place, part: string): Place => ({ name: name + part, depth: depth + 1 });
