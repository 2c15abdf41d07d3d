import path from 'node:path';
import { noSuchFile, readLimits, refusal, tooLarge, type FileEntry, type Files } from '@schemawright/contract';
import type { Repository } from './git.ts';

interface TreeEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'submodule';
  readonly id: string;
  readonly size: number;
}

type Tree = ReadonlyMap<string, TreeEntry>;

const maxLinks = 40;

/** The files of a commit, at the places that they have when it is checked out; nothing else of the disk. */
export interface CommitFiles extends Files {
  /** The id of the object at a location, behind links; nothing where no file is. */
  idOf(location: string): string | undefined;
  /** What is held at a location itself, a link too. */
  holds(location: string): TreeEntry['kind'] | undefined;
}

/**
 * @param commit its hash
 * @param revision what messages call it
 * @param known ids of files by their location, of which git need not be asked
 */
export const commitFiles = (
  repository: Repository,
  commit: string,
  revision: string,
  known: ReadonlyMap<string, string> = new Map(),
): CommitFiles => {
  const { top } = repository;
  const trees = new Map<string, Tree>();

  const treeAt = (folder: string): Tree => {
    const listedBefore = trees.get(folder);
    if (listedBefore !== undefined) return listedBefore;
    const named = `${commit}:${folder}`;
    // A partial clone does not know the sizes of what it does not hold.
    const listed = repository.run(['ls-tree', '-z', '-l', named]) ?? repository.run(['ls-tree', '-z', named]);
    const tree = new Map(listed === undefined ? [] : entriesOf(listed.toString('utf8')));
    trees.set(folder, tree);
    return tree;
  };

  /** From the top on, with slashes; nothing outside the repository. */
  const inside = (location: string): string | undefined => {
    const relative = path.relative(top, location).split(path.sep);
    return relative[0] === '..' || path.isAbsolute(relative.join(path.sep)) ? undefined : relative.join('/');
  };

  const entryAt = (location: string): TreeEntry | undefined => {
    const id = known.get(location);
    if (id !== undefined) return { kind: 'file', id, size: 0 };
    const name = inside(location);
    if (name === undefined) return undefined;
    if (name === '') return { kind: 'folder', id: '', size: 0 };
    const folder = path.posix.dirname(name);
    return treeAt(folder === '.' ? '' : folder).get(path.posix.basename(name));
  };

  const real = (location: string): string => {
    if (known.has(location)) return location;
    let links = 0;
    let rest = inside(location)?.split('/').filter(Boolean);
    if (rest === undefined) return path.resolve(location);
    let at = top;
    while (rest.length > 0) {
      const [name = '', ...further]: string[] = rest;
      const here = path.join(at, name);
      const entry = entryAt(here);
      rest = further;
      if (entry?.kind !== 'link') {
        at = here;
        continue;
      }
      links += 1;
      const target = path.resolve(at, repository.blob(entry.id)?.toString('utf8') ?? '', ...rest);
      rest = inside(target)?.split('/').filter(Boolean);
      if (rest === undefined || links > maxLinks) return target;
      at = top;
    }
    return at;
  };

  const found = (location: string): TreeEntry | undefined => entryAt(real(location));

  return {
    idOf: (location) => {
      const entry = found(location);
      return entry?.kind === 'file' ? entry.id : undefined;
    },
    holds: (location) => entryAt(location)?.kind,
    read: (location, file) => {
      const entry = found(location);
      if (entry === undefined) throw noSuchFile(file);
      if (entry.kind === 'folder') throw refusal(file, 'source-not-a-file', 'this is a folder; a file is needed');
      if (entry.kind === 'submodule') {
        throw refusal(file, 'source-not-a-file', 'this is a submodule, whose files another repository holds', {
          mend: 'run the command in it, with a revision of its own',
        });
      }
      if (entry.kind === 'link') throw refusal(file, 'source-not-a-file', 'this is no regular file');
      if (entry.size > readLimits.bytes) throw tooLarge(file);
      const bytes = repository.blob(entry.id);
      if (bytes !== undefined && bytes.length > readLimits.bytes) throw tooLarge(file);
      if (bytes !== undefined) return bytes;
      throw refusal(file, 'git-object-missing', 'this repository does not hold the content of this file', {
        mend: `the clone is partial: git archive --output=/dev/null ${revision} fetches what it lacks`,
      });
    },
    real,
    kind: (location) => {
      const entry = found(location);
      return entry === undefined ? undefined : entry.kind === 'folder' ? 'folder' : 'file';
    },
    size: (location) => found(location)?.size ?? 0,
    list: (folder) =>
      [...treeAt(inside(real(folder)) ?? '..')].map(([name, { kind }]): FileEntry => ({
        name,
        kind: kind === 'file' || kind === 'folder' ? kind : 'other',
      })),
    nameOf: (location) => `git:${revision}:${inside(location) ?? path.basename(location)}`,
  };
};

/** `git ls-tree -z -l`: `MODE TYPE ID SIZE<tab>NAME`, each ended by a zero byte; without `-l` there is no size. */
const entriesOf = (listed: string): (readonly [name: string, entry: TreeEntry])[] =>
  listed
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type, id = '', size] = line.slice(0, tab).split(/ +/u);
      const kind = type === 'tree' ? 'folder' : type !== 'blob' ? 'submodule' : mode === '120000' ? 'link' : 'file';
      return [line.slice(tab + 1), { kind, id, size: Number(size) || 0 }];
    });
