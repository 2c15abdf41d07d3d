import type { Contract } from '@schemawright/contract';
import { diff, type Change } from '@schemawright/diff';
import { describe, expect, test } from 'vitest';
// @boundaries-ignore the random edits are those of the diff's own tests
import { made } from '../../diff/test/support/draw.ts';
// @boundaries-ignore the random edits are those of the diff's own tests
import { editedVersion, type Edited } from '../../diff/test/support/edits.ts';
import { alone, assignable, type Direction } from './support/assignable.ts';
import { keptByTypes, shownIn, unseenByTypes, type Sides } from './support/unseen-by-types.ts';

interface Verdict {
  readonly direction: Direction;
  readonly changes: readonly Change[];
  readonly sides: Sides;
}

/** Nothing where types keep what is not there. */
const verdictsOf = ({ old, next }: Edited): readonly Verdict[] => {
  const contracts = [alone(old), alone(next)] as const;
  const sides = { old: shownIn(contracts[0]), next: shownIn(contracts[1]) };
  const isKept = (contract: Contract, shown: Sides['old'], other: Contract): boolean =>
    [...shown.keys()].some((pointer) => keptByTypes.some((one) => one.in(contract, pointer, other)));
  if (isKept(contracts[0], sides.old, contracts[1]) || isKept(contracts[1], sides.next, contracts[0])) return [];
  const { changes } = diff(...contracts);
  return (['request', 'response'] as const).map((direction) => ({
    direction,
    sides,
    changes: changes.filter(({ impact, location }) => impact !== 'compatible' && location.startsWith(direction)),
  }));
};

describe('what the compiler says of the types', () => {
  test('is what is said of the change', () => {
    const pairs = made(150, (draw) =>
      editedVersion(draw, { limits: false, joined: true, directions: true, rare: true }, 2),
    );
    const fits = assignable(pairs);
    const contradictions = pairs.flatMap((pair, index) =>
      verdictsOf(pair).flatMap(({ direction, changes, sides }) => {
        const isFit = fits.get(`${index} ${direction}`);
        if (isFit === undefined) return [];
        const open = changes.filter(
          (change) => change.impact === 'breaking' && !unseenByTypes.some(({ is }) => is(change, sides)),
        );
        if (isFit ? open.length === 0 : changes.length > 0) return [];
        return [{ direction, isFit, rules: open.map(({ rule, pointer }) => `${rule} ${pointer}`), ...pair }];
      }),
    );
    expect(contradictions.map((one) => JSON.stringify(one))).toEqual([]);
  }, 120_000);
});
