import { annotationsOf, editedAt, type DifferingPart, type EffectiveSchema } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import type { Finding } from '../observe.ts';
import { takesPart } from '../schema/view.ts';
import { compareTexts } from './of-texts.ts';
import type { Below, SchemaWalkContext } from './schemas.ts';

interface Nodes {
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
  readonly direction: Direction;
}

/**
 * Compares schemas that mean the same themselves by their parts, and says what is told of them: their texts. `undefined`
 * where there is more to compare.
 */
export const compareParts = (
  { old, next, direction }: Nodes,
  context: SchemaWalkContext,
  below: Below,
): readonly Finding[] | undefined => {
  const difference = context.differenceOf(old, next);
  if (difference === undefined) return undefined;
  const { parts, inTexts } = difference;
  if (!parts.every((part) => part.keyword !== 'properties' || isNotedAlike(part, context))) return undefined;
  for (const part of parts) {
    if (part.keyword !== 'properties' || takesPart({ schema: part.old }, direction)) below(part.old, part.next);
  }
  if (!inTexts) return [];
  return compareTexts({ old, next }, { old: editedAt(old), next: editedAt(next), direction });
};

/** Whether who reads two members takes note of the same. */
const isNotedAlike = ({ old, next }: DifferingPart, { differenceOf, lifecycles }: SchemaWalkContext): boolean => {
  if (differenceOf(old, next)?.inTexts === false) return true;
  const [before, after] = [annotationsOf(old), annotationsOf(next)];
  return (
    before.readOnly === after.readOnly &&
    before.writeOnly === after.writeOnly &&
    JSON.stringify(lifecycles.ofSchema(before)) === JSON.stringify(lifecycles.ofSchema(after))
  );
};
