import {
  baseOf,
  editedAt,
  hasType,
  type DifferenceOf,
  type EffectiveSchema,
  type JsonType,
  type Pointer,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { doubted, findingOf, harmless, observe, unheeded, type Finding } from '../observe.ts';
import { fallbackRules, harmlessRules, saidOf } from '../rules/fallback.ts';
import { isReordered } from '../rules/schema-arrays.ts';
import { isFreedBelow } from '../schema/edited-below.ts';
import type { Likeness } from '../schema/likeness.ts';
import { createRelation, type Relation } from '../schema/subsume.ts';
import type { Verdict } from '../schema/verdict.ts';
import { admittedTypes, commonTypes, isBareUnion, isFree } from '../schema/view.ts';
import type { Both, SchemaPair } from '../subjects.ts';
import type { Doubt } from '../witness/confirm.ts';
import type { Lifecycles } from './lifecycle.ts';
import { compareBase } from './bases.ts';
import { besidesContradiction } from './contradiction.ts';
import { mayRaise, whereUsed, withEdits } from './consequences.ts';
import { compareContent, compareItems, compareProperties, compareRest } from './members.ts';
import { freedMembers } from './freed-members.ts';
import { givenTags } from './given-tags.ts';
import { mayMove, shareOut } from './outside.ts';
import { isOpen, losesBranch, movesBranch } from './open-findings.ts';
import { compareParts } from './parts.ts';
import { withReferredEdits } from './referred-edits.ts';
import { createRetagged, untags } from './retagged.ts';
import { compareStructure, type Structures } from './structure.ts';
import { editedBranch } from './edited-branch.ts';
import { inEditedPart } from './edited-part.ts';
import { lonePart, tellLonePart } from './lone-part.ts';
import { takenIn } from './taken-in.ts';
import { positionsOf, wholesOf } from './ways.ts';
import { keepsMembers, variantsShareMembers } from './variant-members.ts';
import { compareLife, compareTexts, isOfTexts, isToldOfMember } from './of-texts.ts';
import { whereXmlIsSent } from './xml.ts';
import { besidesAlternatives, compareBranch, compareUnions } from './unions.ts';
import {
  componentAround,
  hasUnion,
  isOfBranches,
  isPartOfOther,
  isRequest,
  isWrapping,
  opensItems,
  placeOf,
  siteOf,
  withAbove,
  type Position,
  type Visit,
} from './visit.ts';

/** A finding, the pair that it is about, and the places that lead to that. */
export interface SchemaFinding extends Doubt {
  readonly positions: readonly Position[];
  /** What was edited, where the finding only follows from that. */
  readonly edit?: Finding;
}

export interface SchemaWalk {
  /** Compares two schemas and everything below them, once. */
  enter(old: EffectiveSchema, next: EffectiveSchema, direction: Direction, position: Position): void;
  /** Whether what is written at the places of the pair was met already and differed, in whatever direction. */
  met(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** Whether the pair was compared as a part of others, which may have texts of their own. */
  isPart(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** The findings of all pairs, with the places that lead to them in the order in which they were entered. */
  finish(): readonly SchemaFinding[];
}

export type Alike = (old: EffectiveSchema, next: EffectiveSchema) => boolean;

export type Below = (old: EffectiveSchema, next: EffectiveSchema) => void;

export interface SchemaWalkContext extends Likeness {
  /** Whether two nodes are known to say the same, texts for people included. */
  readonly identical: Alike;
  /** What all schemas have in common that mean the same. */
  seen(schema: EffectiveSchema): number;
  readonly differenceOf: DifferenceOf;
  readonly relation: Relation;
  readonly structures: Structures;
  readonly lifecycles: Lifecycles;
}

export const createSchemaWalk = (context: SchemaWalkContext): SchemaWalk => {
  const { identical, same } = context;
  const visits = new Map<string, Visit>();
  /** What each schema is compared with, in whichever direction: seen at a glance, for it is asked of each with each. */
  const partners = new Map<EffectiveSchema, Set<EffectiveSchema>>();
  /** The places of the pairs: a use that describes a component besides referring to it is a node of its own. */
  const places = new Map<string, Visit[]>();
  const spared = new Set<string>();
  /** Branches of one side that are compared with those of the other together with what holds outside of both. */
  const apart = new Set<string>();
  /** Components that something is told of: those that others take in with `allOf` are met only so. */
  const edited = new Set<Pointer>();
  /** What both sides of a pair consist of, each at the same place: it was compared with them. */
  const taken = new Set<Pointer>();
  const pending: Visit[] = [];
  const retagged = createRetagged();

  const key = (old: EffectiveSchema, next: EffectiveSchema, direction: Direction): string =>
    `${old.id} ${next.id} ${direction}`;

  const join = (one: EffectiveSchema, other: EffectiveSchema): void => {
    const known = partners.get(one);
    if (known === undefined) partners.set(one, new Set([other]));
    else known.add(other);
  };

  const isPair = (left: EffectiveSchema, right: EffectiveSchema, direction: Direction): boolean =>
    visits.has(key(left, right, direction)) ||
    visits.has(key(right, left, direction)) ||
    apart.has(key(left, right, direction));

  /** Each pair answers for itself: what was paired below it is compared there. */
  const local = createRelation(context, {
    has: (left, right, direction) => partners.get(left)?.has(right) === true && isPair(left, right, direction),
    // Of thousands of branches few are partners of one.
    among: (left, rights, direction) =>
      [...(partners.get(left) ?? [])].filter((right) => isPair(left, right, direction) && rights.includes(right)),
    get size() {
      return visits.size;
    },
  });

  const visit = (
    old: EffectiveSchema,
    next: EffectiveSchema,
    direction: Direction,
    branches?: Both<EffectiveSchema>,
    holder: Both<EffectiveSchema> = { old, next },
  ): Visit | undefined => {
    if (identical(old, next)) return undefined;
    const name = key(old, next, direction);
    let found = visits.get(name);
    if (found === undefined) {
      const unknown = { positions: [], above: [], findings: [], parts: [], settled: false, telling: false };
      const unions = new Set<Visit>();
      found = { old, next, direction, branches, holder, unions, ...unknown };
      visits.set(name, found);
      join(old, next);
      join(next, old);
      const place = placeOf(old, next);
      places.set(place, [...(places.get(place) ?? []), found]);
      pending.push(found);
    }
    return found;
  };

  /** Where two have no type in common, nothing below them is paired for their sake; a branch is judged with the others. */
  const relationOf = ({ old, next, branches }: Visit): Relation =>
    branches === undefined && (admittedTypes(old.facts) & admittedTypes(next.facts)) === 0 ? context.relation : local;

  /** Old consumers go on as they are: what they send is accepted, or what they read was foreseen. */
  const verdict = (current: Visit, relation = relationOf(current)): Verdict => {
    const { old, next, direction } = current;
    const [narrow, wide] = direction === 'request' ? [old, next] : [next, old];
    return relation.included(narrow, wide, direction);
  };

  const equivalent = (current: Visit): boolean => {
    const { old, next, direction } = current;
    const { included } = relationOf(current);
    return (
      variantsShareMembers(old.facts, next.facts) &&
      included(old, next, direction).is === 'included' &&
      included(next, old, direction).is === 'included'
    );
  };

  const harmlessIn =
    (direction: Direction): SchemaPair['harmless'] =>
    (old, next) => {
      const [narrow, wide] = direction === 'request' ? [old, next] : [next, old];
      const answer = context.relation.included(narrow, wide, direction);
      return answer.is === 'undecided' ? undefined : answer.is === 'included';
    };

  const pairOf = ({ old, next, direction }: Visit): SchemaPair => ({
    old: old.facts,
    next: next.facts,
    direction,
    same,
    harmless: harmlessIn(direction),
  });

  const enterBelow = (
    current: Visit,
    old: EffectiveSchema,
    next: EffectiveSchema,
    branches?: Both<EffectiveSchema>,
  ): Visit | undefined => {
    const found = visit(old, next, current.direction, branches, branches && current.holder);
    found?.above.push(current);
    if (found?.telling === true) tell(current);
    return found;
  };

  const compareAsBase = (current: Visit): void => {
    const findings = compareBase(current.old, current.next, () => pairOf(current), {
      below: (old, next) => void enterBelow(current, old, next),
      spare: (old, next) => void spared.add(placeOf(old, next)),
      lead: (subtype) => retagged.lead(subtype, current),
      retag: (subtype, property) => retagged.add(subtype, property, current),
    });
    if (findings.length > 0) conclude(current, [...current.findings, ...findings]);
  };

  const compare = (current: Visit): void => {
    const { direction } = current;
    const written = current.branches ?? current;
    const parts = takenIn(written.next, taken);
    for (const place of takenIn(written.old, taken)) if (parts.has(place)) taken.add(place);
    const below: Below = (left, right) => void enterBelow(current, left, right);
    if (context.structures.isRerooted(current.old, current.next)) {
      current.settled = true;
      return;
    }
    const isStructured = context.structures.has(current.old, current.next);
    const texts = isStructured ? undefined : compareParts(current, context, below);
    if (texts !== undefined) {
      current.settled = true;
      conclude(current, isPartOfOther(current) ? [] : texts);
      return;
    }
    const within: Below = (left, right) => void enterBelow(current, left, right)?.unions.add(current);
    const spare: Below = (left, right) => void spared.add(placeOf(left, right));
    const branch = isStructured ? undefined : editedBranch(current, context);
    if (branch !== undefined) {
      const { relation } = context;
      conclude(current, settle(current, compareBranch(current, branch, { below: within, spare, relation })));
      return;
    }
    const pair = pairOf(current);
    const { old, next } = pair;
    const contrary = isStructured ? undefined : besidesContradiction(current, context, verdict);
    if (contrary !== undefined) return within(contrary.old, contrary.next);
    const part = isStructured ? undefined : lonePart(current, context);
    if (part !== undefined) {
      const follows = { verdict: verdict(current), equivalent: () => equivalent(current) };
      conclude(current, tellLonePart(pair, part, follows));
      return;
    }
    const site = siteOf(current);
    const structure = compareStructure(current, pair, site, context.structures);
    const isFreed = isFreedBelow(pair);
    const isToldFree = !structure.replaced && !isFreed && isFree(old) !== isFree(next);
    const types = commonTypes(old, next);
    // What excludes values from nothing at all, or from other types, is of no account; where nothing else is said, that is told.
    const applied = types === 0 || isToldFree ? [] : observe('schema', pair, site);
    const findings: Finding[] = [...applied, ...structure.findings];
    if (!structure.replaced && !isFreed) findings.push(...observe('type', pair, site));
    const moves = !isStructured && mayMove(pair);
    const outside: Both<EffectiveSchema>[] = [];
    /** What is said of members and items outside of branches is compared with these, where it may be said in them. */
    const belowOutside: Below =
      moves || isWrapping(current) ? (left, right) => void outside.push({ old: left, next: right }) : below;
    let livesOn = false;
    if (!isPartOfOther(current) && !isOfBranches(current)) findings.push(...compareTexts(written, site));
    if (types !== 0 && (isFreed || (!isFree(old) && !isFree(next)))) {
      const listed = [old, next].some(({ values, known }) => values !== undefined || known !== undefined);
      const closed = old.values !== undefined || next.values !== undefined;
      const parted = (old.unions.length === 0) !== (next.unions.length === 0);
      const about = (type: JsonType): boolean =>
        !closed && hasType(old.types & next.types, type) && !(parted && [old, next].some(isBareUnion));
      const isTold = (type: JsonType): boolean => structure.retyped.has(type);
      if (listed) findings.push(...observe('values', pair, site));
      if (about('number') && !isTold('number')) findings.push(...observe('number', structure.numbers, site));
      if (about('string') && !isTold('string')) findings.push(...observe('string', pair, site));
      if (about('string')) compareContent(pair, belowOutside);
      if (about('array')) {
        if (!isTold('array')) findings.push(...observe('array', pair, site));
        if (!structure.reordered && !isReordered(pair)) compareItems(pair, belowOutside);
      }
      if (about('object') && !isTold('object') && structure.options === undefined) {
        findings.push(
          ...observe('object', pair, site),
          ...compareProperties(pair, context, belowOutside, structure.skipped),
        );
        compareRest(pair, belowOutside);
      }
      if (old.unions.length + next.unions.length > 0 && !structure.tellsUnions) {
        findings.push(
          ...compareUnions(current, pair, {
            below: within,
            member: below,
            moves,
            together: (branches, whole) => {
              const part = enterBelow(current, whole.old, whole.next, branches);
              if (part === undefined) return;
              current.parts.push(part);
              apart.add(key(whole.old, branches.next, direction)).add(key(whole.next, branches.old, direction));
              join(whole.old, branches.next);
              join(whole.next, branches.old);
              spared.add(placeOf(branches.old, branches.next));
            },
            same,
            identical,
            seen: context.seen,
            relation: context.relation,
            spare,
            equivalent: () => equivalent(current),
            lives: (union, withMembers) => {
              livesOn = withMembers;
              findings.splice(0, findings.length, ...besidesAlternatives(findings, union, withMembers));
            },
            retag: (branch, property) => retagged.add(branch, property, current),
          }),
        );
      }
    }
    for (const { old: left, next: right } of structure.options ?? []) below(left, right);
    if (current.parts.length === 0 && !livesOn) for (const { old: left, next: right } of outside) below(left, right);
    current.settled = structure.settled;
    conclude(current, inEditedPart(settle(current, structure.tellsInstead(findings)), site, old, next));
  };

  const conclude = (current: Visit, findings: readonly Finding[]): void => {
    current.findings = findings;
    if (findings.length > 0) tell(current);
    for (const { pointer } of findings) edited.add(componentAround(pointer));
  };

  const tell = (start: Visit): void => {
    const telling = new Set([start]);
    for (const one of telling) {
      if (!one.telling) for (const above of one.above) telling.add(above);
      one.telling = true;
    }
  };

  /** Subsumption overrules the findings about the set of values: nothing is left of a mere respelling. */
  const settle = (current: Visit, findings: readonly Finding[]): readonly Finding[] => {
    if (!findings.some(({ rule }) => rule.values)) return findings;
    const answer = verdict(current);
    if (answer.is === 'undecided')
      return findings.map((finding) => (isOpen(finding, answer.why) ? doubted(finding, answer.why) : finding));
    if (answer.is !== 'included') return findings;
    if (equivalent(current)) return findings.filter(({ rule }) => !rule.values);
    const isKept = keepsMembers(current.old.facts, current.next.facts);
    return findings.map((finding) => {
      const { rule, judgement } = finding;
      if (!rule.values || judgement.impact === 'compatible') return finding;
      const takesMembers = rule.id === 'schema-removed' || (isRequest(current) && losesBranch(rule));
      return isKept || !takesMembers ? harmless(finding) : unheeded(finding);
    });
  };

  /** Whether one branch of a union was compared instead of the whole: it tells how grave that is. */
  const isOfBranch = (one: Visit): boolean =>
    !context.structures.has(one.old, one.next) && editedBranch(one, context) !== undefined;

  /** What the general rules say of pairs that are not included, though no rule says why. */
  const fallbacks = (): ReadonlyMap<Visit, Finding> => {
    const found = new Map<Visit, Finding>();
    // What is told below says why, where the whole can't be decided.
    const harmed = withAbove(visits.values(), ({ judgement }) => judgement.impact !== 'compatible');
    const changed = withAbove(visits.values(), ({ rule }) => !isOfTexts(rule));
    for (const one of visits.values()) {
      if (one.settled || one.findings.some(({ judgement }) => judgement.impact !== 'compatible')) continue;
      let answer = verdict(one);
      if (answer.is === 'included') {
        if (changed.has(one)) continue;
        // A branch that was paired elsewhere answers for itself, but not to who is told of nothing below this one.
        const strict = hasUnion(one) ? verdict(one, context.relation) : answer;
        const isSame = strict.is !== 'not-included' && equivalent(one);
        if (strict.is === 'included' && !isSame) found.set(one, findingOf(...saidOf(harmlessRules, one), siteOf(one)));
        if (strict.is === 'included' || isSame) continue;
        answer = strict;
      }
      const isOfParts = (): boolean => one.parts.length > 0 || isWrapping(one) || opensItems(one) || isOfBranch(one);
      if (harmed.has(one) && !mayRaise(answer, one.direction) && (answer.is === 'undecided' || isOfParts())) continue;
      if (answer.is === 'undecided' && answer.why === 'oneOf' && one.findings.some(untags)) continue;
      if (answer.is === 'undecided' && answer.why === 'oneOf' && one.findings.some(movesBranch)) {
        one.findings = one.findings.map((finding) =>
          finding.rule.id.startsWith('required-alternative') || !movesBranch(finding)
            ? finding
            : doubted(finding, 'oneOf'),
        );
        continue;
      }
      const [rule, evidence] = saidOf(fallbackRules, one);
      const doubt = answer.is === 'undecided' ? { undecided: answer.why } : {};
      found.set(one, findingOf(rule, { ...evidence, ...doubt }, siteOf(one)));
    }
    return found;
  };

  const run = (): void => {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      compare(next);
      compareAsBase(next);
      const life = compareLife(next);
      if (life.length > 0) conclude(next, [...next.findings, ...life]);
    }
  };

  return {
    enter: (old, next, direction, position) => {
      visit(old, next, direction)?.positions.push(position);
      run();
    },
    met: (old, next) =>
      identical(old, next) ||
      spared.has(placeOf(old, next)) ||
      edited.has(editedAt(next)) ||
      // What only one side uses was compared with what stands there on the other side.
      partners.has(old) !== partners.has(next) ||
      (places.get(placeOf(old, next)) ?? []).some(
        // What is the same may be the base of others.
        (one) => one.telling || !same(one.old, one.next) || baseOf(one.next) !== undefined,
      ),
    isPart: (old, next) => taken.has(editedAt(next)) && editedAt(old) === editedAt(next),
    finish: () => {
      for (const one of [...visits.values()].reverse()) if (one.parts.length > 0) shareOut(one);
      for (const one of visits.values()) {
        const left = one.findings.filter((finding) => !retagged.tells(finding, one));
        one.settled ||= left.length < one.findings.length;
        one.findings = left.filter((finding) => !isToldOfMember(finding, one));
      }
      const isEdit = ({ rule }: Finding): boolean => !isOfTexts(rule);
      const all = [...visits.values()];
      const consequences = [
        ...withReferredEdits(all, withEdits(all, fallbacks(), isEdit), { alike: context.partsAlike, isEdit }),
        ...givenTags(all, { pairOf, retagged }),
        ...freedMembers(all, { pairOf, same }),
      ];
      const following = new Set(consequences.flatMap(({ edit, finding }) => (edit === undefined ? [] : [finding])));
      for (const { at, finding, edit } of consequences) if (edit === undefined) at.findings = [...at.findings, finding];
      const found = [
        ...all.flatMap((one) => {
          const findings = one.findings.filter((finding) => !following.has(finding));
          if (findings.length === 0) return [];
          const [positions, wholes] = [positionsOf(one), wholesOf(one)];
          return findings.map((finding) => ({ finding, ...one.holder, wholes, positions }));
        }),
        ...consequences.flatMap(({ at, finding, edit }) =>
          edit === undefined ? [] : [{ finding, ...at.holder, wholes: wholesOf(at), positions: positionsOf(at), edit }],
        ),
      ];
      return whereXmlIsSent(whereUsed(found));
    },
  };
};
