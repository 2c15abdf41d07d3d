import type { EffectiveSchema } from '@schemawright/contract';
import type { Both } from '../subjects.ts';
import type { Position } from './visit.ts';

/** A compared pair, as far as it matters what leads to it. */
interface Led {
  readonly positions: readonly Position[];
  readonly above: readonly Led[];
  /** Those above of which the pair is a branch. */
  readonly unions: ReadonlySet<Led>;
  readonly holder: Both<EffectiveSchema>;
}

/** Every place that leads to a pair. */
export const positionsOf = (start: Led): readonly Position[] => {
  const seen = new Set([start]);
  for (const one of seen) for (const above of one.above) seen.add(above);
  return [...seen].flatMap(({ positions }) => positions);
};

/** The operations that reach something; what none reaches is told of the component, which harms no operation. */
export const operationsOf = (places: readonly Led[]): ReadonlySet<string | null> => {
  const all = new Set(places.flatMap(positionsOf).map(({ operation }) => operation));
  if (all.size > 1) all.delete(null);
  return all;
};

/** Whether anybody uses what these reach. */
export const areOperations = (operations: ReadonlySet<string | null>): boolean =>
  [...operations].some((operation) => operation !== null);

export const isWithin = (few: ReadonlySet<string | null>, many: ReadonlySet<string | null>): boolean =>
  [...few].every((one) => many.has(one));

/** What a pair is a branch of, wherever it stands; nothing where it stands somewhere by itself. */
export const wholesOf = (start: Led): readonly Both<EffectiveSchema>[] => {
  const seen = new Set([start]);
  const wholes: Led[] = [];
  for (const one of seen) {
    if (one.positions.length > 0 || one.above.some((above) => !one.unions.has(above))) wholes.push(one);
    for (const union of one.unions) seen.add(union);
  }
  return wholes.includes(start) ? [] : wholes.map(({ holder }) => holder);
};
