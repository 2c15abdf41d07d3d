import type { Pointer } from '../../pointer.ts';
import type { Draft, Kind } from '../../openapi/model.ts';
import type { Lowering, Origin } from '../draft.ts';
import type { Tally } from '../tally.ts';

/** What a reference leads to, as it was written, behind any further references. */
export interface Found extends Origin {
  readonly node: Draft;
  /** The document whose version it is written in. */
  readonly root: Draft;
}

/** What a step works with besides the object itself. */
export interface Upgrading {
  readonly lowering: Lowering;
  /** The document that says in which version the object is written, as it was written. */
  readonly root: Draft;
  /** The meta-schema that the file names for what names none itself. */
  readonly dialect: unknown;
  /** Follows `$ref` of an object that stands at a pointer of the draft; nothing when it leads nowhere. */
  readonly follow: (ref: string, from: Pointer) => Found | undefined;
  /** A copy for a second place. Throws `Refusal` when a description multiplies itself beyond bounds. */
  readonly duplicate: (value: unknown) => unknown;
  /** The meta-schema of that URI, where one of the files beside the entry is it. */
  readonly metaSchemaAt: (uri: string) => Draft | undefined;
  readonly tally: Tally;
}

export type Rewrite = (node: Draft, pointer: Pointer, upgrading: Upgrading) => void;

/** How the objects of one version are written in another. Parents come before what they hold. */
export interface Step {
  /** The version whose step comes next; nothing when it is done. */
  readonly to?: string;
  /** What is done to objects that are references, of all kinds but path items; otherwise they are as others. */
  readonly reference?: (kind: Kind) => Rewrite | undefined;
  /** The members one of which a schema has that is rewritten; all schemas may be where nothing is said. */
  readonly saying?: ReadonlySet<string>;
  readonly rewrite: Readonly<Partial<Record<Kind, Rewrite>>>;
}
