import { tagsAbove } from '@schemawright/contract';
import { gravity } from '../change.ts';
import { observe, type Finding } from '../observe.ts';
import type { SchemaPair } from '../subjects.ts';
import type { Consequence } from './consequences.ts';
import { isListing, isOfTag } from './retagged.ts';
import type { Visit } from './visit.ts';
import { areOperations, isWithin, operationsOf } from './ways.ts';

/** What is found of the tag of a subtype, as its base gives it another one. */
type Inherited = Consequence<Visit> & { readonly edit: Finding };

/**
 * What is found of the tags of subtypes that operations use by themselves, as consequences of edits of the discriminators
 * of their bases; but not where operations would be told of another harm by that than is done to them.
 */
export const inheritedTags = (
  visits: readonly Visit[],
  pairOf: (subtype: Visit) => SchemaPair,
): readonly Inherited[] => {
  const known = new Map<Visit, readonly Finding[]>();
  const editsOf = (subtype: Visit): readonly Finding[] => {
    let edits = known.get(subtype);
    if (edits === undefined) known.set(subtype, (edits = editsAbove(subtype, pairOf(subtype))));
    return edits;
  };
  /** By edit and subtype. */
  const found = new Map<string, Map<Visit, Inherited[]>>();
  for (const at of visits) {
    for (const finding of at.findings) {
      if (!isOfTag(finding)) continue;
      const [subtype, second] = isListing(finding) ? at.above : [at];
      if (subtype === undefined || second !== undefined) continue;
      const edit = editsOf(subtype).find((one) => isAbout(finding, at, subtype, one));
      if (edit === undefined) continue;
      const subtypes = found.get(keyOf(edit)) ?? new Map<Visit, Inherited[]>();
      found.set(keyOf(edit), subtypes.set(subtype, [...(subtypes.get(subtype) ?? []), { at, finding, edit }]));
    }
  }
  return [...found].flatMap(([key, subtypes]) => {
    const bases = visits.filter(({ findings }) => findings.some((finding) => keyOf(finding) === key));
    return asHarmful([...subtypes.values()], bases);
  });
};

/** The edits of discriminators that give a subtype another tag than its bases gave it. */
const editsAbove = (
  { old: left, next: right, direction, branches = { old: left, next: right } }: Visit,
  pair: SchemaPair,
): readonly Finding[] => {
  const [before, after] = [tagsAbove(branches.old), tagsAbove(branches.next)];
  return [...before].flatMap(([base, old]) => {
    const tags = { old, next: after.get(base) };
    if (!after.has(base) || tags.old?.property === tags.next?.property) return [];
    return observe('discriminator', { ...pair, tags, withVariants: false }, { old: base, next: base, direction });
  });
};

/** Whether a finding is about the member that an edit made the tag, or that was it. */
const isAbout = (finding: Finding, at: Visit, { old, next, branches = { old, next } }: Visit, edit: Finding): boolean =>
  [edit.old, edit.new].some((member) => {
    if (typeof member !== 'string') return false;
    if (!isListing(finding)) return finding.subject === member;
    return [branches.old, branches.next].some(({ facts }) => {
      const schema = facts.properties.get(member)?.schema;
      return schema === at.old || schema === at.next;
    });
  });

const keyOf = ({ id, pointer }: Finding): string => `${id} ${pointer}`;

/**
 * What is told with the bases: what harms no operation by itself, and what does as much harm as is told of them, or of
 * the subtypes that are harmed most where nobody uses the bases.
 */
const asHarmful = (found: readonly (readonly Inherited[])[], bases: readonly Visit[]): readonly Inherited[] => {
  const subtypes = found.map((all) => ({ all, harm: harmOf(all), users: operationsOf(all.map(({ at }) => at)) }));
  const users = operationsOf(bases);
  const isUsed = areOperations(users);
  const told = isUsed ? subtypes.filter((one) => !areOperations(one.users)) : subtypes;
  const declared = isUsed ? found.flat().map(({ edit }) => gravity[edit.judgement.impact]) : [];
  const usual = Math.max(...declared, ...told.map(({ harm }) => harm));
  const most = told.filter(({ harm }) => harm === usual).flatMap(({ users: some }) => [...some]);
  const there = isUsed ? users : new Set(most);
  return subtypes.flatMap(({ all, harm, users: here }) => {
    const isAlike = harm === usual || (isWithin(here, there) && (harm < usual || isWithin(there, here)));
    return isAlike || !areOperations(here) ? all : [];
  });
};

const harmOf = (found: readonly Inherited[]): number =>
  Math.max(...found.map(({ finding }) => gravity[finding.judgement.impact]));
