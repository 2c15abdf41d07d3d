import type { Finding } from '../observe.ts';
import { isMatch } from '../schema/patterns.ts';
import type { SchemaPair } from '../subjects.ts';
import { besidePatterns } from './beside-patterns.ts';
import type { Consequence } from './consequences.ts';
import type { Visit } from './visit.ts';

/** What is found of a member, as a pattern that it matches went from what is read. */
type Freed = Consequence<Visit> & { readonly edit: Finding };

/** What is found of members that only a pattern freed, which went from what is read, as consequences of that. */
export const freedMembers = (
  visits: readonly Visit[],
  { pairOf, same }: { pairOf(owner: Visit): SchemaPair; readonly same: SchemaPair['same'] },
): readonly Freed[] =>
  visits.flatMap((owner) =>
    owner.findings.filter(isOfPattern).flatMap((edit) => {
      const freed = freedBy(edit, pairOf(owner), same);
      const members = visits.filter(
        ({ old, next, direction, above }) =>
          direction === owner.direction && above.includes(owner) && freed.get(old) === next,
      );
      return below(visits, members).flatMap((at) => at.findings.map((finding) => ({ at, finding, edit })));
    }),
  );

const isOfPattern = ({ id }: Finding): boolean => id === 'response-pattern-property-removed';

/** Members that match, by what they were, which say what they said but for the pattern. */
const freedBy = (
  { old: pattern }: Finding,
  pair: SchemaPair,
  same: SchemaPair['same'],
): ReadonlyMap<Visit['old'], Visit['next']> =>
  new Map(
    [...pair.old.properties.values()].flatMap((old) => {
      const next = pair.next.properties.get(old.name);
      if (next === undefined || typeof pattern !== 'string' || !isMatch(pattern, old.name)) return [];
      const left = besidePatterns({ ...pair, direction: 'request' }, { old, next });
      return left.old !== old.schema && same(left.old, left.next) ? [[old.schema, next.schema] as const] : [];
    }),
  );

/** Pairs with what only they lead to. */
const below = (visits: readonly Visit[], tops: readonly Visit[]): readonly Visit[] => {
  const found = new Set(tops);
  for (const top of found) {
    for (const one of visits)
      if (one.above.includes(top) && one.above.every((above) => found.has(above))) found.add(one);
  }
  return [...found];
};
