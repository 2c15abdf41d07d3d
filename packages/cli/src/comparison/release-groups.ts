import path from 'node:path';
import { refusal } from '@schemawright/contract';
import type { Bump } from '@schemawright/diff';
import micromatch from 'micromatch';
import { highest } from '../bump.ts';
import { listIn } from './changeset-folder.ts';

/** Packages that are released with each other, as the configuration of changesets groups them. */
export interface Group {
  /** `fixed`: one bump for all; `linked`: one bump for those that are released at all. */
  readonly kind: 'fixed' | 'linked';
  has(packageName: string): boolean;
}

/** The groups of `config.json`. Changesets reads their patterns with the same library. Throws `Refusal`. */
export const groupsIn = (folder: string, cwd: string): readonly Group[] =>
  (['fixed', 'linked'] as const).flatMap((kind) =>
    listIn(folder, configName, kind, cwd).map((globs) => {
      if (!isGlobs(globs))
        throw refusal(
          path.relative(cwd, path.join(folder, configName)),
          'changesets-config',
          `a group of ${kind} packages is a list of names and patterns`,
        );
      return { kind, has: (packageName) => micromatch([packageName], globs).length > 0 };
    }),
  );

const configName = 'config.json';

/** Longer than any name that a registry takes, with all that a pattern may list. */
const longestGlob = 10_000;

const isGlobs = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((glob) => typeof glob === 'string' && glob !== '' && glob.length <= longestGlob);

/** What a package is released as, alone or with others of its groups. */
export const bumpAmong = (groups: readonly Group[], name: string, pending: ReadonlyMap<string, Bump>): Bump => {
  const own = pending.get(name) ?? 'none';
  const shared = groups
    .filter(({ kind, has }) => has(name) && (kind === 'fixed' || own !== 'none'))
    .flatMap(({ has }) => [...pending].flatMap(([other, bump]) => (has(other) ? [bump] : [])));
  return highest([own, ...shared]);
};
