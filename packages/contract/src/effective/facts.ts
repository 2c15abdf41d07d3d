import type { Json, JsonObject, Schema, SchemaObject } from '../openapi/types.ts';
import type { Pointer } from '../pointer.ts';
import type { TypeSet } from './json-types.ts';
import type { Bound } from './numbers.ts';

/**
 * One schema in effective form: references followed, `allOf` folded, spellings of the same meaning made equal.
 * Expanded when its facts are first read, and once: the same schema is the same node, so cycles are ordinary.
 */
export interface EffectiveSchema {
  /** Unique among all nodes of the process, for memo keys. */
  readonly id: number;
  readonly facts: SchemaFacts;
}

/** What a schema says, apart from how it says it. JSON Schema 2020-12 with the OpenAPI 3.1 base vocabulary. */
export interface SchemaFacts {
  /** Where an edit of this schema would be made: inside the component, not at the place of use. */
  readonly pointer: Pointer;
  /** The schema objects that all hold here: the first one, what it refers to, and the parts of both. */
  readonly parts: readonly SchemaPart[];
  /** The pointer of the schema object that states `keyword`; `pointer` when none of them does. */
  placeOf(keyword: string): Pointer;
  /** The only schema that stands under `keyword`: be it one that says nothing, which other facts leave out. */
  schemaUnder(
    keyword: 'items' | 'additionalProperties' | 'patternProperties',
    pattern?: string,
  ): EffectiveSchema | undefined;
  /** What values can be, apart from `unions`. The empty set admits nothing. */
  readonly types: TypeSet;
  /** `enum` and `const`: without repeats, in canonical order. Other facts are left out when there are any. */
  readonly values: readonly Json[] | undefined;
  /** The values that are listed though others are allowed too: `x-extensible-enum`, or `anyOf` with the bare type. */
  readonly known: KnownValues | undefined;
  /** Several formats that all must hold are joined with `+`. */
  readonly format: string | undefined;
  readonly minimum: Bound | undefined;
  readonly maximum: Bound | undefined;
  /** `multipleOf`, with 1 for integers. */
  readonly step: number | undefined;
  readonly patterns: readonly string[];
  readonly contentMediaType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly limits: ReadonlyMap<Limit, number>;
  readonly uniqueItems: boolean;
  readonly prefixItems: readonly EffectiveSchema[];
  /** The items after the prefix. `undefined` when they are free. */
  readonly items: EffectiveSchema | undefined;
  /** Every member that is described or required. */
  readonly properties: ReadonlyMap<string, EffectiveProperty>;
  readonly patternProperties: ReadonlyMap<string, EffectiveSchema>;
  /** All other members. `undefined` when they are free. */
  readonly additional: EffectiveSchema | undefined;
  /** Member to the members that it asks for. */
  readonly dependentRequired: ReadonlyMap<string, readonly string[]>;
  /** What holds besides all else; more than one only where `allOf` joins several. */
  readonly unions: readonly EffectiveUnion[];
  /**
   * Keywords that are not folded (`not`, `if`, `contains` …) with the schemas under them. Of `if`, `then` and `else` the
   * same position is the same condition.
   */
  readonly applied: ReadonlyMap<string, readonly EffectiveSchema[]>;
  /** What is evaluated of every value; told only where a keyword asks for the rest that no other fact speaks of. */
  readonly evaluated: Evaluated | undefined;
  readonly annotations: Annotations;
  /** The keywords of JSON Structure that JSON Schema does not lead back to, as lowering kept them; empty without any. */
  readonly structure: JsonObject;
  /** The `$ref`s that point nowhere; what they stood for is taken as free. */
  readonly dangling: readonly string[];
}

/** JSON Schema 2020-12 Core, 11: members apart from those that are described, and items apart from those contained. */
export interface Evaluated {
  /** The types of values of which it is asked. */
  readonly of: TypeSet;
  /** How many items in front; `Infinity` for all. */
  readonly items: number;
  /** The patterns of members; the empty one alone, which matches every name, for all. */
  readonly members: readonly string[];
}

export interface SchemaPart {
  readonly pointer: Pointer;
  readonly schema: SchemaObject;
  /** The types that it says nothing of: it is the alternative for others. */
  readonly exempt: TypeSet;
}

export interface KnownValues {
  /** Without repeats, in canonical order. */
  readonly values: readonly Json[];
  readonly pointer: Pointer;
}

/** The keywords that count something. A lower limit of 0 says nothing and is left out. */
export const limits = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
] as const;
export type Limit = (typeof limits)[number];

export interface EffectiveProperty {
  readonly name: string;
  readonly required: boolean;
  /** Where the member is described; the schema that asks for it when nothing describes it. */
  readonly pointer: Pointer;
  /** Whether a schema describes it; else it is only listed in `required`. */
  readonly described: boolean;
  readonly schema: EffectiveSchema;
  /** The one schema that says anything of it, where there is only one. */
  readonly written?: Schema;
}

export interface EffectiveUnion {
  readonly kind: 'anyOf' | 'oneOf';
  readonly pointer: Pointer;
  /** Values of these types pass without looking at the branches: `null` in a nullable union. */
  readonly exempt: TypeSet;
  readonly branches: readonly EffectiveSchema[];
  /** Each branch together with everything that holds outside the union; `undefined` when there are too many to look at. */
  readonly complete: readonly EffectiveSchema[] | undefined;
  /** The member that tells the branches apart: declared, or one that holds another constant in each branch. */
  readonly tag: UnionTag | undefined;
  /** The tag, where it is declared. */
  readonly declaredTag: UnionTag | undefined;
}

export interface UnionTag {
  readonly property: string;
  /** Tag value to the index of its branch. */
  readonly branches: ReadonlyMap<string, number>;
  /** What values without a known tag are, where there may be such values. OpenAPI 3.2.0, section 4.25.3. */
  readonly otherwise?: EffectiveSchema;
}

export interface Annotations {
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly default: Json | undefined;
  /** `x-sunset` and `x-stability-level`, as they stand there. */
  readonly sunset: Json | undefined;
  readonly stability: Json | undefined;
  /** What the first schema that has an extension of this name says there. */
  extension(name: string): Json | undefined;
  /** All other members with a name in `x-`: canonical JSON, empty without any. */
  readonly extensions: string;
  /** What is said of the form in XML, which only payloads in XML show: as it stands there, of each part that says it. */
  readonly xml: readonly Json[];
  /** `title`, `description`, `examples` and the like, for people only: canonical JSON. */
  readonly prose: string;
}
