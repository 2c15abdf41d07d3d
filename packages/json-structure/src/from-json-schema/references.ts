import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import type { Resolve } from './resolver.ts';

/** How many references lead to each schema of the input. */
export const referencesTo = (root: Json, resolve: Resolve): ReadonlyMap<Pointer, number> => {
  const counts = new Map<Pointer, number>();
  for (const object of objectsIn(root)) {
    const reference = Object.hasOwn(object, '$ref') ? object['$ref'] : undefined;
    const target = isString(reference) ? resolve(reference) : undefined;
    if (target !== undefined) counts.set(target.pointer, (counts.get(target.pointer) ?? 0) + 1);
  }
  return counts;
};

/** Every object in a value, once; without recursion, for a value may nest deeper than the stack. */
export function* objectsIn(root: Json): Generator<JsonObject> {
  const seen = new Set<object>();
  const open: (Json | undefined)[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isObject(value)) yield value;
    for (const inner of Object.values(value) as (Json | undefined)[]) open.push(inner);
  }
}
