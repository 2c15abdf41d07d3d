import type { Manifest } from '@schemawright/contract';
import type { Bump } from '@schemawright/diff';
import { parse, type SemVer } from 'semver';
import { declaredVersion } from '../declared-version.ts';
import { packageFolder } from '../package-folder.ts';

/**
 * By how much the versions of a contract's packages were raised since its last release. Changesets does that in a commit
 * of its own, which takes the pending changesets away, and the release is frozen only after it.
 * @param released the version that the release is called by, that of the types package
 * @param repository the folder that holds `packages/`
 * @param isGrouped whether changesets gives a package the version of the types package when it releases both
 */
export const raisedSince = (
  { packages }: Manifest,
  released: string,
  repository: string,
  isGrouped: (name: string) => boolean,
): ReadonlyMap<string, Bump> => {
  const versionOf = (name: string): SemVer | null => parse(String(declaredVersion(packageFolder(repository, name))));
  const [from, to] = [parse(released), versionOf(packages.types)];
  const raised = from === null || to === null ? 'none' : raisedBy(from, to);
  // What the others were released as is not known: they are taken to have gone along, unless they stayed behind.
  const isBehind = (name: string): boolean => to !== null && isGrouped(name) && versionOf(name)?.compare(to) === -1;
  return new Map(Object.values(packages).map((name) => [name, isBehind(name) ? 'none' : raised]));
};

/** Semantic Versioning 2.0.0. What follows a pre-release of a version is still the step that leads to that version. */
const raisedBy = (from: SemVer, to: SemVer): Bump => {
  if (to.compare(from) <= 0) return 'none';
  if (to.compareMain(from) === 0) return to.patch > 0 ? 'patch' : to.minor > 0 ? 'minor' : 'major';
  return to.major > from.major ? 'major' : to.minor > from.minor ? 'minor' : 'patch';
};
