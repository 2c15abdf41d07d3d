import { annotationsOf, type EffectiveSchema } from '@schemawright/contract';
import { observe, type Finding, type Site } from '../observe.ts';
import type { Rule } from '../rule.ts';
import type { Both } from '../subjects.ts';

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
  id === 'annotation-changed' || id === 'extension-changed' || id === 'xml-changed';
