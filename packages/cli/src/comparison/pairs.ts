import type { Manifest } from '@schemawright/contract';
import {
  contractsCalled,
  inputFor,
  isContractName,
  manifestOf,
  releaseInput,
  treeInput,
  twoInputs,
  type Input,
} from '../inputs/input.ts';
import { releasesOf, versionOf } from '../releases.ts';
import type { ReportedProblem } from '../reports/documents.ts';
import { UsageError } from '../status.ts';
import { releaseNotes } from './release-notes.ts';

/** Two sides to compare, not read yet. */
export interface Pair {
  readonly old: Input;
  readonly next: Input;
  /** The contract of `schemas/` whose packages are released for what changed. */
  readonly manifest: Manifest | undefined;
  /** The version that the old side was released under, when it is known. */
  readonly released: string | undefined;
}

/** What is to be compared, and what there is to say of releases. */
export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly notes: readonly ReportedProblem[];
}

/** OLD and NEW, or the last release of each contract named and what it is now. Throws `UsageError` and `Refusal`. */
export const pairsOf = async (words: readonly string[], cwd: string): Promise<Pairs> => {
  const other = words.find((word) => !isContractName(word, cwd));
  if (other === undefined) return releasePairs(contractsCalled(words, cwd), cwd);
  const [old, next] = words;
  const manifest = next === undefined ? manifestOf(other, cwd) : undefined;
  if (manifest !== undefined) return releasePairs([manifest], cwd);
  if (old === undefined || next === undefined || words.length !== 2) {
    const fault = words.length > 2 ? `these are ${words.length}` : `${other} is no name of a contract`;
    throw new UsageError(`${fault}: ${twoInputs}`);
  }
  const sides = await Promise.all([inputFor(old, 'old', cwd), inputFor(next, 'new', cwd)]);
  const pair = { old: sides[0], next: sides[1], manifest: sides[1].manifest ?? sides[0].manifest, released: undefined };
  return { pairs: [pair], notes: [] };
};

const releasePairs = (manifests: readonly Manifest[], cwd: string): Pairs => {
  const all = manifests.map((manifest) => ({ manifest, releases: releasesOf(manifest.folder) }));
  return {
    pairs: all.flatMap(({ manifest, releases: { last } }) =>
      last === undefined ? [] : releasePair(manifest, last, cwd),
    ),
    notes: all.flatMap(({ manifest, releases }) => releaseNotes(manifest, releases, cwd)),
  };
};

const releasePair = (manifest: Manifest, release: string, cwd: string): Pair => ({
  old: releaseInput(manifest, release, cwd),
  next: treeInput(manifest, cwd),
  manifest,
  released: versionOf(release),
});
