import { allTypes, hasType, typeBit, type EffectiveSchema, type EffectiveUnion } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { observe, type Finding, type Site } from '../observe.ts';
import { both, pairWhere } from '../pair.ts';
import type { Rule } from '../rule.ts';
import { schemaPropertyRules } from '../rules/schema-objects.ts';
import { dividedAmong } from '../schema/divided.ts';
import { partOf, withValues } from '../schema/part.ts';
import type { Relation } from '../schema/subsume.ts';
import { admitsNull, admittedTypes, isBareUnion, isNullOfBranch } from '../schema/view.ts';
import type { Both, Pair, SchemaPair, UnionPair } from '../subjects.ts';
import type { EditedBranch } from './edited-branch.ts';
import { flattened } from './flattened.ts';
import {
  besidesExempt,
  branchName,
  haveSameMembers,
  indexOfTag,
  pairBranches,
  resemble,
  tagsOf,
  wrappedBranch,
} from './branches.ts';
import { saysOutside, wholeOf } from './outside.ts';
import { sharedBranches } from './shared-branches.ts';
import type { Alike, Below } from './schemas.ts';

interface UnionWalk {
  readonly below: Below;
  /** Compares members of both sides as a whole, whatever branch they are of. */
  readonly member: Below;
  /** Whether what is said outside of the unions may have moved into their branches, or out of them. */
  readonly moves: boolean;
  /** Compares two branches together with what holds outside of their unions. */
  together(branches: Both<EffectiveSchema>, whole: Both<EffectiveSchema>): void;
  readonly same: Alike;
  /** Alike with all texts. */
  readonly identical: Alike;
  /** What all schemas have in common that mean the same. */
  seen(schema: EffectiveSchema): number;
  readonly relation: Relation;
  /** Takes note that two schemas were met, and that what differs between them is of no account. */
  readonly spare: Below;
  /** Whether both sides say the same, however their branches pair. */
  equivalent(): boolean;
  /**
   * Takes note that one side is an alternative of the union that the other side is: that tells all that came or went.
   * @param withMembers whether the alternative shares members with the others, which are described beside them
   */
  lives(union: EffectiveUnion, withMembers: boolean): void;
  /** Takes note that what holds for the tag of a branch changed with the union, which tells it. */
  retag(branch: EffectiveSchema, property: string): void;
}

interface Nodes {
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
  readonly direction: Direction;
}

export const compareUnions = (nodes: Nodes, pair: SchemaPair, walk: UnionWalk): readonly Finding[] => {
  const { direction } = nodes;
  if (Math.max(pair.old.unions.length, pair.next.unions.length) > 1) return [];
  const { same, relation } = walk;
  const {
    nested,
    sides: [before, after],
  } = flattened(unionsOf(nodes, walk), same);
  const site: Site = { old: pair.old.pointer, next: pair.next.pointer, direction };
  const unions = { old: before, next: after };
  if (before === undefined || after === undefined) return compareLone(nodes, pair, unions, walk);
  const within = createWithin(nodes, walk);
  const findings = [...observe('union', { ...pair, unions, wrapped: false }, site)];
  for (const inner of nested) findings.push(...observeNested({ ...pair, unions: inner, wrapped: false }, site));
  const isTold = saysOutside(pair.old) || saysOutside(pair.next);
  const { rest, shares } = isTold
    ? { rest: { old: before, next: after }, shares: [] }
    : sharedBranches({ old: before, next: after }, direction, same);
  for (const { old, next } of shares) walk.below(old, next);
  // Types that come or go outside of the branches do so for all of them.
  const types = pair.old.types & pair.next.types;
  const wholesOf = ({ old, next }: Both<EffectiveSchema>): Both<EffectiveSchema> | undefined =>
    both({ old: wholeOf(old, before, types), next: wholeOf(next, after, types) });
  const areSame: Alike = (old, next) => {
    const whole = same(old, next) || !walk.moves ? undefined : wholesOf({ old, next });
    return whole === undefined ? same(old, next) : areEquivalent(whole.old, whole.next, walk, direction);
  };
  const { identical, seen } = walk;
  const named = pairBranches(rest.old, rest.next, direction, relation, { same: areSame, identical, seen });
  const branches = walk.moves
    ? pairWhere(named, (old, next) => isEitherIncluded(wholesOf({ old, next }), relation, direction))
    : named;
  const compareBranches = (sides: Both<EffectiveSchema>): void => {
    const { old, next } = sides;
    const isSame = !walk.moves && (!isTold || same(old, next));
    const whole = isSame ? undefined : wholesOf(sides);
    const isTogether = (one: Both<EffectiveSchema>): boolean =>
      walk.moves ||
      areEquivalent(one.old, one.next, walk, direction) ||
      asksInVain(one, sides) ||
      isOtherwiseIncluded(one, sides, relation, direction);
    if (whole === undefined || !isTogether(whole)) return within(old, next);
    const wholes = [whole.old, whole.next] as const;
    within(...(isNullOfBranch(pair.old, pair.next) ? wholes : besidesNull(wholes)), (left, right) =>
      walk.together(sides, { old: left, next: right }),
    );
  };
  const withVariants = branches.some((branch) => both(branch) === undefined);
  findings.push(...observeTags(pair, { old: before, next: after }, withVariants, site));
  noteTags(branches, unions, findings, walk);
  // Alternatives of another kind may exclude each other in their own words.
  const exact = branches.every(
    ({ old, next }) => old !== undefined && next !== undefined && (before.kind === after.kind || areSame(old, next)),
  );
  const isRegrouped = !exact && walk.equivalent();
  for (const branch of branches) {
    const sides = both(branch);
    if (sides !== undefined && (walk.moves || !isRegrouped)) compareBranches(sides);
    else if (!isRegrouped) {
      const { kind, pointer: list, ...union } = branch.next === undefined ? before : after;
      findings.push(...tellBranch({ ...branch, kind, list }, direction, union));
    }
  }
  return findings;
};

