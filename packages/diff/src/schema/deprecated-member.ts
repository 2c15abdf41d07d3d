import { annotationsOf, child, editedAt, type EffectiveProperty, type Pointer } from '@schemawright/contract';
import type { Both } from '../subjects.ts';

/**
 * Where a member is deprecated now, or no longer; nothing where it is not the member that is: what a component says of
 * itself holds for all that refer to it.
 */
export const deprecatedMember = ({ old, next }: Both<EffectiveProperty>): Pointer | undefined => {
  const { name, schema, pointer } = annotationsOf(next.schema).deprecated ? next : old;
  if (editedAt(old.schema) !== editedAt(next.schema)) return pointer;
  const place = schema.facts.placeOf('deprecated');
  if (`${place}/`.startsWith(`${pointer}/`)) return pointer;
  // What inherits a member may say more of it at a place of its own.
  return place.endsWith(child('/properties', name)) ? place : undefined;
};
