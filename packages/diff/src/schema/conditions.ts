import type { EffectiveSchema, SchemaFacts } from '@schemawright/contract';
import { inBranches, isFree } from './view.ts';

/** `if` with what it leads to, which is anything where that is not said. */
export interface Condition {
  readonly asked: EffectiveSchema;
  readonly met: EffectiveSchema;
  readonly missed: EffectiveSchema;
}

type Same = (one: EffectiveSchema, other: EffectiveSchema) => boolean;

export const conditionsOf = ({ applied }: SchemaFacts): readonly Condition[] => {
  const conditions = applied.get('if');
  if (conditions === undefined) return [];
  const [met, missed] = [applied.get('then') ?? [], applied.get('else') ?? []];
  return conditions.flatMap((asked, index) => {
    const [first, second] = [met[index], missed[index]];
    return first === undefined || second === undefined ? [] : [{ asked, met: first, missed: second }];
  });
};

/** How many schemas conditions consist of. */
export const sizeOf = (conditions: readonly Condition[]): number =>
  conditions.flatMap(({ met, missed }) => [met, missed]).filter(({ facts }) => !isFree(facts)).length +
  conditions.length;

export const isSameCondition = (one: Condition, other: Condition, same: Same): boolean =>
  same(one.asked, other.asked) && same(one.met, other.met) && same(one.missed, other.missed);

/** The condition that asks the same; of several the one that leads to the same. */
export const partnerOf = (condition: Condition, among: readonly Condition[], same: Same): Condition | undefined =>
  among.find((other) => isSameCondition(other, condition, same)) ??
  among.find(({ asked }) => same(asked, condition.asked));

/** What conditions, and other members, say of a member where they hold. JSON Schema 2020-12 Core, 10.2.2. */
export const underConditions = ({ applied }: SchemaFacts, name: string): readonly EffectiveSchema[] =>
  applied.size === 0
    ? []
    : [...applied].flatMap(([keyword, schemas]) =>
        /^(?:if|then|else|dependentSchemas .*)$/su.test(keyword)
          ? schemas.flatMap(({ facts }) => membersNamed(name, facts))
          : [],
      );

const membersNamed = (name: string, facts: SchemaFacts): readonly EffectiveSchema[] =>
  inBranches(facts).flatMap(({ properties }) => {
    const member = properties.get(name);
    return member?.described === true ? [member.schema] : [];
  });