/** A schema on one side and a union on the other, of which the schema may be a branch now, or was one. */
const compareLone = (
  nodes: Nodes,
  pair: SchemaPair,
  unions: Pair<EffectiveUnion>,
  walk: UnionWalk,
): readonly Finding[] => {
  const { direction } = nodes;
  const isUnionNew = unions.old === undefined;
  const union = unions.old ?? unions.next;
  const site: Site = { old: pair.old.pointer, next: pair.next.pointer, direction };
  if (union === undefined) return observe('union', { ...pair, unions, wrapped: false }, site);
  const holder = isUnionNew ? pair.next : pair.old;
  const divided = compareDivided(nodes, union, holder, walk);
  if (divided !== undefined) return divided;
  if (walk.equivalent()) return [];
  const single = besidesExempt(isUnionNew ? nodes.old : nodes.next, union.exempt);
  const isTagged = indexOfTag(single, union) !== undefined;
  // What is asked for beside the alternatives is asked for in each of them.
  const isAsked = holder.properties.size > 0 || (isTagged && saysOutside(holder));
  const branches = (isAsked ? union.complete : undefined) ?? union.branches;
  const isComplete = branches !== union.branches;
  const branch = wrappedBranch(single, union, branches, direction, walk);
  const isAlike =
    branch !== undefined &&
    areEquivalent(single, branch, walk, direction) &&
    (!isComplete || !describesMembers(holder) || haveSameMembers(single, branch));
  const wrapped = isAlike || isTagged || !describesMembers(holder) ? branch : undefined;
  if (wrapped !== undefined) {
    const sides = isUnionNew ? ([single, wrapped] as const) : ([wrapped, single] as const);
    createWithin(nodes, walk)(...besidesNull(besidesOthers(sides, branches)));
  }
  const isKept =
    wrapped !== undefined &&
    (isAlike || isTagged || wrapped.facts.pointer === single.facts.pointer || resemble(single, wrapped));
  const findings = observe('union', { ...pair, unions, wrapped: isKept }, site);
  if ((isAlike || isTagged) && (isComplete || !saysOutside(holder))) walk.lives(union, isComplete);
  const sided = union.branches.map((one) =>
    isUnionNew ? { old: undefined, next: one } : { old: one, next: undefined },
  );
  noteTags(sided, unions, findings, walk);
  return findings;
};

/**
 * A schema of objects and alternatives that a member tells apart: what each of them has in common with the schema is
 * compared with it, then the values of the member. `undefined` where that is not how they differ.
 */
const compareDivided = (
  { old, next, direction }: Nodes,
  union: EffectiveUnion,
  holder: SchemaPair['old'],
  { below, member: compareMember }: UnionWalk,
): readonly Finding[] | undefined => {
  if (!isBareUnion(holder)) return undefined;
  const isUnionNew = holder === next.facts;
  const [single, branches] = [besidesExempt(isUnionNew ? old : next, union.exempt), union.branches];
  const divided = dividedAmong(single, union, direction);
  const [first] = branches.flatMap(({ facts }) => facts.properties.get(divided?.member ?? '') ?? []);
  const member = single.facts.properties.get(divided?.member ?? '');
  if (divided === undefined || first === undefined || member === undefined) return undefined;
  const enter = (one: EffectiveSchema, other: EffectiveSchema, walk = below): void =>
    isUnionNew ? walk(one, other) : walk(other, one);
  const findings: Finding[] = [];
  for (const { share, branch } of divided.shares) {
    const side = isUnionNew ? { old: undefined, next: branch } : { old: branch, next: undefined };
    if (share !== undefined) enter(share, branch);
    else findings.push(...tellBranch({ ...side, kind: union.kind, list: union.pointer }, direction, union));
  }
  if (divided.isMore) enter(member.schema, withValues(first.schema, divided.values), compareMember);
  return findings;
};

