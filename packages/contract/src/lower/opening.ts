import path from 'node:path';
import { isObject, own, type Draft } from '../openapi/model.ts';
import { valueAt, type Pointer } from '../pointer.ts';
import { Refusal, type Problem } from '../problem.ts';
import type { Files } from '../read/files.ts';
import { limits } from '../read/limits.ts';
import { readSourceAt, sourceOfValue, type Source } from '../read/source.ts';
import { problemIn, type Lowering, type Report } from './draft.ts';
import { metaSchemaAt } from './meta-schemas.ts';
import { namedFilesBelow } from './named-files.ts';
import { isKnownVersion, knownVersions, versionOf } from './upgrade/upgrade.ts';
import { isRemote, splitReference } from './uri.ts';

/** A file in use, with the version that its objects are written in. */
export interface Loaded {
  readonly source: Source;
  readonly path: string;
  readonly version: string;
  /** The document that declares the version: the file, or the first that referred to it where it declares none. */
  readonly root: Draft;
  /** What that says its own URI is, from 3.2 on. */
  readonly self: unknown;
}

export interface Opening {
  /** The entry. */
  readonly first: Loaded;
  /** The file that a path names, as a reference at `pointer` of `from` writes it; nothing when it is refused or absent. */
  open(uri: string, from: Loaded, pointer: Pointer): Loaded | undefined;
  /**
   * The document that a URI names, without the network: a published meta-schema; the file that lies to the one that refers
   * to it as their URIs do; or, where no file is `written` there, the one beside the entry that has this `$id`. Null when
   * that is refused.
   */
  documentAt(uri: string, written: string, from: Loaded, pointer: Pointer): Loaded | null | undefined;
  /** What the one file says that has this URI as its `$id`. */
  valueNamed(uri: string, from: Loaded): Draft | undefined;
  /** Whether a reference names a file that is there, or a place in its own. */
  isThere(uri: string, pointer: Pointer | undefined, file: Loaded): boolean;
  /** Takes note of why a reference is refused: it may be looked at more than once, and is told of once. */
  refuse(file: Loaded, pointer: Pointer, told: Omit<Report, 'severity'>): undefined;
  readonly refused: () => readonly Problem[];
  /** Whether the entry is all that was opened. */
  readonly isOne: () => boolean;
  readonly loadedFrom: (source: Source) => Loaded;
}

export interface FileAccess {
  /** References may lead below it, besides the folder of the entry. */
  readonly cwd: string;
  /** Whether what names nothing is refused, or left for others to tell. */
  readonly dangling: 'refuse' | 'unknown';
  /** Where the files are that the entry refers to. */
  readonly files: Files;
}

