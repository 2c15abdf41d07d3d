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
import type { Io } from '../io.ts';
import { lastRelease, versionOf } from '../releases.ts';
import { UsageError } from '../status.ts';
import { lines, text } from '../text.ts';

/** Two sides to compare, not read yet. */
export interface Pair {
  readonly old: Input;
  readonly next: Input;
  /** The contract of `schemas/` whose packages are released for what changed. */
  readonly manifest: Manifest | undefined;
  /** The version that the old side was released under, when it is known. */
  readonly released: string | undefined;
}

/** OLD and NEW, or the last release of each contract named and what it is now. Throws `UsageError` and `Refusal`. */
export const pairsOf = async (words: readonly string[], io: Io): Promise<readonly Pair[]> => {
  const { cwd } = io;
  const other = words.find((word) => !isContractName(word, cwd));
  if (other === undefined) return contractsCalled(words, cwd).flatMap((manifest) => releasePair(manifest, io));
  const [old, next] = words;
  const manifest = next === undefined ? manifestOf(other, cwd) : undefined;
  if (manifest !== undefined) return releasePair(manifest, io);
  if (old === undefined || next === undefined || words.length !== 2) {
    const fault = words.length > 2 ? `these are ${words.length}` : `${other} is no name of a contract`;
    throw new UsageError(`${fault}: ${twoInputs}`);
  }
  const sides = await Promise.all([inputFor(old, 'old', cwd), inputFor(next, 'new', cwd)]);
  return [{ old: sides[0], next: sides[1], manifest: sides[1].manifest ?? sides[0].manifest, released: undefined }];
};

const releasePair = (manifest: Manifest, { err, cwd }: Io): readonly Pair[] => {
  const release = lastRelease(manifest.folder);
  if (release === undefined) {
    err.write(lines([text`${manifest.name} has no release yet, so there is nothing to compare with`]).rendered);
    return [];
  }
  return [
    {
      old: releaseInput(manifest, release, cwd),
      next: treeInput(manifest, cwd),
      manifest,
      released: versionOf(release),
    },
  ];
};
