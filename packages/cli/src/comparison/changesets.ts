import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readText, refusal, sourceOf, type Manifest } from '@schemawright/contract';
import { bumpsOf, changesetOf, type Bump, type BumpOptions, type Change, type Role } from '@schemawright/diff';
import { prerelease } from 'semver';
import { isFile, isFolder } from '../files.ts';
import { highest } from '../bump.ts';

/** What the packages of a contract are to be released as. */
export const packageBumps = (
  { packages }: Manifest,
  changes: readonly Change[],
  options: BumpOptions,
): ReadonlyMap<string, Bump> => {
  const bumps = bumpsOf(changes, options);
  return new Map((Object.keys(packages) as Role[]).map((role) => [packages[role], bumps[role]]));
};

/** Writes the changeset of a contract below `.changeset/`; its path from the working folder, nothing for no release. */
export const writeChangeset = (
  manifest: Manifest,
  changes: readonly Change[],
  bumps: ReadonlyMap<string, Bump>,
  cwd: string,
): string | undefined => {
  const changeset = changesetOf({ changes }, bumps);
  if (changeset === undefined) return undefined;
  const folder = folderOf(manifest);
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, changeset.name);
  writeFileSync(file, changeset.text);
  return path.relative(cwd, file);
};

/** A package whose pending changesets release less than its changes ask for. */
export interface Lacking {
  readonly package: string;
  readonly asked: Bump;
  readonly pending: Bump;
}

/**
 * What the pending changesets are too small for. Throws `Refusal` for a changeset that cannot be read.
 * @param released the version that the changes are counted from
 */
export const lackingOf = (
  manifest: Manifest,
  bumps: ReadonlyMap<string, Bump>,
  released: string | undefined,
  cwd: string,
): readonly Lacking[] => {
  const pending = pendingBumps(folderOf(manifest), released, cwd);
  return [...bumps].flatMap(([name, asked]) => {
    const found = pending.get(name) ?? 'none';
    return highest([asked, found]) === found ? [] : [{ package: name, asked, pending: found }];
  });
};

const folderOf = ({ folder }: Manifest): string => path.join(path.dirname(path.dirname(folder)), '.changeset');

const pendingBumps = (folder: string, released: string | undefined, cwd: string): ReadonlyMap<string, Bump> => {
  const bumps = new Map<string, Bump>();
  if (!isFolder(folder)) return bumps;
  const gone = alreadyReleased(folder, released, cwd);
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md' && !gone.has(name.slice(0, -'.md'.length)),
  );
  for (const name of names.sort()) {
    for (const [packageName, bump] of bumpsIn(path.join(folder, name), cwd))
      bumps.set(packageName, highest([bumps.get(packageName) ?? 'none', bump]));
  }
  return bumps;
};

/** In pre mode changesets stay until the end; those of pre-releases are behind a pre-release, and still before a version. */
const alreadyReleased = (folder: string, released: string | undefined, cwd: string): ReadonlySet<unknown> => {
  const file = path.join(folder, 'pre.json');
  if (released === undefined || prerelease(released) === null || !isFile(file)) return new Set();
  const shown = path.relative(cwd, file);
  const { value } = sourceOf(readText(file, shown), shown);
  const listed = typeof value === 'object' && value !== null && 'changesets' in value ? value.changesets : [];
  return new Set(Array.isArray(listed) ? listed : []);
};

const known: readonly Bump[] = ['major', 'minor', 'patch', 'none'];

/** The front matter between the first two lines `---`; an empty one releases nothing. */
const bumpsIn = (file: string, cwd: string): readonly (readonly [name: string, bump: Bump])[] => {
  const shown = path.relative(cwd, file);
  const text = readText(file, shown);
  const [, matter] = /^\s*---[^\S\n]*\n(.*?)(?<=\n)---[^\S\n]*(?:\n|$)/su.exec(text.replaceAll('\r\n', '\n')) ?? [];
  const refuse = (message: string): never => {
    throw refusal(shown, 'changeset', message, {
      mend: 'write it as changeset does: between two lines --- a line "PACKAGE": minor',
    });
  };
  if (matter === undefined) return refuse('this changeset has no front matter');
  if (matter.trim() === '') return [];
  // Its lines begin one below the top of the file.
  const { value } = sourceOf(`\n${matter}`, shown);
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return refuse('the front matter is no mapping');
  return Object.entries(value).map(([name, bump]) => {
    const found = known.find((one) => one === bump);
    return found === undefined ? refuse('a bump is major, minor, patch or none') : ([name, found] as const);
  });
};