/** Opens the files that an entry refers to, each once. Those outside the working folder and the entry's are refused. */
export const createOpening = (
  lowering: Lowering,
  entry: Source,
  { cwd, dangling, files: origin }: FileAccess,
): Opening => {
  const entryPath = origin.real(entry.path);
  const roots = [origin.real(cwd), path.dirname(entryPath)];
  const files = new Map<string, Loaded>();
  const loaded = new Map<Source, Loaded>();
  const refused = new Map<string, Problem>();
  const namedFiles = namedFilesBelow(path.dirname(entryPath), origin);

  const add = (source: Source, location: string, from?: Loaded): Loaded => {
    const version = versionOf(source.head);
    const file: Loaded = {
      source,
      path: location,
      version: version ?? from?.version ?? '3.1',
      self: version === undefined ? from?.self : version === '3.2' ? own(source.head, '$self') : undefined,
      get root() {
        return version === undefined ? (from?.root ?? {}) : (source.value as Draft);
      },
    };
    files.set(location, file);
    loaded.set(source, file);
    return file;
  };

  const refuse = (file: Loaded, pointer: Pointer, told: Omit<Report, 'severity'>): undefined => {
    const key = `${told.code} ${file.path}#${pointer}`;
    if (!refused.has(key))
      refused.set(key, problemIn({ source: file.source, pointer }, { severity: 'error', ...told }));
    return undefined;
  };

  const open = (uri: string, from: Loaded, pointer: Pointer): Loaded | undefined => {
    let relative: string;
    try {
      relative = decodeURIComponent(uri);
    } catch {
      return refuse(from, pointer, { code: 'ref-malformed', message: 'this $ref has a malformed percent escape' });
    }
    return openAt(path.resolve(path.dirname(from.path), relative), from, pointer);
  };

  const openAt = (location: string, from: Loaded, pointer: Pointer): Loaded | undefined => {
    const real = origin.real(location);
    if (!roots.some((root) => isBelow(root, real))) {
      return refuse(from, pointer, {
        code: 'ref-outside',
        message: 'this $ref leaves the working folder and the folder of the entry file',
        mend: origin.mendOutside ?? 'move the file below one of them, or run the command in a folder above both',
      });
    }
    const known = files.get(real);
    if (known !== undefined) return known;
    if (files.size >= limits.files) {
      return refuse(from, pointer, {
        code: 'ref-too-many-files',
        message: `more than ${limits.files} files are referred to`,
      });
    }
    // Where nothing is, something else may be meant; the one who asks tells.
    if (dangling === 'unknown' && origin.kind(real) === undefined) return undefined;
    let source: Source;
    try {
      const relative = path.relative(path.dirname(from.path), location);
      const file = origin.nameOf?.(real) ?? path.join(path.dirname(from.source.file), relative);
      source = readSourceAt(real, file, origin);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const problem of error.problems) refused.set(`${problem.code} ${real}#${problem.pointer}`, problem);
      return refuse(from, pointer, { code: 'ref-unreadable', message: 'the file that this $ref names cannot be read' });
    }
    lowering.problems.push(...source.problems);
    const file = add(source, real, from);
    if (isKnownVersion(file.version)) return file;
    return refuse(file, '', { code: 'version-unsupported', message: `only ${knownVersions} are read` });
  };

  const documentAt = (uri: string, written: string, from: Loaded, pointer: Pointer): Loaded | null | undefined => {
    const published = metaSchemaAt(uri);
    if (published !== undefined) return files.get(uri) ?? add(sourceOfValue(published, uri, uri), uri);
    const { uri: beside } = splitReference(uri, own(from.source.head, '$id'));
    if (beside !== '' && !isRemote(beside) && isThere(beside, '', from)) return open(beside, from, pointer) ?? null;
    if (!isRemote(written) && isThere(written, '', from)) return undefined;
    const [location, ...others] = namedFiles(uri);
    if (location === undefined) return undefined;
    if (others.length === 0) return openAt(location, from, pointer) ?? null;
    refuse(from, pointer, {
      code: 'ref-ambiguous',
      message: 'several files have the URI that this $ref names as their $id',
      mend: 'refer to the one that is meant by its path',
    });
    return null;
  };

  const valueNamed = (uri: string, from: Loaded): Draft | undefined => {
    const [location, ...others] = namedFiles(uri);
    const value = location === undefined || others.length > 0 ? undefined : openAt(location, from, '')?.source.value;
    return isObject(value) ? value : undefined;
  };

  const isThere = (uri: string, pointer: Pointer | undefined, file: Loaded): boolean => {
    if (uri === '' && pointer === '') return true;
    if (uri === '') return pointer !== undefined && valueAt(file.source.value, pointer) !== undefined;
    if (isRemote(uri)) return true;
    try {
      const target = path.resolve(path.dirname(file.path), decodeURIComponent(uri));
      return files.has(origin.real(target)) || origin.kind(target) !== undefined;
    } catch {
      return true;
    }
  };

  return {
    first: add(entry, entryPath),
    open,
    documentAt,
    valueNamed,
    isThere,
    refuse,
    refused: () => [...refused.values()],
    isOne: () => loaded.size === 1,
    loadedFrom: (source) => loaded.get(source) as Loaded,
  };
};

const isBelow = (folder: string, file: string): boolean => {
  const relative = path.relative(folder, file);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
};
