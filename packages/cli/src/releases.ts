import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compare, valid } from 'semver';
import { isFolder } from './files.ts';

/** The file of the newest release of a contract, `releases/VERSION.json` in its folder; nothing before the first one. */
export const lastRelease = (contractFolder: string): string | undefined => {
  const folder = path.join(contractFolder, 'releases');
  if (!isFolder(folder)) return undefined;
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && valid(versionOf(name)) === versionOf(name))
    .sort((one, other) => compare(versionOf(one), versionOf(other)))
    .at(-1);
  return newest === undefined ? undefined : path.join(folder, newest);
};

/** The version that the file of a release is called by. */
export const versionOf = (release: string): string => path.basename(release, '.json');
