import type { EffectiveSchema } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { judge, type Evidence, type Rule } from '../rule.ts';
import { isNever } from '../schema/view.ts';
import type { Both } from '../subjects.ts';
import { schemaTypeRules, typesOfBoth } from './schema-types.ts';

/** A rule of types, which says something else where nothing about types can be said. */
interface General {
  readonly ofTypes: Rule;
  readonly ofValues: Rule;
}

const general = (id: string, says: string): General => {
  const rule = schemaTypeRules.find((candidate) => candidate.id === id);
  const ofValues = { id, judged: rule?.judged ?? judge('breaking'), says, values: true, limits: false };
  return { ofTypes: { ...ofValues, says: rule?.says ?? says }, ofValues };
};

type Rules = Readonly<Record<Direction, General>>;

/** What is said when nothing else is, and the change can harm nobody. */
export const harmlessRules: Rules = {
  request: general('type-widened', 'More values are accepted than before'),
  response: general('type-narrowed', 'Fewer values may arrive than before'),
};

/** What is said when fewer (or more) values are allowed than before, and no rule names the reason. */
export const fallbackRules: Rules = {
  request: general('type-narrowed', 'Fewer values are accepted than before'),
  response: general('type-widened', 'Values may arrive that did not before'),
};

/** What such rules say of two schemas: from which types, or to which, where nothing is of one of them. */
export const saidOf = (
  rules: Rules,
  { old, next, direction }: Both<EffectiveSchema> & { readonly direction: Direction },
): readonly [Rule, Evidence] => {
  const { ofTypes, ofValues } = rules[direction];
  const facts = { old: old.facts, next: next.facts };
  return isNever(facts.old) === isNever(facts.next) ? [ofValues, {}] : [ofTypes, typesOfBoth(facts)];
};
