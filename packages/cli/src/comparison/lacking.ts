import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '@schemawright/contract';
import type { Bump } from '@schemawright/diff';
import { prerelease } from 'semver';
import { highest } from '../bump.ts';
import { isFolder } from '../files.ts';
import { bumpsIn, changesetFolderOf, preReleased, repositoryOf } from './changeset-folder.ts';
import { raisedSince } from './raised.ts';
import { bumpAmong, groupsIn } from './release-groups.ts';
import { skippedIn } from './skipped-packages.ts';

/** A package that is about to be released as less than its changes ask for. */
export interface Lacking {
  readonly package: string;
  readonly asked: Bump;
  /** By its pending changesets, or by its version where that was raised already. */
  readonly pending: Bump;
}

/**
 * What the pending changesets, and versions raised already, are too small for. Throws `Refusal` for a changeset that
 * cannot be read.
 * @param released the version that the changes are counted from
 */
export const lackingOf = (
  manifest: Manifest,
  packages: readonly { readonly name: string; readonly bump: Bump }[],
  released: string | undefined,
  cwd: string,
): readonly Lacking[] => {
  const folder = changesetFolderOf(manifest);
  const pending = pendingBumps(folder, released, cwd);
  const groups = groupsIn(folder, cwd);
  const isGrouped = (name: string): boolean => groups.some(({ has }) => has(name) && has(manifest.packages.types));
  const repository = repositoryOf(manifest);
  const raised = released === undefined ? undefined : raisedSince(manifest, released, repository, isGrouped);
  const isSkipped = skippedIn(folder, repository, cwd);
  return packages.flatMap(({ name, bump: asked }) => {
    const found = highest([bumpAmong(groups, name, pending), raised?.get(name) ?? 'none']);
    return isSkipped(name) || highest([asked, found]) === found ? [] : [{ package: name, asked, pending: found }];
  });
};

const pendingBumps = (folder: string, released: string | undefined, cwd: string): ReadonlyMap<string, Bump> => {
  const bumps = new Map<string, Bump>();
  if (!isFolder(folder)) return bumps;
  // In pre mode changesets stay until the end; those of pre-releases are behind a pre-release, and still before a version.
  const gone = released === undefined || prerelease(released) === null ? new Set() : preReleased(folder, cwd);
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md' && !gone.has(name.slice(0, -'.md'.length)),
  );
  for (const name of names.sort()) {
    for (const [packageName, bump] of bumpsIn(path.join(folder, name), cwd))
      bumps.set(packageName, highest([bumps.get(packageName) ?? 'none', bump]));
  }
  return bumps;
};
