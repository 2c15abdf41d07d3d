import path from 'node:path';
import type { FindDocument, JsonObject } from '@schemawright/json-structure';
import { formatPlace, refusal, Refusal, type Problem } from './problem.ts';
import { own, type Draft } from './openapi/model.ts';
import { byCodeUnit } from './effective/canonical.ts';
import { isJsonStructure } from './lower/json-structure/dialect.ts';
import { lookupKey } from './lower/json-structure/identity.ts';
import { problemIn } from './lower/draft.ts';
import { disk, type FileEntry, type Files } from './read/files.ts';
import { limits } from './read/limits.ts';
import { readSourceAt, type Source } from './read/source.ts';

/** The JSON Structure documents of a set of files. */
export interface Imports {
  /** The document of that `$id`. Throws `Refusal` when several files claim it. */
  readonly find: FindDocument;
  /** The files that hold them, those of a folder in the order of their names. Reads the files. */
  readonly documents: readonly Source[];
  /** Files that can't be read, and identities that several claim. Reads the files. */
  readonly problems: readonly Problem[];
}

/**
 * The JSON Structure documents that imports may reach by their `$id`: the files given, and those called
 * `*.struct.json`, `*.struct.yaml` or `*.struct.yml` below the folders given. Nothing is read before an import is
 * looked up; links that lead out of a folder are not followed; never the network.
 */
export const importsBelow = (
  places: string | readonly string[],
  { cwd = '.', files = disk }: { readonly cwd?: string; readonly files?: Files } = {},
): Imports => {
  let known: Library | undefined;
  const library = (): Library => (known ??= read([places].flat(), cwd, files));
  return {
    find: (uri) => {
      const [source, ...others] = library().sources.get(lookupKey(uri)) ?? [];
      if (others.length > 0) throw new Refusal(library().problems.filter(({ code }) => code === 'oas-id-duplicate'));
      return source?.value as JsonObject | undefined;
    },
    get documents() {
      return library().documents;
    },
    get problems() {
      return library().problems;
    },
  };
};

/**
 * The JSON Structure documents in the folders that files are in, without what is below those. Nothing is read before an
 * import is looked up.
 */
export const importsBeside = (
  named: readonly string[],
  { cwd = '.', files = disk }: { readonly cwd?: string; readonly files?: Files } = {},
): FindDocument => {
  const beside = (file: string): readonly string[] => {
    const location = path.resolve(cwd, file);
    if (files.kind(location) !== 'file') return [];
    const entries = entriesOf(files, path.dirname(location), path.dirname(file), []);
    return entries.flatMap(({ name, kind }) =>
      kind === 'file' && isDocument(name) ? [path.join(path.dirname(file), name)] : [],
    );
  };
  let find: FindDocument | undefined;
  return (uri) => (find ??= importsBelow([...new Set(named.flatMap(beside))], { cwd, files }).find)(uri);
};

/** The file that a document of an import was read from. */
export const sourceOfImport = (document: JsonObject): Source | undefined => sources.get(document);

const sources = new WeakMap<object, Source>();

interface Library {
  readonly documents: readonly Source[];
  readonly sources: ReadonlyMap<string, readonly Source[]>;
  readonly problems: readonly Problem[];
}

const read = (places: readonly string[], cwd: string, files: Files): Library => {
  const byId = new Map<string, Source[]>();
  const documents: Source[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  let bytes = 0;

  const take = ({ location, file }: Candidate): void => {
    const real = files.real(location);
    if (seen.has(real)) return;
    seen.add(real);
    bytes += files.size(real);
    if (seen.size > limits.files || bytes > limits.bytes) throw tooMany(file);
    const source = readSourceAt(real, file, files);
    if (!isJsonStructure(source.value)) return;
    documents.push(source);
    const id = own(source.value as Draft, '$id');
    if (typeof id !== 'string') return;
    sources.set(source.value as Draft, source);
    const claimants = byId.get(lookupKey(id)) ?? [];
    if (claimants[0] !== undefined) problems.push(duplicate(source, claimants[0]));
    byId.set(lookupKey(id), [...claimants, source]);
  };

  const isFull = (): boolean => seen.size > limits.files || bytes > limits.bytes;
  for (const candidate of places.flatMap((place) => filesOf(files, path.resolve(cwd, place), place, problems))) {
    if (isFull()) break;
    try {
      take(candidate);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems);
    }
  }
  return { documents, sources: byId, problems };
};

interface Candidate {
  readonly location: string;
  /** As messages name it. */
  readonly file: string;
}

const filesOf = (files: Files, location: string, file: string, problems: Problem[]): readonly Candidate[] =>
  files.kind(location) === 'folder'
    ? below(files, location, file, files.real(location), problems)
    : [{ location, file }];

const below = (files: Files, folder: string, named: string, root: string, problems: Problem[]): readonly Candidate[] =>
  entriesOf(files, folder, named, problems).flatMap(({ name, kind }) => {
    const location = path.join(folder, name);
    const file = files.nameOf?.(location) ?? path.join(named, name);
    if (kind === 'folder') return isSkipped(name) ? [] : below(files, location, file, root, problems);
    const isInside = kind === 'file' || files.real(location).startsWith(root + path.sep);
    return isDocument(name) && isInside ? [{ location, file }] : [];
  });

const entriesOf = (files: Files, folder: string, named: string, problems: Problem[]): readonly FileEntry[] => {
  try {
    return files.list(folder).toSorted((a, b) => byCodeUnit(a.name, b.name));
  } catch {
    problems.push(...refusal(named, 'source-unreadable', 'this folder cannot be read').problems);
    return [];
  }
};

const isDocument = (name: string): boolean => /\.struct\.(?:json|ya?ml)$/iu.test(name);
const isSkipped = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

const duplicate = (source: Source, first: Source): Problem =>
  problemIn(
    { source, pointer: '/$id' },
    {
      severity: 'error',
      code: 'oas-id-duplicate',
      message: `without its fragment this $id is also that of ${formatPlace(first.place(''))}; imports can reach neither`,
      mend: 'give each document an $id of its own',
    },
  );

const tooMany = (file: string): Refusal =>
  refusal(
    file,
    'import-too-many-files',
    `more than ${limits.files} files, or ${limits.bytes} bytes, to look for imports in`,
  );
