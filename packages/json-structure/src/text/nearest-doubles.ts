import { child, type Pointer } from '../pointer.ts';
import { ExactNumber } from './exact-number.ts';

/**
 * A value in which the nearest finite double stands for every `ExactNumber`, and where they stood. It is the same value
 * when there was none; what holds none is shared. `value` is a tree no deeper than the stack is.
 */
export const nearestDoubles = <Value>(
  value: Value,
): { readonly value: Value; readonly rounded: readonly Pointer[] } => {
  const rounded: Pointer[] = [];
  const visit = (part: unknown, pointer: Pointer): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (part instanceof ExactNumber) {
      rounded.push(pointer);
      return part.toJSON();
    }
    const before = rounded.length;
    const entries = Object.entries(part).map(([key, inner]) => [key, visit(inner, child(pointer, key))] as const);
    if (rounded.length === before) return part;
    return Array.isArray(part) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
  };
  return { value: visit(value, '') as Value, rounded };
};
