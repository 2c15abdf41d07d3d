import {
  canonicalJson,
  child,
  pointerOfFragment,
  type Json,
  type JsonObject,
  type Operation,
  type ResolvedLink,
} from '@schemawright/contract';
import type { Both, Pair } from '../subjects.ts';

/** Where a link leads and what it takes along, the same for both contracts in whichever words. */
type MeaningOf = (link: ResolvedLink['object']) => string;

/**
 * A link names its operation by `operationId`, or by `operationRef`, which is where that stands. OpenAPI 3.1.1, 4.8.20.
 * @param pairs the operations of both contracts: one that is called otherwise, or stands elsewhere, is the same one
 */
export const linksBetween = (pairs: readonly Pair<Operation>[]): Both<MeaningOf> => ({
  old: meaningAmong(pairs, 'old'),
  next: meaningAmong(pairs, 'next'),
});

/** An operation, and what the newer contract calls it. */
interface Target {
  readonly key: string;
  readonly operation: Operation;
}

const meaningAmong = (pairs: readonly Pair<Operation>[], side: 'old' | 'next'): MeaningOf => {
  let known: ReadonlyMap<string, Target> | undefined;
  return (link) => {
    const { description: _, operationId, operationRef, ...meaning } = link;
    known ??= targetsIn(pairs, side);
    const isPlace = typeof operationRef === 'string' && operationRef.startsWith('#');
    const name = isPlace ? pointerOfFragment(operationRef) : operationId;
    const target = typeof name === 'string' ? known.get(name) : undefined;
    if (target === undefined) return canonicalJson({ ...meaning, ...stated({ operationId, operationRef }) });
    const parameters = qualified(meaning['parameters'], target.operation);
    return canonicalJson({ ...meaning, ...stated({ parameters }), operation: target.key });
  };
};

const stated = (members: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;

/** Operations by their ids and by where they stand: no id begins as a pointer does. */
const targetsIn = (pairs: readonly Pair<Operation>[], side: 'old' | 'next'): ReadonlyMap<string, Target> => {
  const targets = new Map<string, Target>();
  for (const pair of pairs) {
    const operation = pair[side];
    if (operation === undefined) continue;
    const { kind, method, path, pointer, operationId } = operation;
    const target = { key: (pair.next ?? operation).key, operation };
    targets.set(pointer, target);
    if (kind === 'path') targets.set(child(child('/paths', path), method.toLowerCase()), target);
    if (operationId !== undefined) targets.set(operationId, target);
  }
  return targets;
};

/** What is sent, by names with their places: where only one parameter has a name, its place need not be said. */
const qualified = (stated: Json | undefined, { parameters }: Operation): Json | undefined => {
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) return stated;
  const nameOf = (written: string): string => {
    const [found, other] = parameters.filter(({ name }) => name === written);
    return found === undefined || other !== undefined ? written : `${found.in}.${found.name}`;
  };
  return Object.fromEntries(Object.entries(stated).map(([written, value]) => [nameOf(written), value]));
};
