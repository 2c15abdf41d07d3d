import {
  operations,
  readSource,
  settled,
  Refusal,
  type Contract,
  type Manifest,
  type Place,
  type Pointer,
  type Problem,
} from '@schemawright/contract';
import { applyPolicy, defaultPolicy, diff, readPolicy, unmatched, type Diff, type Policy } from '@schemawright/diff';
import { relativeTo } from '../files.ts';

/** A policy, and where it is written. */
export interface PlacedPolicy {
  readonly policy: Policy;
  /** What a pointer of the policy is about, as a problem with its place. */
  problem(pointer: Pointer, told: Pick<Problem, 'severity' | 'code' | 'message' | 'mend'>): Problem;
}

/**
 * The policy of a file, or else of the contract, or else of everybody. Throws `Refusal` naming every fault in it.
 * @param file given by `--policy`; it holds what `diff:` of a `contract.yaml` would
 */
export const policyFor = (file: string | undefined, manifest: Manifest | undefined, cwd: string): PlacedPolicy => {
  const named = file ?? (manifest === undefined ? undefined : relativeTo(cwd, manifest.file));
  if (named === undefined) return { policy: defaultPolicy, problem: placedAt({ file: 'policy', line: 1, column: 1 }) };
  const source = settled(readSource(named, cwd));
  const at = file === undefined ? '/diff' : '';
  const value = file === undefined ? manifest?.diff : source.value;
  const problem: PlacedPolicy['problem'] = (pointer, told) => ({
    ...told,
    pointer: at + pointer,
    place: source.place(at + pointer),
  });
  const { policy, faults } = readPolicy(value);
  if (faults.length > 0) {
    throw new Refusal(
      faults.map(({ pointer, message, ...fault }) => {
        const mend = mendOf(pointer) ?? fault.mend;
        return problem(pointer, {
          severity: 'error',
          code: 'policy',
          message,
          ...(mend === undefined ? {} : { mend }),
        });
      }),
    );
  }
  return { policy, problem };
};

const mendOf = (pointer: Pointer): string | undefined =>
  pointer === '/diff'
    ? 'a file of its own holds what stands below diff: in contract.yaml, without that line'
    : undefined;

const placedAt =
  (place: Place): PlacedPolicy['problem'] =>
  (pointer, told) => ({ ...told, pointer, place });

/** The policy as it judges what comes after a version: only below 1.0.0 do versions move by less. */
export const policyAfter = (policy: Policy, version: string | undefined): Policy => ({
  ...policy,
  bump: { ...policy.bump, zeroMajor: policy.bump.zeroMajor === true && version?.startsWith('0.') === true },
});

/** The two contracts compared, as the policy judges it. */
export const judgedDiff = (old: Contract, next: Contract, policy: Policy, today: string): Diff => {
  const { profile, stability, deprecation, extensions } = policy;
  const found = diff(old, next, {
    profile,
    stability,
    extensions,
    ...(deprecation === undefined ? {} : { deprecation }),
    today,
  });
  const judged = applyPolicy(found, policy, today);
  const notes = [...(judged.notes ?? []), ...unmatched(policy, [...operations(old), ...operations(next)])];
  return notes.length === 0 ? judged : { ...judged, notes };
};

/** The day of today in UTC, as `2027-03-31`. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
