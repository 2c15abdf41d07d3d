import { tagsAbove } from '@schemawright/contract';
import { gravity } from '../change.ts';
import { observe, type Finding } from '../observe.ts';
import type { SchemaPair } from '../subjects.ts';
import type { Consequence } from './consequences.ts';
import { isListing, isOfTag, type Retagged } from './retagged.ts';
import type { Visit } from './visit.ts';
import { areOperations, isWithin, operationsOf } from './ways.ts';

/** What is found of the tag of a branch, as its union gives it another one, or of a subtype, as its base does. */
type Given = Consequence<Visit> & { readonly edit: Finding };

/**
 * What is found of the tags of branches and subtypes that operations use by themselves, as consequences of edits of the
 * discriminators of their unions and bases; but not where operations would be told of another harm by that than is done
 * to them.
 */
export const givenTags = (
  visits: readonly Visit[],
  { pairOf, retagged }: { pairOf(branch: Visit): SchemaPair; readonly retagged: Pick<Retagged, 'edits'> },
): readonly Given[] => {
  const known = new Map<Visit, readonly Finding[]>();
  const editsOf = (branch: Visit): readonly Finding[] => {
    let edits = known.get(branch);
    if (edits === undefined)
      known.set(branch, (edits = [...retagged.edits(branch), ...editsAbove(branch, pairOf(branch))]));
    return edits;
  };
  /** By edit and branch. */
  const found = new Map<string, Map<Visit, Given[]>>();
  for (const at of visits) {
    for (const finding of at.findings) {
      if (!isOfTag(finding)) continue;
      const [branch, second] = isListing(finding) ? at.above : [at];
      if (branch === undefined || second !== undefined) continue;
      const edit = editsOf(branch).find((one) => isAbout(finding, at, branch, one));
      if (edit === undefined) continue;
      const tagged = found.get(keyOf(edit)) ?? new Map<Visit, Given[]>();
      found.set(keyOf(edit), tagged.set(branch, [...(tagged.get(branch) ?? []), { at, finding, edit }]));
    }
  }
  return [...found].flatMap(([key, tagged]) => {
    const givers = visits.filter(({ findings }) => findings.some((finding) => keyOf(finding) === key));
    return asHarmful([...tagged.values()], givers);
  });
};

/** The edits of discriminators of bases that give a subtype another tag, be they compared or not. */
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
 * What is told with the unions and bases: what harms no operation by itself; and, of the rest, as much as can be without
 * more harm for an operation than is found of it, the gravest first.
 */
const asHarmful = (found: readonly (readonly Given[])[], givers: readonly Visit[]): readonly Given[] => {
  const tagged = found.map((all) => ({ all, harm: harmOf(all), users: operationsOf(all.map(({ at }) => at)) }));
  const users = operationsOf(givers);
  const isUsed = areOperations(users);
  const idle = tagged.filter((one) => !areOperations(one.users)).map(({ harm }) => harm);
  const declared = found.flat().map(({ edit }) => gravity[edit.judgement.impact]);
  const usual = Math.max(...(isUsed ? [...declared, ...idle] : tagged.map(({ harm }) => harm)));
  const harmedAs = (level: number): ReadonlySet<string | null> =>
    new Set([
      ...(usual === level ? users : []),
      ...tagged.flatMap((one) => (one.harm === level ? [...one.users] : [])),
    ]);
  const most = Math.max(usual, ...tagged.map(({ harm }) => harm));
  const level = isWithin(users, harmedAs(most)) ? most : usual;
  const harmed = harmedAs(level);
  return tagged.flatMap(({ all, harm, users: here }) =>
    harm === level || (harm < level && isWithin(here, harmed)) || !areOperations(here) ? all : [],
  );
};

const harmOf = (found: readonly Given[]): number =>
  Math.max(...found.map(({ finding }) => gravity[finding.judgement.impact]));
