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
  UnionTag,
} from '@schemawright/contract';
import type { Bump, Direction } from './change.ts';
import type { PartEncoding } from './walk/encodings.ts';

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

/** Something that may be announced to end: an operation, a parameter, a member. */
export interface Lifecycle {
  readonly deprecated: boolean;
  /** When it ends, as it stands there. */
  readonly sunset: Json | undefined;
  /** How firm the promises are, as it stands there. */
  readonly stability: Json | undefined;
  /** The level that holds, where there are some. */
  readonly level: string | undefined;
}

/**
 * How something was announced to end: not at all, which is what an end that cannot be read comes to; by a date that is still to
 * come; or so that it may be gone.
 */
export type Announcement = 'none' | 'later' | 'due';

/** What lifecycles are judged by. */
export interface Terms {
  /** From the loosest to the firmest. */
  readonly levels: readonly string[];
  /** Days of notice that a level asks for; `undefined` when no notice is asked for at all. */
  readonly notice: ((level: string | undefined) => number) | undefined;
  /** The day on which dates are judged, as `2027-03-31`. */
  readonly today: string | undefined;
}

export interface LifecyclePair extends Both<Lifecycle> {
  readonly terms: Terms;
}

/** Something that is there or not, and the name that it likely has now when it is gone. */
export interface Presence<T> extends Pair<T> {
  readonly renamedTo?: string | undefined;
  /** How what is gone was announced to go. */
  readonly announcement?: Announcement | undefined;
}

export interface StructureDocumentPair extends Both<JsonObject> {
  /** Whether documents are of another type now. */
  readonly rerooted: boolean;
  /** Whether keywords bind on one side only, as their extensions are switched on there: that is told of each of them. */
  readonly switched: boolean;
}

export interface ParameterPair extends Presence<ResolvedParameter> {
  /** Whether a value of either side may be a list or an object. */
  readonly several?: boolean;
  /** One value became a list of such values, and one value is still written alike. */
  readonly becameList?: boolean;
  /** One value became any text, which is what it was written as. */
  readonly becameText?: boolean;
  /** Whether the new side has a default. */
  readonly hasDefault?: boolean;
  /** The provider sends it: in webhooks and callbacks. */
  readonly sent?: boolean;
}

export interface HeaderPair extends Pair<ResolvedHeader> {
  /** How the value is written, where the schema does not say it. */
  readonly written: Both<string>;
}

/** What rules look at, by the name of the column in the table. */
export interface Subjects {
  readonly server: Pair<Named<Server>>;
  /** The addresses in their order: who chooses none takes the first. */
  readonly servers: Both<readonly string[]>;
  readonly tag: Pair<Named<null>>;
  readonly component: Presence<Named<EffectiveSchema>>;
  readonly scheme: Pair<Named<JsonObject>>;
  readonly prose: Both<string>;
  /** The form in XML. */
  readonly xml: Both<EffectiveSchema>;
  /** Members with a name in `x-` that mean nothing here. */
  readonly extensions: Both<string>;
  /** The version of the language that a description is written in. */
  readonly language: Pair<string>;
  /** References that name nothing. */
  readonly unresolved: Pair<Named<null>>;
  readonly version: VersionPair;
  /** The requirement that operations inherit, when none does on either side. */
  readonly inherited: Both<string>;
  readonly operation: Presence<Operation>;
  /** Where either side has servers that are not those of the whole API. */
  readonly operationServers: Both<readonly Server[]>;
  readonly operationLife: LifecyclePair;
  readonly parameterLife: LifecyclePair;
  readonly propertyLife: LifecyclePair & { readonly direction: Direction };
  /** Schemas wherever they stand, in components too. */
  readonly schemaLife: Both<EffectiveSchema>;
  /** A path or a webhook with all its operations, when it has none left, or had none. */
  readonly path: Presence<readonly Operation[]>;
  readonly parameter: ParameterPair;
  readonly requestBody: Pair<ResolvedBody>;
  readonly requestMedia: Pair<ResolvedMediaType>;
  /** How the parts of a form are written, by their names. */
  readonly encodings: Both<ReadonlyMap<string, PartEncoding>> & { readonly direction: Direction };
  readonly response: Pair<ResolvedResponse>;
  readonly responseMedia: Pair<ResolvedMediaType>;
  readonly header: HeaderPair;
  readonly link: Pair<Named<string>>;
  readonly security: SecurityPair;
  /** JSON Structure: the type that both sides name, where it is another one. */
  readonly structureType: StructurePair;
  /** JSON Structure: everything else that JSON Schema can't say. */
  readonly structure: StructurePair;
  /** A document of JSON Structure as a whole. */
  readonly structureDocument: StructureDocumentPair;
  /** The names of a type of JSON Structure that moved to another namespace. */
  readonly namespace: Both<string>;
  readonly choice: ChoicePair;
  readonly alternatives: AlternativesPair;
  readonly type: SchemaPair;
  readonly schema: SchemaPair;
  readonly values: SchemaPair;
  readonly number: SchemaPair;
  readonly string: SchemaPair;
  readonly array: SchemaPair;
  readonly object: SchemaPair;
  readonly property: PropertyPair;
  readonly union: UnionPair;
  readonly discriminator: DiscriminatorPair;
  readonly branch: BranchPair;
}

