import type { Json, Pointer } from '@schemawright/contract';
import { child, valueAt } from '@schemawright/contract';
import { alternatives, conjuncts, propertiesOf, valuesOf, type Placed } from '../conjuncts.ts';
import type { Statement } from '../reading.ts';
import { jsonTypeOf } from '../statement.ts';

/** What a statement about an object is compared with: the schema's own parts, and those of the variant it is about. */
export interface Shape {
  readonly placed: readonly Placed[];
  /** The variants of the union that the statement says nothing about. */
  readonly others: readonly Pointer[];
  /** Whether there is a union and nothing tells which of its variants is meant. */
  readonly isUndecided: boolean;
}

export const shapeOf = (document: Json, pointer: Pointer, stated: Statement): Shape => {
  const placed = conjuncts(document, pointer);
  const variants = alternatives(document, placed);
  if (variants.length === 0) return { placed, others: [], isUndecided: false };
  const chosen = variants.length === 1 ? variants[0] : chooseVariant(document, variants, stated);
  if (chosen === undefined) return { placed, others: variants, isUndecided: true };
  const own = new Set(placed.map((part) => part.pointer));
  const inner = shapeOf(document, chosen, stated);
  return {
    placed: [...placed, ...inner.placed.filter((part) => !own.has(part.pointer))],
    others: [...variants.filter((variant) => variant !== chosen), ...inner.others],
    isUndecided: inner.isUndecided,
  };
};

/**
 * The variant that a statement is about: none of its tags contradicts what is stated, and of those that are left it
 * shares the most names. When all are contradicted the tag itself may have changed, and the names alone decide.
 */
const chooseVariant = (document: Json, variants: readonly Pointer[], stated: Statement): Pointer | undefined => {
  const candidates = variants.map((pointer) => {
    const properties = propertiesOf(conjuncts(document, pointer));
    return { pointer, isPossible: isPossible(document, properties, stated), score: likeness(properties, stated) };
  });
  const possible = candidates.filter((candidate) => candidate.isPossible);
  const ranked = (possible.length > 0 ? possible : candidates).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (first === undefined || first.score === 0 || first.score === second?.score) return undefined;
  return first.pointer;
};

const isPossible = (document: Json, properties: ReadonlyMap<string, readonly Pointer[]>, stated: Statement): boolean =>
  [...properties].every(([name, holders]) => {
    const property = stated.properties.get(name)?.statement;
    if (property === undefined) return true;
    if (holders.some((holder) => valueAt(document, child(child(holder, 'properties'), name)) === false)) return false;
    const allowed = holders.map((holder) => valuesOf(conjuncts(document, child(child(holder, 'properties'), name))));
    const listed = property.facts['enum'];
    const shown = Array.isArray(listed)
      ? listed
      : property.sample === undefined || isPlaceholder(property.sample)
        ? []
        : [property.sample];
    return (
      shown.length === 0 ||
      allowed.every((values) => values === undefined || values.some((value) => shown.includes(value as Json)))
    );
  });

/** `<string>` and the like stand for any value; objects and lists are no tags. */
const isPlaceholder = (value: Json): boolean =>
  typeof value === 'string' ? /^<\w+>$/u.test(value) : typeof value === 'object' || jsonTypeOf(value) === 'integer';

/** Shared names against all names, from 0 to 1. */
const likeness = (properties: ReadonlyMap<string, unknown>, stated: Statement): number => {
  const shared = [...properties.keys()].filter((name) => stated.properties.has(name)).length;
  const all = properties.size + stated.properties.size - shared;
  return all === 0 ? 0 : shared / all;
};
