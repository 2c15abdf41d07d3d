import type { EffectiveSchema } from '@schemawright/contract';
import type { Finding } from '../observe.ts';
import type { Both } from '../subjects.ts';

/** Branches whose tags changed with their union. */
interface Retagged {
  add(branch: EffectiveSchema, property: string): void;
  /** Whether a finding says in other words that the union gives a branch another tag. */
  tells(finding: Finding, pair: Both<EffectiveSchema>): boolean;
}

export const createRetagged = (): Retagged => {
  const tags = new Map<EffectiveSchema, Set<string>>();
  const members = new Set<EffectiveSchema>();
  return {
    add: (branch, property) => {
      tags.set(branch, (tags.get(branch) ?? new Set()).add(property));
      const member = branch.facts.properties.get(property);
      if (member !== undefined) members.add(member.schema);
    },
    tells: ({ rule, subject }, { old, next }) => {
      if (listing.has(rule.id)) return members.has(old) || members.has(next);
      return asking.has(rule.id) && (tags.get(old)?.has(subject) === true || tags.get(next)?.has(subject) === true);
    },
  };
};

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
