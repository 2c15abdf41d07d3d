import path from 'node:path';
import { readText, refusal, settled, sourceOf, type Manifest } from '@schemawright/contract';
import type { Bump } from '@schemawright/diff';
import { isFile } from '../files.ts';

/** The folder that holds `schemas/`, `packages/` and `.changeset/`. */
export const repositoryOf = ({ folder }: Manifest): string => path.dirname(path.dirname(folder));

/** `.changeset/`, there or not. */
export const changesetFolderOf = (manifest: Manifest): string => path.join(repositoryOf(manifest), '.changeset');

/** The changesets that pre-releases hold already, by name. */
export const preReleased = (folder: string, cwd: string): ReadonlySet<unknown> =>
  new Set(listIn(folder, 'pre.json', 'changesets', cwd));

/** The file of `.changeset/` that says what is released with what, and what never is. */
export const configName = 'config.json';

/** A list in one of the JSON files of changesets; empty when the file or the list is not there. Throws `Refusal`. */
export const listIn = (folder: string, name: string, member: string, cwd: string): readonly unknown[] => {
  const listed = memberIn(folder, name, member, cwd);
  if (listed === undefined || Array.isArray(listed)) return listed ?? [];
  throw refusal(path.relative(cwd, path.join(folder, name)), 'changesets-config', `${member} is no list`);
};

/** A member of one of the JSON files of changesets; nothing when the file or the member is not there. Throws `Refusal`. */
export const memberIn = (folder: string, name: string, member: string, cwd: string): unknown => {
  const file = path.join(folder, name);
  if (!isFile(file)) return undefined;
  const shown = path.relative(cwd, file);
  const { value } = settled(sourceOf(readText(file, shown), shown));
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(member) : undefined;
};

const known: readonly Bump[] = ['major', 'minor', 'patch', 'none'];

/**
 * What a changeset releases: the front matter between the first two lines `---`; an empty one releases nothing. Throws
 * `Refusal`.
 */
export const bumpsIn = (file: string, cwd: string): readonly (readonly [name: string, bump: Bump])[] => {
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
  const { value } = settled(sourceOf(`\n${matter}`, shown));
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) return refuse('the front matter is no mapping');
  return Object.entries(value).map(([name, bump]) => {
    const found = known.find((one) => one === bump);
    return found === undefined ? refuse('a bump is major, minor, patch or none') : ([name, found] as const);
  });
};
