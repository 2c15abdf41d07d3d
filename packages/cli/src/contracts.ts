import {
  type Contract,
  findContracts,
  loadContract,
  loadManifest,
  loadManifestContract,
  type Manifest,
  manifestName,
  problemsOfLowering,
} from '@schemawright/contract';
import path from 'node:path';
import { exists } from './files.ts';
import { importsFor } from './imports.ts';
import type { Io } from './io.ts';
import { printProblems } from './refusal.ts';
import { UsageError } from './status.ts';

/**
 * The contracts of `schemas/` that go by these names, in that order; all of them for no names. Throws `UsageError`
 * when there is none of a name, or none at all.
 */
export const contractsNamed = (names: readonly string[], cwd: string): readonly Manifest[] => {
  const found = findContracts(cwd);
  if (found.length === 0) {
    throw new UsageError('neither the working folder nor one above it has a contract, schemas/NAME/contract.yaml');
  }
  if (names.length === 0) return found;
  return [...new Set(names)].map((name) => {
    const manifest = found.find((candidate) => candidate.name === name);
    if (manifest !== undefined) return manifest;
    throw new UsageError(`there is no contract ${name}; schemas/ has ${found.map((known) => known.name).join(', ')}`);
  });
};

/** Whether a word of the command line can only be the name of a contract: it is called like no file, and names none. */
export const isName = (word: string, cwd: string): boolean =>
  /^[a-z0-9]+(?:[-._][a-z0-9]+)*$/u.test(word) && !/\.(?:json|ya?ml)$/u.test(word) && !exists(path.resolve(cwd, word));

/** A contract, and the `contract.yaml` that it belongs to, if it has one. */
export interface Found {
  readonly contract: Contract;
  readonly manifest: Manifest | undefined;
}

/** The contract that a file or a name of `schemas/` stands for. Throws `Refusal`. */
export const contractFor = (nameOrFile: string, cwd: string): Found => {
  const named = isName(nameOrFile, cwd) ? findContracts(cwd).find(({ name }) => name === nameOrFile) : undefined;
  const manifest = named ?? manifestBeside(path.resolve(cwd, nameOrFile), cwd);
  return manifest === undefined
    ? { contract: loadContract(nameOrFile, { cwd, imports: importsFor([], cwd) }), manifest }
    : { contract: loadManifestContract(manifest, cwd), manifest };
};

/** The `contract.yaml` of the folder that a file is in, when the file is its entry. */
export const manifestBeside = (file: string, cwd: string): Manifest | undefined => {
  const folder = path.dirname(file);
  if (!exists(path.join(folder, manifestName))) return undefined;
  const manifest = loadManifest(folder, cwd);
  return manifest.entry === file ? manifest : undefined;
};

/** Tells on stderr what is wrong with a contract that is worked with all the same: nothing fails by it, so these are warnings. */
export const warnOfErrors = (contract: Contract, io: Io): void =>
  printProblems(
    problemsOfLowering(contract).flatMap((problem) =>
      problem.severity === 'error' ? [{ ...problem, severity: 'warning' as const }] : [],
    ),
    io,
  );
