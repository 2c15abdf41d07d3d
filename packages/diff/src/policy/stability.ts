import type { Operation } from '@schemawright/contract';
import type { Change } from '../change.ts';
import type { Stability } from './policy.ts';

/**
 * The level of an operation: what its extension says, else what its path says, else the firmest. A level that is not
 * known counts as the firmest.
 */
export const levelOf = ({ object, path }: Operation, { extension, levels, paths }: Stability): string => {
  const firmest = levels.at(-1) ?? 'stable';
  const declared = Object.hasOwn(object, extension) ? (object as Record<string, unknown>)[extension] : undefined;
  if (declared !== undefined) return levels.find((level) => level === declared) ?? firmest;
  return paths.find((known) => known.path.fits(path))?.level ?? firmest;
};

/** The changes, those compatible that reach only operations below the threshold. The old level is what was promised. */
export const lowerUnstable = (
  changes: readonly Change[],
  olds: readonly Operation[],
  news: readonly Operation[],
  stability: Stability | undefined,
): readonly Change[] => {
  if (stability?.threshold === undefined) return changes;
  const { levels, threshold } = stability;
  const levelsOf = new Map([...news, ...olds].map((operation) => [operation.key, levelOf(operation, stability)]));
  return changes.map((change): Change => {
    const ranks = (change.operations ?? [change.operation]).map((key) => levels.indexOf(levelsOf.get(key ?? '') ?? ''));
    const highest = Math.max(...ranks);
    const isUnstable = ranks.every((rank) => rank !== -1) && highest < levels.indexOf(threshold);
    if (change.impact === 'compatible' || !isUnstable) return change;
    const bump = change.bump === 'none' ? 'none' : 'minor';
    return { ...change, impact: 'compatible', bump, stability: levels[highest] as string };
  });
};
