import { child, type Pointer } from '../pointer.ts';
import { ExactNumber } from './exact-number.ts';

type Holder = { [key: string]: unknown } | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/**
 * A value in which the nearest finite double stands for every `ExactNumber`, and where they stood, those near the root
 * first. It is the same value when there was none. Parts that are shared, even with themselves, are so in the copy.
 */
export const nearestDoubles = <Value>(root: Value): { readonly value: Value; readonly rounded: readonly Pointer[] } => {
  if (!holdsExactNumber(root)) return { value: root, rounded: [] };
  const rounded: Pointer[] = [];
  const copies = new Map<Holder, Holder>();
  const waiting: (readonly [part: Holder, copy: Holder, pointer: Pointer])[] = [];

  const copyOf = (value: unknown, pointer: Pointer): unknown => {
    if (value instanceof ExactNumber) {
      rounded.push(pointer);
      return value.toJSON();
    }
    if (!isHolder(value)) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const copy: Holder = Array.isArray(value) ? [] : {};
    copies.set(value, copy);
    waiting.push([value, copy, pointer]);
    return copy;
  };

  const copied = copyOf(root, '');
  for (const [part, copy, pointer] of waiting)
    for (const [key, inner] of Object.entries(part))
      Object.defineProperty(copy, key, { ...ownMember, value: copyOf(inner, child(pointer, key)) });
  return { value: copied as Value, rounded };
};

const ownMember = { enumerable: true, configurable: true, writable: true };

const holdsExactNumber = (root: unknown): boolean => {
  const seen = new Set<Holder>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (value instanceof ExactNumber) return true;
    if (!isHolder(value) || seen.has(value)) continue;
    seen.add(value);
    for (const inner of Object.values(value)) if (isHolder(inner)) waiting.push(inner);
  }
  return false;
};
