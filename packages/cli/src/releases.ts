import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compare, valid } from 'semver';
import { isFolder } from './files.ts';

/** What `releases/` of a contract holds, as paths. */
export interface Releases {
  /** The file of the newest one; nothing before the first. */
  readonly last: string | undefined;
  /** Descriptions that are called by no version, and so are no release. */
  readonly misnamed: readonly string[];
}

/** The releases of a contract, `releases/VERSION.json` in its folder. */
export const releasesOf = (contractFolder: string): Releases => {
  const folder = path.join(contractFolder, 'releases');
  const files = isFolder(folder) ? readdirSync(folder).filter((name) => /\.(?:json|ya?ml)$/iu.test(name)) : [];
  const located = (name: string): string => path.join(folder, name);
  const released = files.filter(isRelease).sort((one, other) => compare(versionOf(one), versionOf(other)));
  return {
    last: released.map(located).at(-1),
    misnamed: files
      .filter((name) => !isRelease(name))
      .sort()
      .map(located),
  };
};

const isRelease = (name: string): boolean => name.endsWith('.json') && valid(versionOf(name)) === versionOf(name);

/** The version that the file of a release is called by. */
export const versionOf = (release: string): string => path.basename(release, '.json');
