import {
  loadContract,
  loadFolder,
  loadManifest,
  loadManifestContract,
  manifestName,
  refusal,
} from '@schemawright/contract';
import type { Contract, Manifest } from '@schemawright/contract';
import path from 'node:path';
import { contractsNamed, isName, manifestBeside } from '../contracts.ts';
import { exists, isFolder } from '../files.ts';
import { importsFor } from '../imports.ts';
import { releasesOf } from '../releases.ts';
import { UsageError } from '../status.ts';

/** One side of a comparison, not read yet. */
export interface Input {
  /** What the contract is called when its text does not say. */
  readonly name: string;
  /** The `contract.yaml` that it belongs to, if it has one. */
  readonly manifest: Manifest | undefined;
  /** Throws `Refusal`. */
  read(name: string): Contract;
}

/** What a reference stands for that names nothing is unconstrained: it is told, and no reason to compare nothing. */
export const dangling = 'unknown';

/** The side that a word stands for: a name is the last release on the old side, and the working tree on the new one. */
export type Side = 'old' | 'new';

interface Scheme {
  readonly prefix: RegExp;
  open(word: string, cwd: string): Promise<Input>;
}

/** Inputs that are no paths. A new one is one file and one line here. */
const schemes: readonly Scheme[] = [
  { prefix: /^git:/u, open: async (word, cwd) => (await import('./git-input.ts')).gitInput(word, cwd) },
  { prefix: /^npm:/u, open: async (word, cwd) => (await import('./npm-input.ts')).npmInput(word, cwd) },
  {
    prefix: /^https?:/iu,
    open: () => Promise.reject(new UsageError('addresses are not fetched: download the file and name it')),
  },
];

/** Throws `UsageError` and `Refusal` for what is not there. */
export const inputFor = async (word: string, side: Side, cwd: string): Promise<Input> => {
  const scheme = schemes.find(({ prefix }) => prefix.test(word));
  if (scheme !== undefined) return scheme.open(word, cwd);
  if (isName(word, cwd)) return namedInput(word, side, cwd);
  return pathInput(word, cwd);
};

/** Whether a word can be nothing but the name of a contract. */
export const isContractName = (word: string, cwd: string): boolean =>
  !schemes.some(({ prefix }) => prefix.test(word)) && isName(word, cwd);

export const twoInputs = 'give two inputs, OLD and NEW, or names of contracts alone';

/** The contracts that words stand for which name no file. Throws `UsageError`, for a mistyped file as well. */
export const contractsCalled = (words: readonly string[], cwd: string): readonly Manifest[] => {
  try {
    return contractsNamed(words, cwd);
  } catch (error) {
    if (!(error instanceof UsageError) || words.length === 0) throw error;
    const asked = words.length > 2 ? `; ${twoInputs}` : '';
    throw new UsageError(`no file is called ${words.join(' or ')}, and ${error.message}${asked}`);
  }
};

const namedInput = (word: string, side: Side, cwd: string): Input => {
  const [manifest] = contractsCalled([word], cwd);
  if (manifest === undefined) throw new UsageError(`there is no contract ${word}`);
  if (side === 'new') return treeInput(manifest, cwd);
  const { last } = releasesOf(manifest.folder);
  if (last !== undefined) return releaseInput(manifest, last, cwd);
  throw refusal(word, 'release-missing', 'this contract has no release yet', {
    mend: 'releases/VERSION.json in its folder holds one',
  });
};

/** A contract of `schemas/` as it stands. */
export const treeInput = (manifest: Manifest, cwd: string): Input => ({
  name: manifest.name,
  manifest,
  read: () => loadManifestContract(manifest, cwd, { dangling }),
});

/** A contract of `schemas/` as it was released. */
export const releaseInput = (manifest: Manifest, release: string, cwd: string): Input => ({
  name: manifest.name,
  manifest,
  read: (name) => loadContract(path.relative(cwd, release), { name, cwd, dangling }),
});

/** The `contract.yaml` of a contract of which a path names the folder, the entry, or the `contract.yaml` itself. */
export const manifestOf = (word: string, cwd: string): Manifest | undefined => {
  const location = path.resolve(cwd, word);
  if (!exists(location)) return undefined;
  const folder = isFolder(location) ? location : path.dirname(location);
  if (folder !== location && path.basename(location) !== manifestName) return manifestBeside(location, cwd);
  return exists(path.join(folder, manifestName)) ? loadManifest(folder, cwd) : undefined;
};

const pathInput = (word: string, cwd: string): Input => {
  const manifest = manifestOf(word, cwd);
  if (manifest !== undefined) return treeInput(manifest, cwd);
  return isFolder(path.resolve(cwd, word)) ? folderInput(word, cwd) : fileInput(word, cwd);
};

const folderInput = (word: string, cwd: string): Input => ({
  name: path.basename(path.resolve(cwd, word)),
  manifest: undefined,
  read: (name) => loadFolder(word, { name, cwd, dangling, imports: importsFor([], cwd) }),
});

const fileInput = (word: string, cwd: string): Input => ({
  name: path.basename(word).replace(/(?:\.struct|\.schema)?\.(?:json|ya?ml)$/iu, ''),
  manifest: undefined,
  read: (name) => loadContract(word, { name, cwd, dangling, imports: importsFor([word], cwd) }),
});
