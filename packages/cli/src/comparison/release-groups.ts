import path from 'node:path';
import { refusal } from '@schemawright/contract';
import type { Bump } from '@schemawright/diff';
import { highest } from '../bump.ts';
import { configName, listIn } from './changeset-folder.ts';
import { fitting } from './package-patterns.ts';

/** Packages that are released with each other, as the configuration of changesets groups them. */
export interface Group {
  /** `fixed`: one bump for all; `linked`: one bump for those that are released at all. */
  readonly kind: 'fixed' | 'linked';
  has(packageName: string): boolean;
}

/** The groups of `config.json`. Throws `Refusal`. */
export const groupsIn = (folder: string, cwd: string): readonly Group[] =>
  (['fixed', 'linked'] as const).flatMap((kind) =>
    listIn(folder, configName, kind, cwd).map((listed) => {
      const has = fitting(listed);
      if (has === undefined)
        throw refusal(
          path.relative(cwd, path.join(folder, configName)),
          'changesets-config',
          `a group of ${kind} packages is a list of names and patterns`,
        );
      return { kind, has };
    }),
  );

/** What a package is released as, alone or with others of its groups. */
export const bumpAmong = (groups: readonly Group[], name: string, pending: ReadonlyMap<string, Bump>): Bump => {
  const own = pending.get(name) ?? 'none';
  const shared = groups
    .filter(({ kind, has }) => has(name) && (kind === 'fixed' || own !== 'none'))
    .flatMap(({ has }) => [...pending].flatMap(([other, bump]) => (has(other) ? [bump] : [])));
  return highest([own, ...shared]);
};
