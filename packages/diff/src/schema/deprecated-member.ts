import { annotationsOf, editedAt, type EffectiveProperty } from '@schemawright/contract';
import type { Both } from '../subjects.ts';

/**
 * Whether it is the member that is deprecated now, or no longer: it is said there, or the member refers to another
 * component. What a component says of itself holds for all that refer to it.
 */
export const isDeprecatedAsMember = ({ old, next }: Both<EffectiveProperty>): boolean => {
  const { schema, pointer } = annotationsOf(next.schema).deprecated ? next : old;
  if (editedAt(old.schema) !== editedAt(next.schema)) return true;
  return `${schema.facts.placeOf('deprecated')}/`.startsWith(`${pointer}/`);
};
