import path from 'node:path';
import { realpathSync } from 'node:fs';
import {
  contractOfSource,
  importsBelow,
  importsBeside,
  loadFolder,
  loadManifest,
  manifestName,
  readSourceAt,
  refusal,
  type Contract,
  type Imports,
} from '@schemawright/contract';
import { commitFiles, type CommitFiles } from './commit-files.ts';
import { commitNamed, repositoryAt } from './git.ts';
import { dangling, type Input } from './input.ts';

/** `git:REF:PATH`; a date in a ref, `main@{2026-01-01 10:00}`, may hold colons. */
const written = /^git:((?:[^:{]|\{[^}]*\})*):(.*)$/su;

/**
 * A file or folder of a commit, `git:REF:PATH`: PATH starts from the top of the repository, or from the working folder
 * when it begins with `./` or `../`, as git has it. Throws `Refusal`.
 */
export const gitInput = (word: string, cwd: string): Input => {
  const [, revision = '', named = ''] = written.exec(word) ?? [];
  if (revision === '') {
    throw refusal(word, 'git-input', 'this names no revision and path', {
      mend: 'write git:REF:PATH, as git:main:openapi.yaml',
    });
  }
  const repository = repositoryAt(cwd, word);
  const commit = commitNamed(repository, revision, word);
  const { top } = repository;
  const files = commitFiles(repository, commit, revision);
  const location = path.resolve(/^\.{1,2}(?:\/|$)/u.test(named) ? realpathSync(cwd) : top, named);
  const kind = files.kind(location);
  if (kind === undefined)
    throw refusal(word, 'git-path-unknown', 'there is no such path in this revision', {
      mend: mendOf(named, { revision, location, top, cwd, files }),
    });
  return {
    name: path.basename(location).replace(/(?:\.struct|\.schema)?\.(?:json|ya?ml)$/iu, ''),
    manifest: undefined,
    read: (name) => (kind === 'folder' ? folderAt(location, name, top, files) : contractAt(location, name, top, files)),
  };
};

interface Missing {
  readonly revision: string;
  readonly location: string;
  readonly top: string;
  readonly cwd: string;
  readonly files: CommitFiles;
}

const mendOf = (named: string, { revision, location, top, cwd, files }: Missing): string => {
  const meant = [path.resolve(realpathSync(cwd), named), path.join(top, named)].find(
    (other) => other !== location && files.kind(other) !== undefined,
  );
  if (meant !== undefined)
    return `paths start from the top of the repository: git:${revision}:${path.relative(top, meant)}`;
  for (const above of [location, ...foldersAbove(location, top)]) {
    const shown = path.relative(top, above);
    const held = files.holds(above);
    if (held === 'submodule') return `${shown} is a submodule: run the command in it, with a revision of its own`;
    if (held === 'link') return `${shown} is a symbolic link, and leads to nothing of this revision`;
  }
  return `git ls-tree -r --name-only ${revision} lists the paths`;
};

const foldersAbove = (location: string, top: string): readonly string[] => {
  const folder = path.dirname(location);
  return folder.length <= top.length ? [] : [folder, ...foldersAbove(folder, top)];
};

/** The contract in a file of a commit. Its references and imports are those of the commit. */
export const contractAt = (location: string, name: string, top: string, files: CommitFiles): Contract => {
  const source = readSourceAt(files.real(location), files.nameOf?.(location) ?? location, files);
  return contractOfSource(source, { name, cwd: top, files, dangling, imports: importsAt(location, top, files) });
};

const folderAt = (folder: string, name: string, top: string, files: CommitFiles): Contract => {
  if (files.kind(path.join(folder, manifestName)) === undefined)
    return loadFolder(folder, { name, cwd: top, files, dangling, imports: importsAt(folder, top, files) });
  const manifest = loadManifest(folder, top, files);
  return contractAt(manifest.entry, name, top, files);
};

/** What lies below the `schemas/` that a file is in, and else beside it; looked for when an import is looked up. */
const importsAt = (location: string, top: string, files: CommitFiles): Imports['find'] => {
  let find: Imports['find'] | undefined;
  const beside = importsBeside([location], { cwd: top, files });
  return (uri) => {
    find ??= importsBelow(schemasAbove(location, top, files), { cwd: top, files }).find;
    return find(uri) ?? beside(uri);
  };
};

const schemasAbove = (location: string, top: string, files: CommitFiles): readonly string[] => {
  for (let folder = path.dirname(location); ; folder = path.dirname(folder)) {
    const schemas = path.basename(folder) === 'schemas' ? folder : path.join(folder, 'schemas');
    if (files.kind(schemas) === 'folder') return [schemas];
    if (folder === top || folder === path.dirname(folder)) return [];
  }
};
