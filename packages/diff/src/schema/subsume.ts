import {
  canonicalJson,
  createValidation,
  hasType,
  typeBit,
  typesOf,
  type EffectiveProperty,
  type EffectiveSchema,
  type EffectiveUnion,
  type Json,
  type SchemaFacts,
  type TypeSet,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { compareApplied } from './applied.ts';
import { dividedAmong, dividedByPresence } from './divided.ts';
import { areWrittenAlike, type Likeness } from './likeness.ts';
import { partOf, takes } from './part.ts';
import { isEmpty } from './empty.ts';
import { unevaluatedIn } from './evaluated.ts';
import { isExclusive, isOfOther, type Parts } from './exclusive.ts';
import { finiteValues } from './finite.ts';
import { areNamesAmong, isAbsent, isFull, mayBeNamed } from './names.ts';
import { isMatch, leavesOnly, lengthPatterns, matchesAny, patternsIncluded } from './patterns.ts';
import { formatIncluded } from './formats.ts';
import { limitsIncluded, numbersIncluded, uniqueIncluded } from './ranges.ts';
import { underConditions } from './conditions.ts';
import { both, every, fail, included, undecided, type Verdict } from './verdict.ts';
import { admitsNull, describedNames, isFree, isNever, isScalar, takesPart } from './view.ts';

export interface Relation {
  /** Whether every value of `narrow` is a value of `wide`, as far as `direction` lets members take part. */
  included(narrow: EffectiveSchema, wide: EffectiveSchema, direction: Direction): Verdict;
}

/** Pairs that are judged on their own; there may be more of them with time, and never less. */
export interface Judged {
  has(left: EffectiveSchema, right: EffectiveSchema, direction: Direction): boolean;
  /** Those of some schemas that make a pair with one. */
  among(left: EffectiveSchema, rights: readonly EffectiveSchema[], direction: Direction): readonly EffectiveSchema[];
  readonly size: number;
}

const nobody: Judged = { has: () => false, among: () => [], size: 0 };

const stepsPerQuestion = 20_000;
/** Of all questions together: schemas that keep using up what one may take are not worth an hour. */
const stepsInAll = 1_500_000;
const maxDepth = 200;

/**
 * Subsumption over pairs of nodes: the greatest fixed point, so a pair under test is taken to hold. Answers are kept;
 * an answer that leans on an assumption is kept only by the pair that the assumption was about.
 * @param nested whether another relation asks, which bounds how deep questions lead to questions
 * @param judged pairs below the one in question that are judged on their own, and so are taken to hold
 */
export const createRelation = (likeness: Likeness, judged: Judged = nobody, nested = false): Relation => {
  const { same } = likeness;
  let relation: Relation | undefined;
  /** Without the pairs that are judged on their own: those may hold one way only. */
  const strict: Relation = {
    included: (narrow, wide, direction) =>
      (relation ??= createRelation(likeness, undefined, true)).included(narrow, wide, direction),
  };
  const known = new Map<string, Verdict>();
  /**
   * What does not hold as far as is judged now: it may once more pairs are taken to hold. What a question did not decide
   * it would not decide again.
   */
  const open = new Map<string, Verdict>();
  let taken = judged.size;
  let spent = 0;
  const parts: Parts = new Map();
  const validations = { request: createValidation('readOnly'), response: createValidation('writeOnly') };

  return {
    included: (narrow, wide, direction) => {
      const assumed = new Map<string, number>();
      if (taken < judged.size) open.clear();
      taken = judged.size;
      let steps = 0;
      /** The outermost assumption that the answer in the making leans on. */
      let leansOn = Number.POSITIVE_INFINITY;

      /** @param isPart whether `s` is a part of what is compared with `t` already */
      const ask = (s: EffectiveSchema, t: EffectiveSchema, isPart = false): Verdict => {
        if (s === t || (assumed.size > 0 && judged.has(s, t, direction)) || same(s, t)) return included;
        if (isFree(t.facts) || isNever(s.facts)) return included;
        const key = `${s.id} ${t.id} ${direction}${isPart ? ' part' : ''}`;
        const answer = known.get(key) ?? open.get(key);
        if (answer !== undefined) return answer;
        const level = assumed.get(key);
        if (level !== undefined) {
          leansOn = Math.min(leansOn, level);
          return included;
        }
        steps += 1;
        spent += 1;
        if (steps > stepsPerQuestion || spent > stepsInAll || assumed.size >= maxDepth) return undecided('budget');
        const outer = leansOn;
        leansOn = Number.POSITIVE_INFINITY;
        const depth = assumed.size;
        assumed.set(key, depth);
        const compared = compare(s, t, isPart);
        const verdict = compared.is !== 'included' && isEmpty(s.facts, direction) ? included : compared;
        assumed.delete(key);
        if (verdict.is === 'not-included' || (verdict.is === 'undecided' && depth === 0)) open.set(key, verdict);
        else if (verdict.is === 'included' && leansOn >= depth) known.set(key, verdict);
        leansOn = Math.min(outer, leansOn >= depth ? Number.POSITIVE_INFINITY : leansOn);
        return verdict;
      };

      const compare = (s: EffectiveSchema, t: EffectiveSchema, isPart: boolean): Verdict => {
        const verdict = compareParts(s, t);
        if (verdict.is === 'not-included' || isPart) return verdict;
        const asked = { direction, same, isWithin, parts };
        const isExclusiveIn = (union: EffectiveUnion): boolean =>
          isExclusive(s, union, asked) || shareAll(s, union)?.every(([one]) => isExclusive(one, union, asked)) === true;
        return t.facts.unions.every(isExclusiveIn) ? verdict : both(undecided('oneOf'), verdict);
      };

      /** Whatever is taken to hold of pairs that are judged on their own. */
      const isWithin = (one: EffectiveSchema, other: EffectiveSchema): boolean =>
        !nested && strict.included(one, other, direction).is === 'included';

      const isPartner = (s: EffectiveSchema, branch: EffectiveSchema): boolean => {
        const own = parts.get(s)?.branch ?? s;
        return judged.has(own, branch, direction) || same(own, branch);
      };

      const isOf = (s: EffectiveSchema, branch: EffectiveSchema): boolean =>
        isPartner(s, branch) || ask(s, branch).is === 'included';

      const compareParts = (s: EffectiveSchema, t: EffectiveSchema): Verdict => {
        const [split] = s.facts.unions;
        if (split !== undefined && isBranchOf(s, t) && !leavesToBranches(s, t) && compareFacts(s, t).is === 'included')
          return included;
        if (split !== undefined) {
          if (hasType(s.facts.types, 'null') && hasType(split.exempt, 'null') && !admitsNull(t.facts))
            return fail(s, t);
          const { complete } = split;
          if (complete === undefined) return undecided('budget');
          const branches = complete.map((branch) => partOf(branch, s.facts.types));
          branches.forEach((branch, index) => {
            parts.set(branch, { whole: s, branch: split.branches[index] ?? branch });
          });
          return every(branches, (branch) => ask(branch, t, true));
        }
        const listed = finiteValues(s.facts);
        const byValue = listed && finite(s, t, listed);
        // Of members of one direction values tell less than schemas do.
        const isTold = byValue?.is === 'included' || (byValue?.is === 'not-included' && isScalar(s.facts));
        if (byValue !== undefined && (s.facts.values !== undefined || isTold)) return byValue;
        const own = compareFacts(s, t);
        if (own.is === 'not-included') return own;
        return both(
          own,
          every(t.facts.unions, (union) => intoUnion(s, t, union, union.exempt)),
        );
      };

      /** A branch that each union of the other side has, whatever unions there are in the branch itself. */
      const isBranchOf = (s: EffectiveSchema, t: EffectiveSchema): boolean => {
        const own = parts.get(s)?.branch ?? s;
        return t.facts.unions.every(
          ({ branches }) =>
            judged.among(own, branches, direction).length > 0 || branches.some((branch) => same(own, branch)),
        );
      };

      const admitted = (s: EffectiveSchema, value: Json): boolean | undefined =>
        takes(s, value, validations[direction]);

      const finite = (s: EffectiveSchema, t: EffectiveSchema, values: readonly Json[]): Verdict => {
        let verdict: Verdict = included;
        const isToldOf = toldApart(s, t);
        for (const value of values) {
          const accepted = admitted(t, value);
          if (accepted === true || isToldOf(value)) continue;
          const held = isHeld(s, value);
          if (held === true && accepted === false) return fail(s, t);
          if (held !== false) verdict = undecided('value');
        }
        return verdict;
      };

      /** Whether the branch that a branch is compared with on its own refuses a value: that is told there. */
      const toldApart = (s: EffectiveSchema, t: EffectiveSchema): ((value: Json) => boolean) => {
        const own = parts.get(s)?.branch;
        const { unions } = t.facts;
        if (own === undefined || unions.length === 0) return () => false;
        const judges = unions.map(({ branches }) => judged.among(own, branches, direction));
        return (value) => judges.every((branches) => branches.some((branch) => admitted(branch, value) === false));
      };

      /** Whether a value that a schema has by its types and bounds is one of it, and of all whose branch it is. */
      const isHeld = (s: EffectiveSchema, value: Json): boolean | undefined => {
        let held: boolean | undefined = true;
        for (let one: EffectiveSchema | undefined = s; one !== undefined; one = parts.get(one)?.whole) {
          const answer = (one === s && one.facts.values !== undefined) || admitted(one, value);
          if (answer === false) return false;
          held &&= answer;
        }
        return held;
      };

      const typed = (s: EffectiveSchema, types: TypeSet): EffectiveSchema => {
        const [part, known] = [partOf(s, types), parts.get(s)];
        if (known !== undefined) parts.set(part, known);
        return part;
      };

      const intoUnion = (s: EffectiveSchema, t: EffectiveSchema, union: EffectiveUnion, exempt: TypeSet): Verdict => {
        const { branches } = union;
        let open: Verdict | undefined;
        if ((s.facts.types & ~exempt) === 0) return included;
        const own = parts.get(s)?.branch ?? s;
        const partners = judged.among(own, branches, direction);
        if (partners.length > 0) {
          // What is refused of the whole where nothing evaluates it is not seen of branches alone.
          const keyword = unevaluatedIn(s.facts);
          const isTold = keyword === undefined || partners.some((one) => ask(s, one).is === 'included');
          return isTold ? included : undecided(keyword);
        }
        if (branches.some((branch) => same(own, branch))) return included;
        if ((s.facts.types & exempt) !== 0) return intoUnion(typed(s, ~exempt), t, union, 0);
        for (const branch of branches) {
          const verdict = ask(s, branch);
          if (verdict.is === 'included') return included;
          if (verdict.is === 'undecided') open = verdict;
        }
        const types = typesOf(s.facts.types & ~exempt);
        if (types.length > 1) {
          const byType = every(types, (type) => intoUnion(typed(s, typeBit[type]), t, union, exempt));
          return byType.is === 'included' ? byType : (open ?? undecided('union'));
        }
        return isDivided(s, union) ? included : (open ?? fail(s, t));
      };

      /** What each branch has of a schema, where a member tells for all objects which branch they are of. */
      const shareAll = (
        s: EffectiveSchema,
        union: EffectiveUnion,
      ): readonly (readonly [share: EffectiveSchema, branch: EffectiveSchema])[] | undefined => {
        const divided = dividedAmong(s, union, direction);
        return divided?.isMore === false
          ? divided.shares.flatMap(({ share, branch }) => (share === undefined ? [] : [[share, branch] as const]))
          : undefined;
      };

      /** Whether each branch takes what a member makes its share of a schema. */
      const isDivided = (s: EffectiveSchema, union: EffectiveUnion): boolean => {
        const isTaken = (share: EffectiveSchema, branch: EffectiveSchema): boolean => {
          const known = parts.get(s);
          if (known !== undefined) parts.set(share, known);
          return ask(share, branch).is === 'included';
        };
        const shares = shareAll(s, union);
        if (shares !== undefined) return shares.every(([share, branch]) => isTaken(share, branch));
        return dividedByPresence(s, union.branches, direction).some((ways) =>
          ways.every((way) => union.branches.some((branch) => isTaken(way, branch))),
        );
      };

      const compareFacts = (s: EffectiveSchema, t: EffectiveSchema): Verdict => {
        const a = s.facts;
        const b = t.facts;
        if ((a.types & ~b.types) !== 0) return fail(s, t);
        if (b.values !== undefined && !leavesOnly(a, b.values)) return fail(s, t);
        if (!limitsIncluded(a, b, direction) || !numbersIncluded(a, b) || !uniqueIncluded(a, b)) return fail(s, t);
        if (!formatIncluded(a.format, b.format, a.types, b.types)) return fail(s, t);
        if (a.contentMediaType !== b.contentMediaType && b.contentMediaType !== undefined) return fail(s, t);
        if (a.contentEncoding !== b.contentEncoding && b.contentEncoding !== undefined) return fail(s, t);
        let verdict: Verdict = included;
        if (hasType(a.types, 'string')) {
          const matched = patternsIncluded([...a.patterns, ...lengthPatterns(a)], b.patterns);
          // The format may leave only texts that match.
          if (matched === false && a.format === undefined) return fail(s, t);
          if (matched !== true) verdict = undecided('pattern');
        }
        const isOfOneBranch = (one: EffectiveSchema, out: EffectiveSchema): boolean =>
          isOfOther(one, out, { parts, same, isWithin });
        const asked = { ask, isWithin, isPartner, isOf, same, isOfOther: isOfOneBranch, direction };
        verdict = both(verdict, compareApplied(s, t, asked));
        if (verdict.is === 'not-included') return verdict;
        if (hasType(a.types, 'array')) verdict = both(verdict, compareItems(s, t));
        return verdict.is !== 'not-included' && hasType(a.types, 'object')
          ? both(verdict, compareMembers(s, t))
          : verdict;
      };

      const compareItems = (s: EffectiveSchema, t: EffectiveSchema): Verdict => {
        const a = s.facts;
        const b = t.facts;
        const mayReach = (index: number): boolean => index < (a.limits.get('maxItems') ?? Number.POSITIVE_INFINITY);
        const length = Math.max(a.prefixItems.length, b.prefixItems.length) + 1;
        let verdict: Verdict = included;
        for (let index = 0; index < length; index += 1) {
          const mine = a.prefixItems[index] ?? a.items;
          const wanted = b.prefixItems[index] ?? b.items;
          if (!mayReach(index) || wanted === undefined || isFree(wanted.facts)) continue;
          if (mine === undefined) return fail(s, t);
          verdict = both(verdict, ask(mine, wanted));
          if (verdict.is === 'not-included') return verdict;
          if (isNever(mine.facts)) break;
        }
        return verdict;
      };

      /** Whether a branch describes a member that is asked for outside, as one that takes no part. */
      const isSparedBelow = ({ unions }: SchemaFacts, name: string): boolean =>
        unions.some(({ branches }) =>
          branches.some(({ facts: { properties } }) => {
            const member = properties.get(name);
            return member !== undefined && !takesPart(member, direction);
          }),
        );

      /** What is said of a member by its name, else of all others, else where conditions hold. */
      const undeclared = (s: EffectiveSchema, t: EffectiveSchema, { name, schema }: EffectiveProperty): Verdict => {
        const { patternProperties, additional } = s.facts;
        const matching = [...patternProperties].filter(([pattern]) => matchesAny(name, [pattern]));
        const [first, second] = matching;
        if (first !== undefined) {
          const isTaken = matching.some(
            ([pattern, one]) => isMatch(pattern, name) && ask(one, schema).is === 'included',
          );
          if (isTaken) return included;
          return second === undefined && isMatch(first[0], name)
            ? ask(first[1], schema)
            : undecided('patternProperties');
        }
        if (additional !== undefined) return ask(additional, schema);
        // Nobody sends or reads a member that an open schema does not describe; but one that was let in may be refused.
        if (isNever(schema.facts) && !isAbsent(s.facts, name)) return fail(s, t);
        // What no branch or condition evaluates is of the rest.
        const rest = every(s.facts.applied.get('unevaluatedProperties') ?? [], (one) => ask(one, schema));
        if (rest.is !== 'included') return undecided('unevaluatedProperties');
        // What a condition says of a member may be of none of the values there are.
        const taken = every(underConditions(s.facts, name), (one) => ask(one, schema));
        return taken.is === 'not-included' ? undecided('if') : taken;
      };

      const compareMembers = (s: EffectiveSchema, t: EffectiveSchema): Verdict => {
        const a = s.facts;
        const b = t.facts;
        let verdict: Verdict = included;
        for (const wanted of b.properties.values()) {
          const mine = a.properties.get(wanted.name);
          const isKept = mine !== undefined && (mine.required || !wanted.required);
          if (isKept && areWrittenAlike(mine, wanted, likeness)) continue;
          if (isKept && (judged.has(mine.schema, wanted.schema, direction) || same(mine.schema, wanted.schema)))
            continue;
          if (!takesPart(wanted, direction)) continue;
          const isSpared = mine !== undefined && !takesPart(mine, direction);
          if (isSpared && !wanted.described && isSparedBelow(b, wanted.name)) continue;
          if (wanted.required && (mine?.required !== true || isSpared) && !isBrought(a, wanted.name)) return fail(s, t);
          if (isSpared) continue;
          verdict = both(verdict, mine === undefined ? undeclared(s, t, wanted) : ask(mine.schema, wanted.schema));
          if (verdict.is === 'not-included') return verdict;
        }
        if (b.additional !== undefined) {
          const full = isFull(a, direction);
          for (const mine of a.properties.values()) {
            if (full && !mine.required) continue;
            if (b.properties.has(mine.name) || !takesPart(mine, direction) || !mayBeNamed(a, mine.name)) continue;
            if (matchesAny(mine.name, b.patternProperties.keys())) continue;
            verdict = both(verdict, ask(mine.schema, b.additional));
            if (verdict.is === 'not-included') return verdict;
          }
          for (const [pattern, mine] of a.patternProperties) {
            if (b.patternProperties.has(pattern)) continue;
            const rest = ask(mine, b.additional);
            // Other patterns and names may describe all that match this one.
            const isOpen = rest.is === 'not-included' && b.patternProperties.size + b.properties.size > 0;
            verdict = both(verdict, isOpen ? undecided('patternProperties') : rest);
          }
          if (verdict.is === 'not-included') return verdict;
          if (!full && !areNamesAmong(a, b)) {
            if (a.additional === undefined) return fail(s, t);
            verdict = both(verdict, ask(a.additional, b.additional));
          }
        }
        for (const [pattern, wanted] of b.patternProperties) {
          if (isFree(wanted.facts)) continue;
          const mine = a.patternProperties.get(pattern);
          for (const [name, { schema }] of a.properties) {
            // What both describe was compared with all that matches it.
            if (mine !== undefined || b.properties.has(name) || !matchesAny(name, [pattern])) continue;
            verdict = both(verdict, isMatch(pattern, name) ? ask(schema, wanted) : undecided('patternProperties'));
          }
          if (mine === undefined && (a.patternProperties.size > 0 || a.additional === undefined))
            verdict = both(verdict, undecided('patternProperties'));
          else verdict = both(verdict, ask(mine ?? a.additional ?? wanted, wanted));
          if (verdict.is === 'not-included') return verdict;
        }
        for (const [name, needed] of b.dependentRequired) {
          const mine = broughtBy(a, name);
          const given = (other: string): boolean => mine.has(other) || a.properties.get(other)?.required === true;
          if (!needed.every(given) && !isAbsent(a, name)) return fail(s, t);
        }
        return verdict;
      };

      return ask(narrow, wide);
    },
  };
};

/** Whether branches alone describe members that the other schema describes: those they have to answer for. */
const leavesToBranches = ({ facts: a }: EffectiveSchema, { facts: b }: EffectiveSchema): boolean => {
  const left = [...b.properties.values()].filter(({ name, described }) => described && !a.properties.has(name));
  if (left.length === 0) return false;
  const names = describedNames(a);
  return left.some(({ name }) => names.has(name));
};

/** Whether a member that is asked for brings another one with it. */
const isBrought = ({ dependentRequired, properties }: SchemaFacts, name: string): boolean =>
  [...dependentRequired].some(([one, needed]) => properties.get(one)?.required === true && needed.includes(name));

/** The members that one brings with it, one by the other. */
const broughtBy = ({ dependentRequired }: SchemaFacts, name: string): ReadonlySet<string> => {
  const brought = new Set([name]);
  for (const one of brought) for (const other of dependentRequired.get(one) ?? []) brought.add(other);
  return brought;
};

/** For messages: the values that one list has and the other has not. */
export const missingValues = (from: SchemaFacts, other: SchemaFacts): SchemaFacts['values'] => {
  const present = new Set((other.values ?? []).map(canonicalJson));
  return (from.values ?? []).filter((value) => !present.has(canonicalJson(value)));
};
