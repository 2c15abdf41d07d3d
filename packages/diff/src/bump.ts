import type { Bump, Change } from './change.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

export interface BumpOptions {
  readonly zeroMajor?: boolean;
  readonly risky?: 'major' | 'minor';
}

/** The highest bump of all changes; below 1.0.0 (`zeroMajor`) one step less, but never nothing. */
export const bumpOf = (changes: readonly Pick<Change, 'impact' | 'bump'>[], options: BumpOptions = {}): Bump => {
  const highest = changes.reduce(
    (found, { impact, bump }) =>
      Math.max(found, order.indexOf(impact === 'risky' && bump === 'minor' ? (options.risky ?? bump) : bump)),
    0,
  );
  const lowered = options.zeroMajor === true && highest > 1 ? highest - 1 : highest;
  return order[lowered] ?? 'none';
};
