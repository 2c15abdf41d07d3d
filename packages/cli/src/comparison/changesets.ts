import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '@schemawright/contract';
import {
  bumpsOf,
  isChangesetName,
  type Bump,
  type BumpOptions,
  type Change,
  type Changeset,
  type Role,
} from '@schemawright/diff';
import { isFolder } from '../files.ts';
import { bumpsIn, changesetFolderOf, preReleased } from './changeset-folder.ts';

/** What the packages of a contract are to be released as. */
export const packageBumps = (
  { packages }: Manifest,
  changes: readonly Change[],
  options: BumpOptions,
): ReadonlyMap<string, Bump> => {
  const bumps = bumpsOf(changes, options);
  return new Map((Object.keys(packages) as Role[]).map((role) => [packages[role], bumps[role]]));
};

/** What became of the changeset of a contract, as paths from the working folder. */
export interface Written {
  /** Nothing when the changes ask for no release. */
  readonly written: string | undefined;
  /** Written for fewer or other changes since the same release: they would be told twice. */
  readonly removed: readonly string[];
}

/**
 * Writes the changeset of a contract below `.changeset/`. Throws `Refusal`.
 * @param changeset nothing when the changes ask for no release
 * @param released the version that the changes are counted from: what was written since it is replaced
 */
export const writeChangeset = (
  manifest: Manifest,
  changeset: Changeset | undefined,
  released: string | undefined,
  cwd: string,
): Written => {
  const folder = changesetFolderOf(manifest);
  const shown = (name: string): string => path.relative(cwd, path.join(folder, name));
  const own = released === undefined ? [] : ownChangesets(folder, new Set(Object.values(manifest.packages)), cwd);
  const removed = own.filter((name) => name !== changeset?.name);
  if (changeset !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, changeset.name), changeset.text);
  }
  for (const name of removed) rmSync(path.join(folder, name));
  return { written: changeset && shown(changeset.name), removed: removed.map(shown) };
};

/** What was written for these packages, and waits for its release. */
const ownChangesets = (folder: string, packages: ReadonlySet<string>, cwd: string): readonly string[] => {
  if (!isFolder(folder)) return [];
  const gone = preReleased(folder, cwd);
  return readdirSync(folder)
    .filter((name) => isChangesetName(name) && !gone.has(name.slice(0, -'.md'.length)))
    .filter((name) => {
      const named = bumpsIn(path.join(folder, name), cwd);
      return named.length > 0 && named.every(([packageName]) => packages.has(packageName));
    })
    .sort();
};
