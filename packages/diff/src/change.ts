import type { Json, Place, Pointer } from '@schemawright/contract';
import type { wording, Wording } from './wording.ts';

/**
 * What a change does to somebody who kept to the old contract. `breaking`: they can fail. `risky`: they can fail only
 * under a further condition, or it cannot be decided. `compatible`: they cannot.
 */
export type Impact = 'breaking' | 'risky' | 'compatible';

/** How much an impact matters beside others. */
export const gravity: Readonly<Record<Impact, number>> = { compatible: 0, risky: 1, breaking: 2 };

/** The part of a version that has to move. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** As the consumer sees it: what it sends, and what it reads. */
export type Direction = 'request' | 'response';

/** One edit of a contract, with everything that it reaches. */
export interface Change {
  /** An id of `rules`. */
  readonly rule: string;
  readonly impact: Impact;
  readonly bump: Bump;
  /** `POST /pets/{id}`, the first in document order that the edit reaches; null for the document itself. */
  readonly operation: string | null;
  /** All operations that the edit reaches, when there are several. */
  readonly operations?: readonly string[];
  /** `request.body application/json`, `response.200.body application/json`, `request.query.limit`. */
  readonly location: string;
  /** Where the edit was made: in the new document, or in the old one if it is gone from there. */
  readonly pointer: Pointer;
  readonly message: string;
  /** The message in pieces. */
  readonly [wording]?: Wording;
  readonly old: Json;
  readonly new: Json;
  /** How many values it is about, where those are too many for a change each: `old` or `new` is the list of them. */
  readonly values?: number;
  /** The place in the old document, of what changed or of what holds it. */
  readonly oldPointer?: Pointer;
  /** The same in the new document. */
  readonly newPointer?: Pointer;
  readonly oldPlace?: Place;
  readonly newPlace?: Place;
  /** What was removed is likely called so now; the removal is a removal all the same. */
  readonly renamedTo?: string;
  /** A value that shows the change: the validator of that version accepts it, the validator of the other one refuses it. */
  readonly witness?: { readonly value: Json; readonly acceptedBy: 'old' | 'new' };
  /** The removal was announced by a deprecation. */
  readonly announced?: true;
  /** Why the impact could not be decided. */
  readonly undecided?: string;
  /** It is about a component that no operation uses: what is exchanged stays as it was, the type of that name does not. */
  readonly unused?: true;
  /** The level of the operations that it reaches, all of them below the one from which promises are kept. */
  readonly stability?: string;
  /** It is about how changes are made, and moves no version. */
  readonly policy?: true;
  /** Somebody has decided to live with it: it counts for the bump, and not for the gate. */
  readonly accepted?: { readonly reason: string; readonly until?: string };
  /** Stable across rewordings: of rule, operation, pointer and values. */
  readonly fingerprint: string;
}

export interface Diff {
  readonly bump: Bump;
  /** In document order of the new contract, what is gone first within each part. */
  readonly changes: readonly Change[];
  /** What the policy has to say about itself. */
  readonly notes?: readonly PolicyNote[];
}

/** A part of a policy that does nothing. */
export interface PolicyNote {
  readonly code: 'accepted-stale' | 'accepted-expired' | 'operation-unknown';
  readonly message: string;
  /** Into the policy. */
  readonly pointer: Pointer;
}