/** What is told of unions that are branches themselves, as wholes. */
const observeNested = (pair: UnionPair, site: Site): readonly Finding[] => {
  const sides = both(pair.unions);
  if (sides === undefined) return observe('union', pair, site);
  const withVariants = sides.old.branches.length !== sides.next.branches.length;
  return [...observe('union', pair, site), ...observeTags(pair, sides, withVariants, site)];
};

/** What is told of what tells the variants of unions apart. */
const observeTags = (
  pair: SchemaPair,
  { old, next }: Both<EffectiveUnion>,
  withVariants: boolean,
  site: Site,
): readonly Finding[] => {
  const tags = { old: old.declaredTag, next: next.declaredTag };
  return observe('discriminator', { ...pair, tags, withVariants }, site);
};

/**
 * What is told of a schema that is one of several alternatives now, or was so far, besides that: what it says itself is
 * said there still. Null that stands among them comes or goes by itself.
 * @param withMembers whether the alternatives share members that are described outside of them
 */
export const besidesAlternatives = (
  findings: readonly Finding[],
  { exempt }: EffectiveUnion,
  withMembers: boolean,
): readonly Finding[] =>
  findings.filter(({ rule }) =>
    rule.values ? hasType(exempt, 'null') && rule.id.endsWith('-nullable') : !withMembers || !memberRules.has(rule),
  );

const memberRules: ReadonlySet<Rule> = new Set(schemaPropertyRules);

/** Compares the one branch of a union that was edited, or tells that it came or went. */
export const compareBranch = (
  nodes: Nodes,
  branch: EditedBranch,
  walk: Pick<UnionWalk, 'below' | 'spare' | 'relation'>,
): readonly Finding[] => {
  const sides = both(branch);
  if (sides === undefined) return tellBranch(branch, nodes.direction);
  createWithin(nodes, walk)(sides.old, sides.next);
  return [];
};

const tellBranch = (
  branch: EditedBranch,
  direction: Direction,
  union: Parameters<typeof branchName>[1] = { branches: [], tag: undefined },
): readonly Finding[] => {
  const lone = branch.next ?? branch.old;
  const name = lone === undefined ? '' : branchName(lone, union);
  const site = { old: branch.old?.facts.pointer, next: branch.next?.facts.pointer, direction };
  return observe('branch', { ...branch, direction, name }, site);
};

/**
 * Compares branches of two unions. What one branch no longer takes may go to another: where the whole is harmless, plain
 * values are of no account, nor is null; but an object that is described otherwise is another one to those who know it
 * by its members.
 */
const createWithin = (
  { old: whole, next: wholeNext, direction }: Nodes,
  { below, spare, relation }: Pick<UnionWalk, 'below' | 'spare' | 'relation'>,
): ((old: EffectiveSchema, next: EffectiveSchema, enter?: Below) => void) => {
  let harmless: boolean | undefined;
  const isHarmless = (): boolean => (harmless ??= isIncluded(whole, wholeNext, relation, direction));
  return (old, next, enter = below) => {
    const areObjects = hasType(admittedTypes(old.facts) & admittedTypes(next.facts), 'object');
    const isPlain = !areObjects || admittedTypes(old.facts) !== admittedTypes(next.facts);
    if (!isPlain || isIncluded(old, next, relation, direction) || !isHarmless()) enter(old, next);
    else if (areObjects) enter(partOf(old, typeBit.object), partOf(next, typeBit.object));
    else spare(old, next);
  };
};

/** A schema and one of several alternatives: of those types that are not the business of others. */
const besidesOthers = (
  [old, next]: readonly [EffectiveSchema, EffectiveSchema],
  branches: readonly EffectiveSchema[],
): readonly [EffectiveSchema, EffectiveSchema] => {
  const mine = admittedTypes(old.facts) & admittedTypes(next.facts);
  const others = branches.filter((branch) => branch !== old && branch !== next);
  const types = others.reduce((left, { facts }) => left & ~(admittedTypes(facts) & ~mine), allTypes);
  return [partOf(old, types), partOf(next, types)];
};

/** Where null is allowed on one side only: that is told of the whole. */
const besidesNull = ([old, next]: readonly [EffectiveSchema, EffectiveSchema]): readonly [
  EffectiveSchema,
  EffectiveSchema,
] =>
  admitsNull(old.facts) === admitsNull(next.facts)
    ? [old, next]
    : [partOf(old, ~typeBit.null), partOf(next, ~typeBit.null)];

