import type { EffectiveSchema, UnionTag } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { takesPart } from './view.ts';

/** Whether each object of a schema carries a tag that selects a variant by itself, so that none is what is left for the others. */
export const hasKnownTag = (
  { facts }: EffectiveSchema,
  { property, branches }: UnionTag,
  direction: Direction,
): boolean => {
  const member = facts.properties.get(property);
  if (member?.required !== true || !takesPart(member, direction)) return false;
  return member.schema.facts.values?.every((value) => typeof value === 'string' && branches.has(value)) === true;
};
