import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Contract } from './contract.ts';
import { importsBelow } from './imports.ts';
import { loadContract, type LoadOptions } from './load.ts';
import { child, type Pointer } from './pointer.ts';
import { Refusal, type Problem } from './problem.ts';
import { isObject, own, type Draft } from './openapi/model.ts';
import { problemIn } from './lower/draft.ts';
import { disk, type Files } from './read/files.ts';
import { readSource, settled, type Source } from './read/source.ts';

/** A page or description that somebody else publishes about the contract. */
export interface UpstreamSource {
  /** A saved copy, as an absolute path. */
  readonly file: string | undefined;
  /** Where it is published. */
  readonly url: string | undefined;
  /** `POST /oauth/v3/token/introspect`: the operation that it documents. */
  readonly operation: string | undefined;
  /** The component schema that it documents. */
  readonly schema: string | undefined;
}

/** A difference from upstream that somebody has decided to keep. */
export interface Decision {
  /** Into the lowered contract: the place and everything below it. */
  readonly pointer: Pointer;
  /** The diff rule that it covers; every rule when none is named. */
  readonly rule: string | undefined;
  /** The file or url of the upstream source that it is about; every source when none is named. */
  readonly source: string | undefined;
  readonly reason: string;
}

/** One folder of `schemas/`: what `contract.yaml` says, with absolute paths. */
export interface Manifest {
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly entry: string;
  readonly packages: { readonly types: string; readonly client: string; readonly validators: string };
  readonly upstream: readonly UpstreamSource[];
  /** Recordings, and folders of them, as absolute paths. */
  readonly recordings: readonly string[];
  readonly decisions: readonly Decision[];
  readonly provenance: string | undefined;
  /** How changes are judged, as it was written: the diff reads it. */
  readonly diff: unknown;
  /** What callers of the generated client see for numbers of 64 bits. */
  readonly int64: (typeof int64Choices)[number];
  /** How generated validators run regular expressions. */
  readonly patterns: (typeof patternChoices)[number];
}

const int64Choices = ['number', 'string', 'bigint'] as const;
const patternChoices = ['linear', 'refuse', 'native'] as const;

/** The name of the file that makes a folder of `schemas/` a contract. */
export const manifestName = 'contract.yaml';

/** The folders of contracts below the nearest `schemas/` of `cwd` or its parents, by name. */
export const findContracts = (cwd: string): readonly Manifest[] => {
  const schemas = findSchemasFolder(cwd);
  if (schemas === undefined) return [];
  return readdirSync(schemas, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(schemas, entry.name, manifestName)))
    .map((entry) => entry.name)
    .sort()
    .map((name) => loadManifest(path.join(schemas, name), cwd));
};

/** The folder that holds `schemas/`: the repository as the commands see it. */
export const findSchemasFolder = (cwd: string): string | undefined => {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const schemas = path.join(folder, 'schemas');
    if (existsSync(schemas)) return schemas;
    if (folder === path.dirname(folder)) return undefined;
  }
};

/** The contract of a manifest, under its name; it may import what lies below the same `schemas/`. */
export const loadManifestContract = (
  manifest: Manifest,
  cwd: string,
  { dangling = 'refuse' }: Pick<LoadOptions, 'dangling'> = {},
): Contract => {
  const { find } = importsBelow(relativeTo(cwd, path.dirname(manifest.folder)), { cwd });
  return loadContract(relativeTo(cwd, manifest.entry), { name: manifest.name, cwd, imports: find, dangling });
};

/** Reads `contract.yaml` of a folder. Throws `Refusal` naming every fault in it; paths in messages start from `cwd`. */
export const loadManifest = (folder: string, cwd: string, files: Files = disk): Manifest => {
  const file = path.join(folder, manifestName);
  const source = settled(readSource(relativeTo(cwd, file), cwd, files));
  const reader = new ManifestReader(source);
  const root = reader.object(source.value, '');
  reader.known(root, '', [
    'name',
    'entry',
    'packages',
    'upstream',
    'recordings',
    'decisions',
    'provenance',
    'generate',
    'diff',
  ]);
  const packages = reader.object(own(root, 'packages'), '/packages');
  reader.known(packages, '/packages', ['types', 'client', 'validators']);
  const settings = reader.object(own(root, 'generate') ?? {}, '/generate');
  reader.known(settings, '/generate', ['int64', 'patterns']);
  const entry = reader.inside(folder, reader.text(root, '', 'entry'), '/entry');
  const manifest: Manifest = {
    name: reader.name(root),
    folder: path.resolve(folder),
    file,
    entry,
    packages: {
      types: reader.packageName(packages, 'types'),
      client: reader.packageName(packages, 'client'),
      validators: reader.packageName(packages, 'validators'),
    },
    upstream: reader.list(root, 'upstream').map(({ value, pointer }) => {
      const item = reader.object(value, pointer);
      reader.known(item, pointer, ['file', 'url', 'operation', 'schema']);
      const saved = reader.optionalText(item, pointer, 'file');
      const url = reader.optionalText(item, pointer, 'url');
      if (saved === undefined && url === undefined) reader.fault(pointer, 'a file or a url is needed here');
      return {
        file: saved === undefined ? undefined : reader.inside(folder, saved, child(pointer, 'file')),
        url,
        operation: reader.optionalText(item, pointer, 'operation'),
        schema: reader.optionalText(item, pointer, 'schema'),
      };
    }),
    recordings: reader
      .texts(root, 'recordings', '')
      .map((file, index) => reader.inside(folder, file, `/recordings/${index}`)),
    decisions: reader.list(root, 'decisions').map(({ value, pointer }) => {
      const item = reader.object(value, pointer);
      reader.known(item, pointer, ['pointer', 'rule', 'source', 'reason']);
      return {
        pointer: reader.text(item, pointer, 'pointer'),
        rule: reader.optionalText(item, pointer, 'rule'),
        source: reader.optionalText(item, pointer, 'source'),
        reason: reader.text(item, pointer, 'reason'),
      };
    }),
    provenance: optionalInside(reader, folder, root),
    diff: own(root, 'diff'),
    int64: reader.choice(settings, '/generate', 'int64', int64Choices) ?? 'number',
    patterns: reader.choice(settings, '/generate', 'patterns', patternChoices) ?? 'linear',
  };
  reader.end();
  return manifest;
};

