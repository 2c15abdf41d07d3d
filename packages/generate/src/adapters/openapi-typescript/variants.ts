import type { Pointer } from '@schemawright/contract';
import type { Direction, Views } from '../../views/views.ts';

/**
 * From where a schema is seen. `plain`: as it stands. Else without the members that don't go in the direction and, where
 * `converted`, with the values that callers see.
 */
export type View = 'plain' | { readonly direction: Direction; readonly converted: boolean };

/** A schema that has an alias of its own besides those of the components as they stand. */
export interface Variant {
  readonly pointer: Pointer;
  readonly view: View;
}

/** The simplest view that gives the same type. Both views of a direction are `converted` where they don't differ. */
export const seenFrom = (view: View, pointer: Pointer, views: Views): View => {
  if (view === 'plain') return view;
  const { direction, converted } = view;
  const loses = views.losesMembers(pointer, direction);
  if (!views.isConverted(pointer, direction)) return loses ? { direction, converted: true } : 'plain';
  return converted || loses ? view : 'plain';
};
