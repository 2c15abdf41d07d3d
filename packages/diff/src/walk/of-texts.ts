import { annotationsOf, type EffectiveSchema } from '@schemawright/contract';
import { observe, type Finding, type Site } from '../observe.ts';
import type { Rule } from '../rule.ts';
import { deprecatedMember } from '../schema/deprecated-member.ts';
import type { Both } from '../subjects.ts';
import { isOfBranches, isPartOfOther, siteOf, type Visit } from './visit.ts';

/** What two schemas say besides the values. */
export const compareTexts = ({ old, next }: Both<EffectiveSchema>, site: Site): readonly Finding[] => {
  const [before, after] = [annotationsOf(old), annotationsOf(next)];
  return [
    ...observe('prose', { old: before.prose, next: after.prose }, site),
    ...observe('xml', { old, next }, site),
    ...observe('extensions', { old: before.extensions, next: after.extensions }, site),
  ];
};

/** Whether a rule is about what is said besides the values. */
export const isOfTexts = ({ id }: Rule): boolean =>
  id === 'annotation-changed' || id === 'extension-changed' || id === 'xml-changed' || isOfLife(id);

const isOfLife = (id: string): boolean => id === 'schema-deprecated' || id === 'schema-reactivated';

/** Whether schemas are going to end, which is said whatever else became of them. */
export const compareLife = (current: Visit): readonly Finding[] => {
  const findings = observe('schemaLife', current.branches ?? current, siteOf(current));
  return findings.length > 0 && (isPartOfOther(current) || isOfBranches(current)) ? [] : findings;
};

/** Whether a finding is about the end of a schema that is told as that of a member, wherever it is used. */
export const isToldOfMember = ({ rule: { id } }: Finding, { old, next, above, positions }: Visit): boolean =>
  isOfLife(id) &&
  positions.length === 0 &&
  above.every((owner) =>
    [...owner.next.facts.properties.values()].some((member) => {
      const before = member.schema === next ? owner.old.facts.properties.get(member.name) : undefined;
      return before?.schema === old && deprecatedMember({ old: before, next: member }) !== undefined;
    }),
  );