const optionalInside = (reader: ManifestReader, folder: string, root: Draft): string | undefined => {
  const file = reader.optionalText(root, '', 'provenance');
  return file === undefined ? undefined : reader.inside(folder, file, '/provenance');
};

/** Reads fields and collects what is wrong with them, so that one run names every fault. */
class ManifestReader {
  readonly #source: Source;
  readonly #problems: Problem[] = [];

  constructor(source: Source) {
    this.#source = source;
  }

  fault(pointer: Pointer, message: string, mend?: string): void {
    this.#problems.push(
      problemIn(
        { source: this.#source, pointer },
        { severity: 'error', code: 'manifest', message, ...(mend === undefined ? {} : { mend }) },
      ),
    );
  }

  end(): void {
    if (this.#problems.length > 0) throw new Refusal(this.#problems);
  }

  object(value: unknown, pointer: Pointer): Draft {
    if (isObject(value)) return value;
    this.fault(pointer, 'a mapping belongs here');
    return {};
  }

  known(object: Draft, pointer: Pointer, names: readonly string[]): void {
    for (const name of Object.keys(object)) {
      if (!names.includes(name))
        this.fault(child(pointer, name), `this field is not known; known: ${names.join(', ')}`);
    }
  }

  text(object: Draft, pointer: Pointer, name: string): string {
    const value = this.optionalText(object, pointer, name);
    if (value === undefined && own(object, name) === undefined) this.fault(pointer, `${name} is missing`);
    return value ?? '';
  }

  optionalText(object: Draft, pointer: Pointer, name: string): string | undefined {
    const value = own(object, name);
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value !== '') return value;
    this.fault(child(pointer, name), 'a text belongs here');
    return undefined;
  }

  choice<Choice extends string>(
    object: Draft,
    pointer: Pointer,
    name: string,
    choices: readonly Choice[],
  ): Choice | undefined {
    const value = own(object, name);
    const chosen = choices.find((choice) => choice === value);
    if (value !== undefined && chosen === undefined)
      this.fault(child(pointer, name), `one of these belongs here: ${choices.join(', ')}`);
    return chosen;
  }

  list(object: Draft, name: string): readonly { readonly value: unknown; readonly pointer: Pointer }[] {
    const value = own(object, name) ?? [];
    if (Array.isArray(value))
      return value.map((item: unknown, index) => ({ value: item, pointer: `/${name}/${index}` }));
    this.fault(`/${name}`, 'a list belongs here');
    return [];
  }

  texts(object: Draft, name: string, pointer: Pointer): readonly string[] {
    const value = own(object, name) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    this.fault(child(pointer, name), 'a list of texts belongs here');
    return [];
  }

  name(object: Draft): string {
    const name = this.text(object, '', 'name');
    if (name !== '' && !/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/u.test(name)) {
      this.fault('/name', 'a name is made of lower-case letters and digits, with single dashes between');
    }
    return name;
  }

  /** The rules of npm for new packages. */
  packageName(object: Draft, role: string): string {
    const name = this.text(object, '/packages', role);
    if (name !== '' && (!/^(?:@[a-z0-9][a-z0-9._~-]*\/)?[a-z0-9][a-z0-9._~-]*$/u.test(name) || name.length > 214)) {
      this.fault(`/packages/${role}`, 'this is no valid npm package name');
    }
    return name;
  }

  inside(folder: string, file: string, pointer: Pointer): string {
    const resolved = path.resolve(folder, file);
    if (path.relative(folder, resolved).startsWith('..') || path.isAbsolute(file)) {
      this.fault(pointer, 'a path below the folder of contract.yaml belongs here');
    }
    return resolved;
  }
}

const relativeTo = (cwd: string, file: string): string => {
  const relative = path.relative(cwd, path.resolve(cwd, file));
  return relative.startsWith('..') ? path.resolve(file) : relative;
};