/** Whether members stand outside of a union: then no branch is the whole of what there was. */
const describesMembers = ({ properties }: SchemaPair['old']): boolean =>
  [...properties.values()].some(({ described }) => described);

/** The unions of both sides; a side that lives on as a branch of the other one is a schema like others. */
const unionsOf = (
  { old, next, direction }: Nodes,
  walk: UnionWalk,
): readonly [EffectiveUnion | undefined, EffectiveUnion | undefined] => {
  const [before, after] = [old.facts.unions[0], next.facts.unions[0]];
  if (before === undefined || after === undefined) return [before, after];
  // Beside null, alternatives of one kind are all told as such; those of another kind stay a schema among others.
  const lives = (schema: EffectiveSchema, { branches, exempt }: EffectiveUnion): boolean => {
    const alone = before.kind === after.kind ? schema : besidesExempt(schema, exempt);
    const isAlone = (branch: EffectiveSchema): boolean =>
      alone !== schema && branch.facts.unions.length > 0 && areEquivalent(alone, branch, walk, direction);
    return branches.some((branch) => walk.same(schema, branch) || isAlone(branch));
  };
  if (lives(old, after)) return [undefined, after];
  return [before, lives(next, before) ? undefined : after];
};

/** Whether old consumers can go on with the new schema. */
const isIncluded = (old: EffectiveSchema, next: EffectiveSchema, relation: Relation, direction: Direction): boolean => {
  const [narrow, wide] = direction === 'request' ? [old, next] : [next, old];
  return relation.included(narrow, wide, direction).is === 'included';
};

/** Whether one of them takes all that the other takes. */
const isEitherIncluded = (
  sides: Both<EffectiveSchema> | undefined,
  relation: Relation,
  direction: Direction,
): boolean =>
  sides !== undefined &&
  (relation.included(sides.old, sides.next, direction).is === 'included' ||
    relation.included(sides.next, sides.old, direction).is === 'included');

/** Whether only one of two branches asks for a member that is asked for outside of both. */
const asksInVain = (whole: Both<EffectiveSchema>, { old, next }: Both<EffectiveSchema>): boolean => {
  const isAsked = ({ facts }: EffectiveSchema, name: string): boolean => facts.properties.get(name)?.required === true;
  const names = new Set([...old.facts.properties.keys(), ...next.facts.properties.keys()]);
  return [...names].some(
    (name) => isAsked(old, name) !== isAsked(next, name) && isAsked(whole.old, name) && isAsked(whole.next, name),
  );
};

/** Whether what holds outside of branches leaves less between them than there is, or more: members that it describes. */
const isOtherwiseIncluded = (
  whole: Both<EffectiveSchema>,
  alone: Both<EffectiveSchema>,
  relation: Relation,
  direction: Direction,
): boolean =>
  (['old', 'next'] as const).some((side) => {
    const other = side === 'old' ? 'next' : 'old';
    const isWithin = (one: Both<EffectiveSchema>): boolean =>
      relation.included(one[side], one[other], direction).is === 'included';
    return isWithin(whole) !== isWithin(alone);
  });

const areEquivalent = (
  old: EffectiveSchema,
  next: EffectiveSchema,
  { same, relation }: UnionWalk,
  direction: Direction,
): boolean =>
  same(old, next) ||
  (relation.included(old, next, direction).is === 'included' &&
    relation.included(next, old, direction).is === 'included');

/** A branch holds the tag that its union gives it: as that moves, or as the branch comes and goes, so does the constant. */
const noteTags = (
  branches: readonly Pair<EffectiveSchema>[],
  unions: Pair<EffectiveUnion>,
  findings: readonly Finding[],
  { retag }: UnionWalk,
): void => {
  const moved = findings.some(({ rule }) => rule.id.startsWith('discriminator-'));
  const areTagged = unions.old?.declaredTag !== undefined && unions.next?.declaredTag !== undefined;
  const [oldTags, newTags] = areTagged ? [tagsOf(unions.old), tagsOf(unions.next)] : [];
  for (const { declaredTag } of [unions.old, unions.next].flatMap((union) => union ?? [])) {
    if (declaredTag === undefined) continue;
    for (const { old, next } of branches) {
      const isPair = old !== undefined && next !== undefined;
      // A branch that alone has no tag any more, or had none, holds another constant by itself.
      if (isPair && (!moved || oldTags?.has(old) !== newTags?.has(next))) continue;
      for (const branch of [old, next]) if (branch !== undefined) retag(branch, declaredTag.property);
    }
  }
};
