import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readText, refusal, sourceOf, type Manifest } from '@schemawright/contract';
import {
  bumpsOf,
  changesetOf,
  isChangesetName,
  pathPattern,
  type Bump,
  type BumpOptions,
  type Change,
  type Role,
} from '@schemawright/diff';
import { prerelease } from 'semver';
import { isFile, isFolder } from '../files.ts';
import { highest } from '../bump.ts';
import { raisedSince } from './raised.ts';

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
 * @param released the version that the changes are counted from: what was written since it is replaced
 */
export const writeChangeset = (
  manifest: Manifest,
  changes: readonly Change[],
  bumps: ReadonlyMap<string, Bump>,
  released: string | undefined,
  cwd: string,
): Written => {
  const changeset = changesetOf({ changes }, bumps);
  const folder = folderOf(manifest);
  const shown = (name: string): string => path.relative(cwd, path.join(folder, name));
  const own = released === undefined ? [] : ownChangesets(folder, new Set(bumps.keys()), cwd);
  const removed = own.filter((name) => name !== changeset?.name);
  for (const name of removed) rmSync(path.join(folder, name));
  if (changeset !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, changeset.name), changeset.text);
  }
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
  bumps: ReadonlyMap<string, Bump>,
  released: string | undefined,
  cwd: string,
): readonly Lacking[] => {
  const folder = folderOf(manifest);
  const pending = pendingBumps(folder, released, cwd);
  const groups = groupsIn(folder, cwd);
  const isGrouped = (name: string): boolean => groups.some(({ has }) => has(name) && has(manifest.packages.types));
  const raised =
    released === undefined ? undefined : raisedSince(manifest, released, repositoryOf(manifest), isGrouped);
  return [...bumps].flatMap(([name, asked]) => {
    const found = highest([bumpAmong(groups, name, pending), raised?.get(name) ?? 'none']);
    return highest([asked, found]) === found ? [] : [{ package: name, asked, pending: found }];
  });
};

const repositoryOf = ({ folder }: Manifest): string => path.dirname(path.dirname(folder));

const folderOf = (manifest: Manifest): string => path.join(repositoryOf(manifest), '.changeset');

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

/** The changesets that pre-releases hold already, by name. */
const preReleased = (folder: string, cwd: string): ReadonlySet<unknown> =>
  new Set(listIn(folder, 'pre.json', 'changesets', cwd));

/** A list in one of the JSON files of changesets; empty when the file or the list is not there. */
const listIn = (folder: string, name: string, member: string, cwd: string): readonly unknown[] => {
  const file = path.join(folder, name);
  if (!isFile(file)) return [];
  const shown = path.relative(cwd, file);
  const { value } = sourceOf(readText(file, shown), shown);
  const listed = typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(member) : undefined;
  return Array.isArray(listed) ? listed : [];
};

/** Packages that are released with each other, as the configuration of changesets groups them. */
interface Group {
  /** `fixed`: one bump for all; `linked`: one bump for those that are released at all. */
  readonly kind: 'fixed' | 'linked';
  has(packageName: string): boolean;
}

const groupsIn = (folder: string, cwd: string): readonly Group[] =>
  (['fixed', 'linked'] as const).flatMap((kind) =>
    listIn(folder, 'config.json', kind, cwd).map((globs) => {
      const patterns = [globs].flat().map((glob) => pathPattern(String(glob)));
      return { kind, has: (packageName) => patterns.some(({ fits }) => fits(packageName)) };
    }),
  );

/** What a package is released as, alone or with others of its groups. */
const bumpAmong = (groups: readonly Group[], name: string, pending: ReadonlyMap<string, Bump>): Bump => {
  const own = pending.get(name) ?? 'none';
  const shared = groups
    .filter(({ kind, has }) => has(name) && (kind === 'fixed' || own !== 'none'))
    .flatMap(({ has }) => [...pending].flatMap(([other, bump]) => (has(other) ? [bump] : [])));
  return highest([own, ...shared]);
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
