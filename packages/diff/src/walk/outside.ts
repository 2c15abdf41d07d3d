import {
  canonicalJson,
  shapeOf,
  type EffectiveSchema,
  type EffectiveUnion,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import type { Finding } from '../observe.ts';
import { schemaBranchRules, schemaUnionRules } from '../rules/schema-unions.ts';
import type { Rule } from '../rule.ts';
import { partOf } from '../schema/part.ts';
import { isFree } from '../schema/view.ts';
import type { SchemaPair } from '../subjects.ts';
import { isOfTexts } from './of-texts.ts';

/** Comparing branches together with what holds outside of their unions is worth it only for so many. */
const mostBranches = 40;

const alone = (facts: SchemaFacts): SchemaFacts => ({ ...facts, unions: [] });

/** Whether anything is said outside of a union, which its branches may as well say. */
export const saysOutside = (facts: SchemaFacts): boolean => !isFree(alone(facts));

/** Whether both sides say the same outside of their unions. */
const isSameOutside = ({ old, next, same }: SchemaPair): boolean => {
  const [before, after] = [shapeOf(alone(old)), shapeOf(alone(next))];
  return (
    before.own === after.own &&
    before.ordered.every((node, index) => {
      const other = after.ordered[index];
      return other !== undefined && same(node, other);
    })
  );
};

/** Whether what is said outside of a union may have moved into its branches, or out of them. */
export const mayMove = (pair: SchemaPair): boolean => {
  const unions = [pair.old, pair.next].map((facts) => facts.unions);
  return (
    unions.every(
      ([union, second]) => second === undefined && (union?.branches.length ?? mostBranches + 1) <= mostBranches,
    ) && !isSameOutside(pair)
  );
};

/** A branch together with all that holds outside of its union, of some types. */
export const wholeOf = (
  branch: EffectiveSchema,
  { branches, complete }: EffectiveUnion,
  types: TypeSet,
): EffectiveSchema | undefined => {
  const whole = complete?.[branches.indexOf(branch)];
  return whole && partOf(whole, types);
};

/** What was found of a pair, and of its branches together with what holds outside of them. */
export interface Told {
  findings: readonly Finding[];
  /** Whether they say all there is to say. */
  settled: boolean;
  readonly parts: readonly Told[];
}

/**
 * Leaves with a pair what shows in one of its parts as well, for all else only moved into them or out of them; and with
 * the parts what is not told with the pair.
 */
export const shareOut = (told: Told): void => {
  const { findings, parts } = told;
  const isMine = ({ rule }: Finding): boolean => !ofUnions.has(rule) && !isOfTexts(rule);
  const mine = new Set(findings.filter(isMine).map(keyOf));
  const theirs = new Set(parts.flatMap((part) => part.findings.map(keyOf)));
  told.findings = findings.filter((finding) => !isMine(finding) || theirs.has(keyOf(finding)));
  for (const part of parts) {
    const left = part.findings.filter((finding) => !mine.has(keyOf(finding)));
    part.settled ||= left.length < part.findings.length;
    part.findings = left;
  }
};

const ofUnions: ReadonlySet<Rule> = new Set([...schemaBranchRules, ...schemaUnionRules]);

const keyOf = ({ id, subject, old, new: next }: Finding): string =>
  canonicalJson([id, subject, old ?? null, next ?? null]);
