import type { Json, JsonObject } from '@schemawright/contract';

/** How well a source backs a statement: a declaration, the sample answer, or the sample call. Strongest first. */
export type Evidence = 'declared' | 'sample' | 'curl';

/** Something worth telling that is no statement about the contract: what was not shown, not read, not compared. */
export interface Note {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: string;
  /** Of the source, from 1; absent when the note is about something that is not there. */
  readonly line?: number;
}

/**
 * What a source says about one schema. It is partial: whatever is absent here, the source is silent about, and
 * silence never changes a contract.
 */
export interface Statement {
  readonly evidence: Evidence;
  readonly line: number;
  /** JSON Schema keywords with the value that is stated for them: `type`, `format`, `enum`, `default`, bounds. */
  readonly facts: JsonObject;
  /** Keywords that the source would show and does not: a declared `string` has no `format` and no `enum`. */
  readonly absent: readonly string[];
  readonly properties: ReadonlyMap<string, PropertyStatement>;
  /** Whether `properties` is the whole list, so that a name missing from it is a statement. */
  readonly complete: boolean;
  readonly items: Statement | undefined;
  /** The alternatives of a union, when the source shows more than one. */
  readonly variants: readonly Statement[];
  /** The value in the sample; it helps to tell union variants apart and states nothing else. */
  readonly sample: Json | undefined;
}

export interface PropertyStatement {
  readonly statement: Statement;
  /** `undefined` when the source does not say. */
  readonly required: boolean | undefined;
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

export interface ParameterStatement extends PropertyStatement {
  readonly in: ParameterPlace;
  readonly name: string;
}

export interface BodyStatement {
  readonly line: number;
  /** As written, without parameters; `undefined` when the source does not say. */
  readonly mediaType: string | undefined;
  readonly schema: Statement | undefined;
  /** Whether a call must have a body; requests only. */
  readonly required: boolean | undefined;
}

export interface ResponseStatement extends BodyStatement {
  /** `200`, `2XX`, `default`; `undefined` when the source does not say. */
  readonly status: string | undefined;
}

export interface OperationStatement {
  /** Upper case. */
  readonly method: string;
  /** With the base path of the server where the source shows it. */
  readonly path: string;
  readonly line: number;
  readonly parameters: readonly ParameterStatement[];
  /** The places whose parameters are listed in full. */
  readonly completePlaces: readonly ParameterPlace[];
  readonly requests: readonly BodyStatement[];
  readonly responses: readonly ResponseStatement[];
}

export interface SchemaStatement {
  readonly name: string;
  readonly statement: Statement;
}

export type SourceKind = 'openapi' | 'json-structure' | 'json-structure-page' | 'mintlify-page';

/** Everything that one source states. */
export interface Reading {
  readonly kind: SourceKind;
  /** As the user named it. */
  readonly file: string;
  /** The one operation that a page is about; null for a schema, and for a description of many operations. */
  readonly operation: { readonly method: string; readonly path: string } | null;
  /** BCP 47 tag of the language of the page's labels; null when it has none or they are unknown. */
  readonly language: string | null;
  readonly operations: readonly OperationStatement[];
  readonly schemas: readonly SchemaStatement[];
  readonly notes: readonly Note[];
}
