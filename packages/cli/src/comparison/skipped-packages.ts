import path from 'node:path';
import { refusal } from '@schemawright/contract';
import { manifestIn } from '../declared-version.ts';
import { packageFolder } from '../package-folder.ts';
import { configName, listIn, memberIn } from './changeset-folder.ts';
import { fitting } from './package-patterns.ts';

/**
 * Which packages changesets passes over, and so refuses in one changeset with others: ignored ones, private ones where
 * those have no versions, and those that declare none. Throws `Refusal`.
 * @param folder `.changeset/`
 * @param repository the folder that holds `packages/`
 */
export const skippedIn = (folder: string, repository: string, cwd: string): ((packageName: string) => boolean) => {
  const isIgnored = fitting(listIn(folder, configName, 'ignore', cwd));
  if (isIgnored === undefined)
    throw refusal(
      path.relative(cwd, path.join(folder, configName)),
      'changesets-config',
      'ignore is a list of names and patterns',
    );
  const hasPrivate = versionsPrivate(memberIn(folder, configName, 'privatePackages', cwd));
  return (packageName) => {
    const declared = manifestIn(packageFolder(repository, packageName));
    const isUnreleased =
      declared !== undefined && (!declared['version'] || (declared['private'] === true && !hasPrivate));
    return isUnreleased || isIgnored(packageName);
  };
};

/** `privatePackages`: `false`, or `version` of it; private packages have versions unless that says otherwise. */
const versionsPrivate = (option: unknown): boolean =>
  option !== false &&
  !(typeof option === 'object' && option !== null && 'version' in option && option.version === false);
