import {
  freeSchema,
  hasType,
  typeBit,
  type EffectiveSchema,
  type JsonType,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { areApart } from './apart.ts';
import { containedIn, type Contained } from './contained.ts';
import { conditionsOf, partnerOf, type Condition } from './conditions.ts';
import { isSameContent } from './content.ts';
import { isDescribed, keepsEvaluated } from './evaluated.ts';
import { isAbsent, listedNames, mayBeNamed } from './names.ts';
import { lengthPatterns, patternsIncluded } from './patterns.ts';
import { besidesAsked, partOf, takes } from './part.ts';
import { both, every, fail, included, undecided, type Verdict } from './verdict.ts';
import { isNever, isScalar, isShallow, takesPart } from './view.ts';

interface Asked {
  readonly direction: Direction;
  ask(one: EffectiveSchema, other: EffectiveSchema): Verdict;
  /** The same, whatever is judged on its own. */
  isWithin(one: EffectiveSchema, other: EffectiveSchema): boolean;
  same(one: EffectiveSchema, other: EffectiveSchema): boolean;
  /** Whether one schema is compared with a branch on its own, or is the same. */
  isPartner(one: EffectiveSchema, branch: EffectiveSchema): boolean;
  /** Whether every value of one schema is a value of a branch, as far as it is compared with that here. */
  isOf(one: EffectiveSchema, branch: EffectiveSchema): boolean;
  /** Whether what is to be kept out of a branch is of another one, where exactly one of them holds. */
  isOfOther(s: EffectiveSchema, out: EffectiveSchema): boolean;
}

type Compare = (s: EffectiveSchema, t: EffectiveSchema, schema: EffectiveSchema, asked: Asked) => Verdict;

/** Whether the keywords that apply whole schemas, and conditions, take nothing from `s`, or take what is not in it. */
export const compareApplied = (s: EffectiveSchema, t: EffectiveSchema, asked: Asked): Verdict => {
  let verdict: Verdict = included;
  for (const [keyword, schemas] of t.facts.applied) {
    const [stem = keyword] = keyword.split(' ');
    const type = typeOf.get(stem);
    if (together.has(stem) || (type !== undefined && !hasType(s.facts.types, type))) continue;
    const mine = s.facts.applied.get(keyword) ?? [];
    const isKept = (schema: EffectiveSchema): boolean =>
      mine.some((other) => asked.same(other, schema)) &&
      keepsEvaluated(stem, s, t, asked.same, asked.isPartner, asked.isOf);
    const compare = comparing.get(stem) ?? ofOthers(keyword);
    verdict = both(
      verdict,
      every(schemas, (schema) => (isKept(schema) ? included : compare(s, t, schema, asked))),
    );
    if (verdict.is === 'not-included') return verdict;
  }
  const ofConditions = every(conditionsOf(t.facts), (condition) => compareCondition(s, condition, asked));
  if (!hasType(s.facts.types, 'array')) return both(verdict, ofConditions);
  const ofContained = every(containedIn(t.facts), (wanted) => compareContained(s, wanted, asked));
  return both(both(verdict, ofConditions), ofContained);
};

/** They mean something together only, or with limits, and are compared so. */
const together: ReadonlySet<string> = new Set(['if', 'then', 'else', 'contains']);

/** Keywords that apply schemas to values of one type alone. */
const typeOf: ReadonlyMap<string, JsonType> = new Map([
  ['unevaluatedItems', 'array'],
  ['propertyNames', 'object'],
  ['dependentSchemas', 'object'],
  ['unevaluatedProperties', 'object'],
  ['contentSchema', 'string'],
]);

const ofNot: Compare = (s, t, schema, { isWithin, isOfOther, direction }) => {
  if (areApart(s, schema, direction) || isOfOther(s, schema)) return included;
  const taken = schema.facts.values?.map((value) => takes(s, value));
  if (taken?.includes(true) === true) return fail(s, t);
  if (taken?.every((one) => one === false) === true) return included;
  // What is said of members and items counts one way only.
  const isOut = isScalar(schema.facts) && s.facts.applied.get('not')?.some((other) => isWithin(schema, other));
  return isOut === true ? included : undecided('not');
};

/** How many items are of a kind, at least and at most. */
const countsOf = (
  { limits, prefixItems, items }: SchemaFacts,
  { contained, isApart }: { contained(item: EffectiveSchema): boolean; isApart(item: EffectiveSchema): boolean },
): readonly [least: number, most: number] => {
  const [fewest, many] = [limits.get('minItems') ?? 0, limits.get('maxItems') ?? Number.POSITIVE_INFINITY];
  let [least, most] = [0, 0];
  prefixItems.forEach((item, index) => {
    if (index < fewest && contained(item)) least += 1;
    if (index < many && !isApart(item)) most += 1;
  });
  if (fewest > prefixItems.length && items !== undefined && contained(items)) least += fewest - prefixItems.length;
  if (many > prefixItems.length && (items === undefined || !isApart(items))) most += many - prefixItems.length;
  return [least, most];
};

/** What is contained may be said by the items, and by how many there are. */
const compareContained = (s: EffectiveSchema, wanted: Contained, { isWithin, same, direction }: Asked): Verdict => {
  const { schema } = wanted;
  const own = containedIn(s.facts);
  const isKept = own.some((one) => one.least === wanted.least && one.most === wanted.most && same(one.schema, schema));
  if (isKept) return included;
  const [least, most] = countsOf(s.facts, {
    contained: (item) => isWithin(item, schema),
    isApart: (item) => areApart(item, schema, direction),
  });
  const isEnough =
    least >= wanted.least || own.some((one) => one.least >= wanted.least && isWithin(one.schema, schema));
  const isFew = most <= wanted.most || own.some((one) => one.most <= wanted.most && isWithin(schema, one.schema));
  return isEnough && isFew ? included : undecided('contains');
};

const anyName = freeSchema('');

/** Names are texts: those of members that are listed one by one, else all that the one side lets in. */
const ofNames: Compare = (s, t, schema, { ask, direction }) => {
  const { properties, patternProperties, additional, applied, limits } = s.facts;
  const own = applied.get('propertyNames') ?? [];
  const asText = (names: EffectiveSchema): EffectiveSchema => partOf(names, typeBit.string);
  if (own.some((names) => ask(asText(names), schema).is === 'included')) return included;
  const isClosed = additional !== undefined && isNever(additional.facts);
  const described = [...properties.values()].filter((member) => takesPart(member, direction)).map(({ name }) => name);
  const isListed = isClosed && patternProperties.size === 0;
  const names = isListed ? described.filter((name) => mayBeNamed(s.facts, name)) : listedNames(s.facts);
  if (limits.get('maxProperties') === 0) return included;
  if (names !== undefined) {
    const answers = names.map((name) => takes(schema, name));
    if (answers.includes(false)) return fail(s, t);
    return answers.includes(undefined) ? undecided('propertyNames') : included;
  }
  const isMatched = isClosed && [...properties.keys()].every((name) => takes(schema, name) === true);
  if (isMatched && areTextsOf([...patternProperties.keys()], schema.facts)) return included;
  const found = ask(asText(own[0] ?? anyName), schema);
  if (found.is !== 'not-included') return found;
  return isClosed || own.length > 1 ? undecided('propertyNames') : fail(s, t);
};

/** What a text holds is a value like others where both sides read it alike. */
const ofContent: Compare = (s, t, schema, { ask }) => {
  const [own, second] = s.facts.applied.get('contentSchema') ?? [];
  if (second !== undefined || !isSameContent(s.facts, t.facts)) return undecided('contentSchema');
  return own === undefined ? fail(s, t) : ask(own, schema);
};

/** Whether all texts that match one of the patterns are taken, as far as patterns and lengths say. */
const areTextsOf = (patterns: readonly string[], facts: SchemaFacts): boolean =>
  hasType(facts.types, 'string') &&
  facts.values === undefined &&
  facts.format === undefined &&
  facts.unions.length + facts.applied.size === 0 &&
  patterns.every((one) => patternsIncluded([one], [...facts.patterns, ...lengthPatterns(facts)]) === true);

const ofOthers =
  (keyword: string): Compare =>
  (s, _, schema, { ask, isWithin }) => {
    const [stem = '', ...name] = keyword.split(' ');
    const isDependent = stem === 'dependentSchemas';
    const asked = isDependent ? s.facts.dependentRequired.get(name.join(' ')) : undefined;
    const wanted = asked === undefined ? schema : besidesAsked(schema, asked);
    const own = s.facts.applied.get(keyword) ?? [];
    const isSaid = own.every((other) => isDescribed(other.facts, s.facts));
    const isGiven = isDependent && (isAbsent(s.facts, name.join(' ')) || (isSaid && ask(s, wanted).is === 'included'));
    const isKept = isDependent && isShallow(wanted.facts) && own.some((other) => isWithin(other, wanted));
    return isGiven || isKept ? included : undecided(keyword);
  };

const comparing: ReadonlyMap<string, Compare> = new Map([
  ['not', ofNot],
  ['propertyNames', ofNames],
  ['contentSchema', ofContent],
]);

/**
 * Whether all of `s` that a condition is about is what it leads to. Of members that conditions alone describe `s` says
 * nothing: what it says of all others is not enough then.
 */
const compareCondition = (
  s: EffectiveSchema,
  condition: Condition,
  { ask, isWithin, same, direction }: Asked,
): Verdict => {
  const { asked, met, missed } = condition;
  const mine = partnerOf(condition, conditionsOf(s.facts), same);
  const isLedTo = (given: EffectiveSchema | undefined, wanted: EffectiveSchema): boolean =>
    (given !== undefined && same(given, wanted)) ||
    ((given === undefined || isDescribed(given.facts, s.facts)) && ask(s, wanted).is === 'included') ||
    (given !== undefined && isShallow(wanted.facts) && isWithin(given, wanted));
  // What it asks for may be all that it leads to.
  const isIdle = isShallow(met.facts) && isWithin(asked, met);
  const isMet = areApart(s, asked, direction) || isIdle || isLedTo(mine?.met, met);
  if (!isMet) return undecided('then');
  return isLedTo(mine?.missed, missed) ? included : undecided('else');
};
