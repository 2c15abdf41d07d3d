import {
  annotationsOf,
  freeSchema,
  type EffectiveProperty,
  type EffectiveSchema,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { observe, type Finding } from '../observe.ts';
import { both } from '../pair.ts';
import { isSameContent } from '../schema/content.ts';
import { areWrittenAlike } from '../schema/likeness.ts';
import { itemsBelow, patternsBelow, restsBelow } from '../schema/edited-below.ts';
import { isFull, listedNames, mayBeNamed } from '../schema/names.ts';
import { isClosed, isFree, isNever, takesPart } from '../schema/view.ts';
import type { Both, Pair, SchemaPair } from '../subjects.ts';
import { askingPart } from './asking-part.ts';
import { besidePatterns } from './beside-patterns.ts';
import { likelyRenames } from './renames.ts';
import type { Below, SchemaWalkContext } from './schemas.ts';

export const compareItems = ({ old, next }: SchemaPair, below: Below): void => {
  const closed = ({ items }: SchemaFacts): boolean => items !== undefined && isNever(items.facts);
  const length = Math.max(old.prefixItems.length, next.prefixItems.length);
  for (let index = 0; index < length; index += 1) {
    // A position that one side says nothing of by itself is one of its further items.
    const before = old.prefixItems[index] ?? (closed(old) ? undefined : old.items);
    const after = next.prefixItems[index] ?? (closed(next) ? undefined : next.items);
    if (before !== undefined && after !== undefined) below(before, after);
  }
  if (old.items === undefined && next.items === undefined) return;
  const isClosed = closed(old) || closed(next);
  const sides = isClosed ? itemsBelow({ old, next }) : { old: itemsOf(old), next: itemsOf(next) };
  if (sides !== undefined) below(sides.old, sides.next);
};

/** The schema of further items, be it one that says nothing, in the place of what says nothing of them. */
const itemsOf = ({ items, schemaUnder, pointer }: SchemaFacts): EffectiveSchema =>
  items ?? schemaUnder('items') ?? freeSchema(pointer);

export const compareProperties = (
  pair: SchemaPair,
  context: SchemaWalkContext,
  below: Below,
  skipped: ReadonlySet<string>,
): readonly Finding[] => {
  const { old, next, direction } = pair;
  const { same, lifecycles } = context;
  const properties = differing(old.properties, next.properties, context).filter(
    (property) => !skipped.has((property.old ?? property.next)?.name ?? ''),
  );
  const left = (side: 'old' | 'next'): readonly EffectiveProperty[] =>
    properties.flatMap((property) => {
      const one = both(property) === undefined ? property[side] : undefined;
      return one !== undefined && takesPart(one, direction) ? [one] : [];
    });
  const renames = likelyRenames(
    left('old'),
    left('next'),
    ({ name, schema }) => ({ name, prose: annotationsOf(schema).prose }),
    (before, after) => same(before.schema, after.schema),
  );
  /** Whether the other side lists the name of a member, and describes all members like this one. */
  const isNamed = (member: EffectiveProperty, { additional, applied }: SchemaFacts): boolean =>
    !member.required &&
    listedNames({ applied })?.includes(member.name) === true &&
    (additional === undefined ? isFree(member.schema.facts) : same(member.schema, additional));
  return properties.flatMap((property) => {
    const sides = both(property);
    const lone = sides === undefined ? (property.old ?? property.next) : undefined;
    const [own, other] = property.old === undefined ? [next, old] : [old, next];
    if (lone !== undefined && (isInAll(other, lone.name) || isOut(lone, own, direction) || isNamed(lone, other)))
      return [];
    const site = {
      old: property.old?.pointer,
      next: property.next?.pointer,
      subject: (property.old ?? property.next)?.name ?? '',
      direction,
    };
    const findings: Finding[] = [];
    if (sides !== undefined && takesPart(sides.old, direction) && takesPart(sides.next, direction)) {
      // What only is asked for is one of the further members, unless each branch describes it.
      const isOfBranches = (['old', 'next'] as const).some(
        (side) => !sides[side].described && isInAll(pair[side], sides[side].name),
      );
      const isOwn = (sides.old.described || sides.next.described) && !isOfBranches && !movesWithRest(pair, sides);
      if (isOwn) {
        const own = besidePatterns(pair, sides);
        below(own.old, own.next);
      }
      const lives = {
        old: lifecycles.ofSchema(annotationsOf(sides.old.schema)),
        next: lifecycles.ofSchema(annotationsOf(sides.next.schema)),
      };
      findings.push(...observe('propertyLife', { ...lives, terms: lifecycles.terms, direction }, site));
    }
    const renamedTo = property.old && renames.get(property.old)?.name;
    const place = { ...site, ...askingPart(pair, property) };
    return [...findings, ...observe('property', { ...property, direction, owner: pair, renamedTo }, place)];
  });
};

/** Whether a member that one part describes is refused, or is no more, because another part closed or opened the object. */
const movesWithRest = ({ old, next }: SchemaPair, member: Both<EffectiveProperty>): boolean =>
  isClosed(old) !== isClosed(next) &&
  isNever(member.old.schema.facts) === isClosed(old) &&
  isNever(member.next.schema.facts) === isClosed(next);

/** Whether a member is described as one that is never there: that takes none away, and brings none. */
const isOut = (member: EffectiveProperty, owner: SchemaFacts, direction: Direction): boolean =>
  !member.required && (isNever(member.schema.facts) || !mayBeNamed(owner, member.name) || isFull(owner, direction));

/** What texts hold, where both sides read it alike. */
export const compareContent = ({ old, next }: SchemaPair, below: Below): void => {
  const [before, after] = [old.applied.get('contentSchema') ?? [], next.applied.get('contentSchema') ?? []];
  const [held, other] = [before[0], after[0]];
  if (held === undefined || other === undefined || before.length + after.length > 2) return;
  if (isSameContent(old, next)) below(held, other);
};

type Members = SchemaFacts['properties'];

/** Members by name that are not alike in everything: most are. The old ones first, then those that came. */
const differing = (olds: Members, news: Members, context: SchemaWalkContext): readonly Pair<EffectiveProperty>[] => {
  const pairs: Pair<EffectiveProperty>[] = [];
  const areAlike = (old: EffectiveProperty, next: EffectiveProperty): boolean =>
    areWrittenAlike(old, next, context) || context.identical(old.schema, next.schema);
  for (const old of olds.values()) {
    const next = news.get(old.name);
    if (old.required !== next?.required || !areAlike(old, next)) pairs.push({ old, next });
  }
  for (const next of news.values()) if (!olds.has(next.name)) pairs.push({ old: undefined, next });
  return pairs;
};

/** Whether each branch of a union describes a member: the comparison of the branches tells what became of it. */
const isInAll = ({ unions }: SchemaFacts, name: string): boolean =>
  unions.some(({ branches }) => branches.every(({ facts }) => facts.properties.get(name)?.described === true));

export const compareRest = (pair: SchemaPair, below: Below): void => {
  const { old, next } = pair;
  const rests = restsBelow(pair);
  if (rests !== undefined) below(rests.old, rests.next);
  else if (old.additional !== undefined && next.additional !== undefined && !isClosed(old) && !isClosed(next))
    below(old.additional, next.additional);
  for (const pattern of new Set([...old.patternProperties.keys(), ...next.patternProperties.keys()])) {
    const [before, after] = [old.patternProperties.get(pattern), next.patternProperties.get(pattern)];
    const sides = before && after ? { old: before, next: after } : patternsBelow(pair, pattern);
    if (sides !== undefined) below(sides.old, sides.next);
  }
};
