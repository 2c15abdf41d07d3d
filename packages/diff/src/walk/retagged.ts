import { baseOf, type EffectiveSchema } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { findingOf, type Finding } from '../observe.ts';
import type { Both } from '../subjects.ts';
import type { Position } from './visit.ts';

/** A compared pair, as far as it matters here. */
interface Compared extends Both<EffectiveSchema> {
  /** The branches alone, where they are compared together with what holds outside of their unions. */
  readonly branches: Both<EffectiveSchema> | undefined;
  readonly positions: readonly Position[];
  readonly above: readonly Compared[];
  readonly findings: readonly Finding[];
  readonly direction: Direction;
}

/** Branches whose tags changed with their union, and subtypes whose tags changed with their base. */
export interface Retagged {
  add(branch: EffectiveSchema, property: string, union: Compared): void;
  /** Takes note of a base that leads to a subtype: it is no use of its own where a base further up gives the tag. */
  lead(subtype: EffectiveSchema, base: Compared): void;
  /** Whether a finding says in other words that a union gives a branch another tag, and nobody uses the branch without it. */
  tells(finding: Finding, at: Compared): boolean;
  /** What became of the unions and bases that give a branch another tag, as it is in the direction of the branch. */
  edits(branch: Compared): readonly Finding[];
}

type Unions = ReadonlySet<Compared>;

export const createRetagged = (): Retagged => {
  const tags = new Map<EffectiveSchema, Map<string, Set<Compared>>>();
  const members = new Map<EffectiveSchema, Set<Compared>>();
  const bases = new Map<EffectiveSchema, Set<Compared>>();
  const unionsAt = (at: Compared, unionsOf: (branch: EffectiveSchema) => Unions | undefined): Unions => {
    const { old, next } = at.branches ?? at;
    return new Set([...(unionsOf(old) ?? []), ...(unionsOf(next) ?? [])]);
  };
  return {
    add: (branch, property, union) => {
      const known = tags.get(branch) ?? new Map<string, Set<Compared>>();
      tags.set(branch, known.set(property, (known.get(property) ?? new Set()).add(union)));
      const member = branch.facts.properties.get(property)?.schema;
      if (member !== undefined) members.set(member, (members.get(member) ?? new Set()).add(union));
    },
    lead: (subtype, base) => void bases.set(subtype, (bases.get(subtype) ?? new Set()).add(base)),
    tells: ({ rule, subject }, at) => {
      const isListing = listing.has(rule.id);
      const isMoving = moving.has(rule.id) && isTagAlone(at, subject);
      if (!isListing && !isMoving && !asking.has(rule.id)) return false;
      const unions = unionsAt(at, (side) => (isListing ? members.get(side) : tags.get(side)?.get(subject)));
      if (isMoving && ![...unions].every(isTagged)) return false;
      if (unions.size === 0) return false;
      const branches = isListing ? at.above : [at];
      const leading = branches.flatMap((branch) => [...unionsAt(branch, (side) => bases.get(side))]);
      return !areUsed(branches, new Set([...unions, ...leading]));
    },
    edits: ({ old, next, branches = { old, next }, direction }) => {
      const noted = [branches.old, branches.next].flatMap((side) => [...(tags.get(side)?.values() ?? [])]);
      const unions = new Set(noted.flatMap((some) => [...some]));
      return [...unions].flatMap(({ findings }) =>
        findings
          .filter(({ rule }) => retagging.has(rule.id))
          .map(({ rule, old: before, new: after, site }) =>
            findingOf(rule, { old: before, new: after }, { ...site, direction }),
          ),
      );
    },
  };
};

/** Whether the one side of a branch that has a member has it as a tag, and nothing else: what has heirs has their tags too. */
const isTagAlone = ({ old, next }: Compared, name: string): boolean =>
  [old, next].some(({ facts }) => facts.properties.get(name)?.schema.facts.values !== undefined);

/** Whether what a union, or a base, is told apart by is said on both sides. */
const isTagged = ({ old, next }: Compared): boolean =>
  [old, next].every(
    (side) => side.facts.unions.some(({ declaredTag }) => declaredTag !== undefined) || baseOf(side)?.tag !== undefined,
  );

/** Whether operations lead to branches otherwise than as branches of these unions. */
const areUsed = (branches: readonly Compared[], unions: Unions): boolean => {
  const ways = new Set(branches.flatMap(({ above }) => above.filter((one) => !unions.has(one))));
  for (const one of ways) for (const above of one.above) ways.add(above);
  return [...branches, ...ways].some(({ positions }) => positions.some(({ operation }) => operation !== null));
};

/** Whether a finding is told where a schema has another tag now. */
export const isOfTag = ({ rule: { id } }: Finding): boolean => listing.has(id) || asking.has(id) || moving.has(id);

/** Whether a finding says that variants are no longer told apart: the same values are sent. */
export const untags = ({ rule: { id } }: Finding): boolean => id === 'discriminator-removed';

/** Whether it is one about the values that the tag may have. */
export const isListing = ({ rule: { id } }: Finding): boolean => listing.has(id);

/** What gives all branches of a union, or all subtypes of a base, another member for a tag. */
const retagging: ReadonlySet<string> = new Set([
  'discriminator-added',
  'discriminator-removed',
  'discriminator-property-changed',
]);

/** What the constant or the list of a tag is told by. */
const listing: ReadonlySet<string> = new Set([
  'const-added',
  'const-changed',
  'const-removed',
  'enum-value-added',
  'enum-value-removed',
  'became-enum',
  'enum-dropped',
]);

/** A tag is asked for where it tells branches apart. */
const asking: ReadonlySet<string> = new Set([
  'property-became-required',
  'property-became-required-with-default',
  'property-became-optional',
]);

/** The tag of a branch that does not speak of it comes, and goes where what has no known tag is of one of the branches. */
const moving: ReadonlySet<string> = new Set(['required-property-added', 'required-property-removed']);
