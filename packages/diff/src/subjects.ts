import type {
  EffectiveProperty,
  EffectiveSchema,
  EffectiveUnion,
  Json,
  JsonObject,
  Pointer,
  ResolvedBody,
  ResolvedHeader,
  ResolvedMediaType,
  Operation,
  ResolvedParameter,
  ResolvedResponse,
  SchemaFacts,
  Server,
} from '@schemawright/contract';
import type { Direction } from './change.ts';

/** Two things that are the same thing in both contracts, or one that only one of them has. */
export interface Pair<T> {
  readonly old: T | undefined;
  readonly next: T | undefined;
}

export interface Both<T> {
  readonly old: T;
  readonly next: T;
}

export interface Named<T> {
  readonly name: string;
  readonly pointer: Pointer;
  readonly value: T;
}

/** What rules look at, by the name of the column in the table. */
export interface Subjects {
  readonly server: Pair<Named<Server>>;
  readonly tag: Pair<Named<null>>;
  readonly component: Pair<Named<EffectiveSchema>>;
  readonly scheme: Pair<Named<JsonObject>>;
  readonly prose: Both<string>;
  readonly operation: Pair<Operation>;
  /** A path or a webhook with all its operations, when it has none left, or had none. */
  readonly path: Pair<readonly Operation[]>;
  readonly parameter: Pair<ResolvedParameter>;
  readonly requestBody: Pair<ResolvedBody>;
  readonly requestMedia: Pair<ResolvedMediaType>;
  readonly response: Pair<ResolvedResponse>;
  readonly responseMedia: Pair<ResolvedMediaType>;
  readonly header: Pair<ResolvedHeader>;
  readonly link: Pair<Named<Json>>;
  readonly security: SecurityPair;
  readonly schema: SchemaPair;
  readonly values: SchemaPair;
  readonly number: SchemaPair;
  readonly string: SchemaPair;
  readonly array: SchemaPair;
  readonly object: SchemaPair;
  readonly property: PropertyPair;
  readonly union: UnionPair;
  readonly branch: BranchPair;
}

/** One way in: the schemes that are asked for together, by what they are, with their scopes. */
export type Alternative = ReadonlyMap<string, readonly string[]>;

export interface SecurityPair {
  readonly old: readonly Alternative[];
  readonly next: readonly Alternative[];
  /** Whether the old contract speaks of security anywhere. */
  readonly spoken: boolean;
}

export interface SchemaPair {
  readonly old: SchemaFacts;
  readonly next: SchemaFacts;
  readonly direction: Direction;
  /** Whether two schemas below say the same. */
  readonly same: (old: EffectiveSchema, next: EffectiveSchema) => boolean;
}

export interface PropertyPair extends Pair<EffectiveProperty> {
  readonly direction: Direction;
  readonly owner: SchemaPair;
}

export interface UnionPair extends SchemaPair {
  readonly unions: Pair<EffectiveUnion>;
  /** For a schema against a union: whether it lives on as one of the branches. */
  readonly wrapped: boolean;
}

export interface BranchPair extends Pair<EffectiveSchema> {
  readonly direction: Direction;
  readonly kind: 'anyOf' | 'oneOf';
}
