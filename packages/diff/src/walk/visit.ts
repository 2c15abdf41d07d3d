import { editedAt, type EffectiveSchema, type Pointer } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import type { Finding, Site } from '../observe.ts';
import { isShare } from '../schema/divided.ts';
import type { Both } from '../subjects.ts';

/** Where a schema is used first hand: a body, a parameter, a header. */
export interface Position {
  readonly operation: string | null;
  readonly location: string;
  /** It is a component, and no operation of a description that has some. */
  readonly unused?: boolean;
  /** Another response answers its status on the other side: what they say to people has nothing in common. */
  readonly isOther?: boolean;
}

/** One pair of nodes seen in one direction; however many ways lead to it, it is compared once. */
export interface Visit {
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
  readonly direction: Direction;
  /** Of branches together with what holds outside of their unions: the branches alone, and what they are branches of. */
  readonly branches: Both<EffectiveSchema> | undefined;
  readonly holder: Both<EffectiveSchema>;
  readonly positions: Position[];
  readonly above: Visit[];
  /** Those above of which the pair is a branch: what one branch refuses another may take. */
  readonly unions: Set<Visit>;
  findings: readonly Finding[];
  /** The branches that are compared together with what holds outside of them. */
  readonly parts: Visit[];
  /** Whether the findings say all there is to say of the values. */
  settled: boolean;
  /** Whether there are findings here or below. */
  telling: boolean;
}

/** The pairs with findings that count, and all that lead to them. */
export const withAbove = (visits: Iterable<Visit>, counts: (finding: Finding) => boolean): ReadonlySet<Visit> => {
  const found = new Set([...visits].filter(({ findings }) => findings.some(counts)));
  for (const one of found) for (const above of one.above) found.add(above);
  return found;
};

export const isRequest = ({ direction }: Visit): boolean => direction === 'request';

/** Whether one side is the whole that was compared above, the other one a branch: their texts are about other things. */
export const isPartOfOther = ({ old, next, above }: Visit): boolean =>
  isShare(old) || isShare(next) || above.some((one) => (one.old === old) !== (one.next === next));

/** Whether one side is a union that says nothing of itself: the texts of the other side are those of a branch now. */
export const isOfBranches = (current: Visit): boolean =>
  isWrapping(current) &&
  [current.old, current.next].some(({ facts: { unions, annotations } }) => {
    const { prose, extensions, deprecated } = annotations;
    return unions.length > 0 && prose === '' && extensions === '' && !deprecated;
  });

/** Whether a union stands on one side at least. */
export const hasUnion = ({ old, next }: Visit): boolean => old.facts.unions.length + next.facts.unions.length > 0;

/** Whether a union stands on one side only: its branch is compared then, and tells what matters. */
export const isWrapping = ({ old, next }: Visit): boolean =>
  (old.facts.unions[0] === undefined) !== (next.facts.unions[0] === undefined);

/** Whether items are described on one side only: what they were, or are, is compared with anything at all. */
export const opensItems = ({ old, next }: Visit): boolean =>
  (old.facts.items === undefined) !== (next.facts.items === undefined);

export const siteOf = ({ old, next, direction, branches = { old, next } }: Visit): Site => ({
  old: branches.old.facts.pointer,
  next: branches.next.facts.pointer,
  direction,
});

export const placeOf = (old: EffectiveSchema, next: EffectiveSchema): string => `${editedAt(old)}\n${editedAt(next)}`;

/** The component that a place is in: `/components/schemas/Pet` for all below it. */
export const componentAround = (pointer: Pointer): Pointer => pointer.split('/', 4).join('/');