/** One way in: the schemes that are asked for together, by what they are, with their scopes. */
export type Alternative = ReadonlyMap<string, readonly string[]>;

export interface SecurityPair {
  readonly old: readonly Alternative[];
  readonly next: readonly Alternative[];
  /** Whether the old contract speaks of security anywhere. */
  readonly spoken: boolean;
  /** Whether the API calls the consumer, as in webhooks and callbacks. */
  readonly isIncoming: boolean;
}

export interface SchemaPair {
  readonly old: SchemaFacts;
  readonly next: SchemaFacts;
  readonly direction: Direction;
  /** Whether two schemas below say the same. */
  readonly same: (old: EffectiveSchema, next: EffectiveSchema) => boolean;
  /** Whether the one takes all that the other takes, so that nobody is harmed; `undefined` where that is not decided. */
  readonly harmless: (old: EffectiveSchema, next: EffectiveSchema) => boolean | undefined;
}

/** The declared versions of the API, and how far the changes ask to move. */
export interface VersionPair extends Both<string> {
  readonly asked: Bump;
}

export interface StructurePair extends SchemaPair {
  /** The types by their names in JSON Structure; nothing where a schema has none that could be named. */
  readonly oldType: string | undefined;
  readonly newType: string | undefined;
  /** Whether both sides mean the same. */
  readonly equal: boolean;
}

/** A choice of JSON Structure: the member that carries the tag where it stands in the object, and the options by tag. */
export interface ChoicePair {
  readonly selectors: Pair<string>;
  readonly options: Both<ReadonlyMap<string, EffectiveSchema>>;
}

/** Sets of members of which one must be there, in order of names. */
export interface AlternativesPair {
  readonly pairs: readonly Pair<readonly string[]>[];
  /** All sets instead of pairs, where on one side a single one is asked for without alternative. */
  readonly plainly?: Both<readonly (readonly string[])[]>;
}

export interface PropertyPair extends Presence<EffectiveProperty> {
  readonly direction: Direction;
  readonly owner: SchemaPair;
}

export interface UnionPair extends SchemaPair {
  readonly unions: Pair<EffectiveUnion>;
  /** For a schema against a union: whether it lives on as one of the branches. */
  readonly wrapped: boolean;
}

/** What tells the variants of a union apart, or those that take in a base by `allOf`. */
export interface DiscriminatorPair extends SchemaPair {
  readonly tags: Pair<UnionTag>;
  /** Whether tags come and go with variants that are told themselves. */
  readonly withVariants: boolean;
}

export interface BranchPair extends Pair<EffectiveSchema> {
  readonly direction: Direction;
  readonly kind: 'anyOf' | 'oneOf';
  /** What people call it. */
  readonly name: string;
  /** The list that it stands in. */
  readonly list: Pointer;
}
