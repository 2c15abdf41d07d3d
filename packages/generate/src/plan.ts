import { digest } from './digest.ts';
import type { GeneratedFile } from './generator.ts';

/** The list of what is generated in a package's folder. Whatever it does not name belongs to others. */
export const recordPath = '.schemawright.json';

/** Versions and release notes belong to changesets: the package.json on disk says which version it is. */
const manifestPath = 'package.json';

export interface PlannedFile {
  readonly path: string;
  readonly status: 'unchanged' | 'changed';
  /** What stands in the way of the new text: a generated file that was edited, or a file that never was generated. */
  readonly conflict?: 'edited' | 'foreign';
  /** `undefined` for a file of an earlier generation that there is no more. */
  readonly text: string | undefined;
}

/** The part of a folder that a plan depends on: what is there of the files that were or will be generated. */
export interface PackageOnDisk {
  read(path: string): string | undefined;
}

const objectOf = (text: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** The digests of the last generation by path; empty when there was none. */
export const recordOf = (disk: PackageOnDisk): ReadonlyMap<string, string> => {
  const { files } = objectOf(disk.read(recordPath));
  const entries = typeof files === 'object' && files !== null ? Object.entries(files) : [];
  // The record comes from a folder that others write to: a path in it must not lead out.
  return new Map(
    entries.filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' &&
        !/^[\\/]|[\\:\0]/.test(entry[0]) &&
        !entry[0].split('/').some((part) => part === '..' || part === ''),
    ),
  );
};

const versionPattern = /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

/** The name and version that a folder's package.json declares. */
export const identityOf = (
  disk: PackageOnDisk,
): { readonly name: string | undefined; readonly version: string | undefined } => {
  const { name, version } = objectOf(disk.read(manifestPath));
  return {
    name: typeof name === 'string' ? name : undefined,
    version: typeof version === 'string' && versionPattern.test(version) ? version : undefined,
  };
};

/** How generated packages name each other's versions. */
export interface Versions {
  /** Of each generated package that is on disk, by npm name. */
  readonly byName: ReadonlyMap<string, string>;
  /** Inside a workspace the range follows by itself. */
  readonly workspace: boolean;
}

const settled = (file: GeneratedFile, versions: Versions): GeneratedFile => {
  if (file.path !== manifestPath) return file;
  const manifest = JSON.parse(file.text) as { name: string; version: string; dependencies?: Record<string, string> };
  const version = versions.byName.get(manifest.name) ?? manifest.version;
  const ranges = Object.entries(manifest.dependencies ?? {}).map(([name, range]) => {
    const known = versions.byName.get(name);
    return [name, known === undefined ? range : versions.workspace ? 'workspace:^' : `^${known}`];
  });
  const dependencies = ranges.length === 0 ? {} : { dependencies: Object.fromEntries(ranges) };
  return { path: file.path, text: `${JSON.stringify({ ...manifest, version, ...dependencies }, undefined, 2)}\n` };
};

const record = (files: readonly GeneratedFile[]): GeneratedFile => ({
  path: recordPath,
  text: `${JSON.stringify({ files: Object.fromEntries(files.map(({ path, text }) => [path, digest(text)])) }, undefined, 2)}\n`,
});

/**
 * What a generation changes in one package's folder. Pure: it depends on the generated files and on `disk` only.
 * Files that neither generation names are not in it and stay as they are.
 */
export const planPackage = (
  generated: readonly GeneratedFile[],
  disk: PackageOnDisk,
  versions: Versions,
): PlannedFile[] => {
  const sorted = [...generated].sort((left, right) => (left.path < right.path ? -1 : 1));
  const last = recordOf(disk);
  const wanted = [...sorted.map((file) => settled(file, versions)), record(sorted)];
  const conflict = (path: string, found: string | undefined): Pick<PlannedFile, 'conflict'> => {
    if (found === undefined || path === recordPath) return {};
    if (!last.has(path)) return { conflict: 'foreign' };
    // The version in package.json is somebody else's to change.
    return path === manifestPath || last.get(path) === digest(found) ? {} : { conflict: 'edited' };
  };
  const kept = wanted.map(({ path, text }): PlannedFile => {
    const found = disk.read(path);
    if (found === text) return { path, status: 'unchanged', text };
    return { path, status: 'changed', text, ...conflict(path, found) };
  });
  const paths = new Set(wanted.map(({ path }) => path));
  const gone = [...last.keys()].flatMap((path): PlannedFile[] => {
    const found = paths.has(path) ? undefined : disk.read(path);
    return found === undefined ? [] : [{ path, status: 'changed', text: undefined, ...conflict(path, found) }];
  });
  return [...kept, ...gone];
};
