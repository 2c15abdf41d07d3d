import path from 'node:path';
import type { Contract } from './contract.ts';
import { child, pointerOfFragment, valueAt, type Pointer } from './pointer.ts';
import { Refusal, type Problem } from './problem.ts';
import type { OpenApiDocument } from './openapi/types.ts';
import { copy, isObject, kindAt, own, setOwn, type Draft } from './openapi/model.ts';
import { disk, type Files } from './read/files.ts';
import { limits } from './read/limits.ts';
import { partOf, readSource, sourceOf, sourceOfValue, type Source } from './read/source.ts';
import { bundle } from './lower/bundle.ts';
import { writeDiscriminators } from './lower/discriminator.ts';
import { Origins, problemIn, type LostReference, type Lowering, type StructureResource } from './lower/draft.ts';
import { toldRules } from './lint/table.ts';
import { bindJsonStructure, type BindingOptions } from './lower/json-structure/bind.ts';
import { isJsonStructure, looksLikeJsonStructure } from './lower/json-structure/dialect.ts';
import { partFor } from './reach.ts';
import { checkReferences } from './lower/references.ts';
import { checkStructure } from './lower/structure.ts';
import { isKnownVersion, knownVersions, versionOf } from './lower/upgrade/upgrade.ts';

export interface LoadOptions extends BindingOptions {
  /** The name of the contract; the file's base name when it is not given. */
  readonly name?: string;
  /**
   * What a reference is that names nothing: an error, so that generation refuses the contract, or a warning. What it
   * stands for is unconstrained then. References to hosts and out of the folder are refused all the same.
   */
  readonly dangling?: 'refuse' | 'unknown';
  /** The working folder, below which local references may reach besides the entry file's own folder. */
  readonly cwd?: string;
  /** Where it is read from, with all that it refers to; the disk when nothing else is given. */
  readonly files?: Files;
}

/**
 * Reads an OpenAPI (3.0 to 3.2), Swagger 2.0, JSON Structure or JSON Schema file, in JSON or YAML, and lowers it.
 * Throws `Refusal` for what cannot be read, parsed, or is refused (network, files out of reach, unknown versions).
 */
export const loadContract = (file: string, options: LoadOptions = {}): Contract =>
  contractOfSource(readSource(file, options.cwd, options.files), options);

/** The same for a text that was read elsewhere; `file` names it in messages and is what its references start from. */
export const contractOfText = (text: string, options: LoadOptions & { readonly file: string }): Contract =>
  contractOfSource(sourceOf(text, options.file, path.resolve(options.cwd ?? '.', options.file)), options);

/**
 * The same for a value that never was a file; every place in it is the first line of `file`.
 * Throws `Refusal` for what is nested too deeply, too.
 */
export const contractOf = (value: unknown, options: LoadOptions & { readonly file?: string } = {}): Contract => {
  const source = sourceOfValue(value, options.file ?? `${options.name ?? 'contract'}.json`);
  if (!isWithin(value, deepestValue)) {
    const message = `nested more than ${deepestValue} levels deep, which is the limit for values`;
    throw new Refusal([problemIn({ source, pointer: '' }, { severity: 'error', code: 'value-depth', message })]);
  }
  return contractOfSource(source, options, options.file !== undefined);
};

/** Of a description that was read and lowered, parts may be brought into one another: more than one file may hold. */
const deepestValue = 2 * limits.depth;

/** Whether nothing lies deeper than `levels`; a value that holds itself does. */
const isWithin = (value: unknown, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isWithin(member, levels - 1));
};

/** One schema of a contract. */
export interface NamedSchema {
  readonly contract: Contract;
  /** Into `contract.document`. */
  readonly pointer: Pointer;
}

/**
 * The schema that `FILE` or `FILE#/pointer` names: the pointer as written in the file. A JSON Structure or JSON Schema
 * file is a schema by itself; of an OpenAPI file one has to be named. Throws `Refusal` as `loadContract` does.
 */
export const loadSchema = (reference: string, options: LoadOptions = {}): NamedSchema => {
  const [file = ''] = reference.split('#');
  return schemaOfSource(readSource(file, options.cwd, options.files), reference, options);
};

/** The same of a file that was read already. */
export const schemaOfSource = (source: Source, reference: string, options: LoadOptions): NamedSchema => {
  const hash = reference.indexOf('#');
  const { file } = source;
  const refuse = (message: string, mend: string): never => {
    throw new Refusal([
      problemIn({ source, pointer: '' }, { severity: 'error', code: 'schema-not-found', message, mend }),
    ]);
  };
  const written = hash === -1 ? '' : pointerOfFragment(reference.slice(hash));
  const isOpenApi = kindOf(source.value) === 'openapi';
  const section = versionOf(source.value) === '2.0' ? '/definitions' : '/components/schemas';
  const names = isOpenApi ? namesIn(source.value, section) : [];
  const mend = isOpenApi
    ? `name a schema, as ${file}#${section}/${names[0] ?? 'NAME'}${names.length > 1 ? ` (there are ${names.length})` : ''}`
    : 'name a place in the file, as #/definitions/NAME';
  if (written === undefined) return refuse('the fragment is no JSON Pointer', mend);
  if (isOpenApi && written === '') return refuse('an OpenAPI file holds many schemas', mend);
  const contract = contractOfSource(isOpenApi ? excerptOf(source, written) : source, options);
  const pointer = isOpenApi ? loweredPlace(contract, written) : placeOfSchema(contract, written);
  const schema = pointer === undefined ? undefined : valueAt(contract.document, pointer);
  const isSchema = typeof schema === 'boolean' || isObject(schema);
  if (pointer === undefined || !isSchema || kindAt(contract.document as Draft, pointer) !== 'schema') {
    return refuse('there is no schema at this pointer', mend);
  }
  return { contract, pointer };
};

const namesIn = (description: unknown, section: Pointer): readonly string[] => {
  const schemas = valueAt(description, section);
  return isObject(schemas) ? Object.keys(schemas) : [];
};

/** Of a large description one schema needs little; the rest is not even lowered. */
export const excerptOf = (source: Source, pointer: Pointer): Source => {
  const value = partFor(source.value as Draft, pointer);
  return value === undefined ? source : partOf(source, value);
};

/** Where a pointer of a schema file is in the document that was made around it. */
export const placeOfSchema = (contract: Contract, written: Pointer): Pointer | undefined => {
  const schemas = Object.keys(contract.document.components?.schemas ?? {}).map((name) =>
    child('/components/schemas', name),
  );
  const [root] = schemas;
  if (root === undefined || written === '') return root;
  if (valueAt(contract.document, root + written) !== undefined) return root + written;
  // A definition of JSON Structure has become a component of its own.
  const definition = /^\/definitions\/(.+)$/u.exec(written)?.[1]?.replaceAll('/', '_');
  const component = definition === undefined ? undefined : `${root}_${definition}`;
  return component !== undefined && schemas.includes(component) ? component : undefined;
};

/** What a file holds, by its content. */
export type DescriptionKind = 'openapi' | 'json-structure' | 'json-schema';

export const kindOf = (value: unknown): DescriptionKind | undefined => {
  if (typeof value === 'boolean') return 'json-schema';
  if (!isObject(value)) return undefined;
  if ('openapi' in value || 'swagger' in value) return 'openapi';
  if (isJsonStructure(value) || looksLikeJsonStructure(value)) return 'json-structure';
  return Object.keys(value).some((word) => jsonSchemaWords.has(word)) ? 'json-schema' : undefined;
};

/** Keywords by which a schema can be told from other documents. */
const jsonSchemaWords: ReadonlySet<string> = new Set(
  `$schema $id $ref $anchor $dynamicRef $dynamicAnchor $defs definitions type enum const properties patternProperties
  additionalProperties propertyNames required dependentRequired dependentSchemas dependencies minProperties maxProperties
  unevaluatedProperties items prefixItems contains minItems maxItems uniqueItems unevaluatedItems allOf anyOf oneOf not if
  minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf`.split(/\s+/u),
);

/** What a contract is made from. */
export interface Reading {
  readonly source: Source;
  readonly options: LoadOptions;
  /** Whether the source has a location, or is only named for messages. */
  readonly isLocated: boolean;
}

const readings = new WeakMap<Contract, Reading>();
const origins = new WeakMap<Contract, Origins>();

/** Where a pointer of the document that a contract was read from is in the lowered one; itself where nothing moved. */
const loweredPlace = (contract: Contract, written: Pointer): Pointer => {
  const places = origins.get(contract);
  if (places === undefined || valueAt(contract.document, written) !== undefined) return written;
  return places.lowered(places.find('').source, written) ?? written;
};

/** Where a pointer of the lowered document is in the file that it was written in; itself for a copy of a contract. */
export const writtenPointer = (contract: Contract, pointer: Pointer): Pointer =>
  origins.get(contract)?.find(pointer).pointer ?? pointer;

/** The schemas of a contract that were written in JSON Structure; none for a copy of a contract. */
export const structuresOf = (contract: Contract): readonly StructureResource[] => structures.get(contract) ?? [];

const structures = new WeakMap<Contract, readonly StructureResource[]>();

/**
 * The problems of a contract without the warnings of rules, which look at every operation: all errors are among them.
 * All problems of a copy of a contract.
 */
export const problemsOfLowering = (contract: Contract): readonly Problem[] =>
  foundByLowering.get(contract)?.() ?? contract.problems;

const foundByLowering = new WeakMap<Contract, () => readonly Problem[]>();

/** The references of a contract that name nothing; what they stand for is unconstrained. None for a copy of a contract. */
export const unresolvedReferences = (contract: Contract): readonly LostReference[] =>
  unresolved.get(contract)?.() ?? [];

const unresolved = new WeakMap<Contract, () => readonly LostReference[]>();

/** The version of OpenAPI or Swagger that a contract was written in: `3.0.3`. Nothing for other files and for copies. */
export const writtenVersion = (contract: Contract): string | undefined => {
  const reading = readings.get(contract);
  const version = reading && versionOf(reading.source.head);
  return typeof version === 'string' ? version : undefined;
};

/** What a contract was made from; nothing for a copy of one. */
export const readingOf = (contract: Contract): Reading | undefined => readings.get(contract);

/** The document of a source and of all files that it refers to, every schema as it was written. */
export const bundled = (source: Source, options: LoadOptions): Lowering => {
  const { document, at, told = [] } = documentOf(source, options.name ?? baseName(source.file));
  const lowering: Lowering = {
    document,
    words: new Set(),
    origins: new Origins(source, at),
    structures: [],
    problems: [...source.problems, ...told],
    lost: new Map(),
    lostInStructures: () => [],
  };
  const { cwd = '.', dangling = 'refuse', files = disk } = options;
  bundle(lowering, source, { cwd: path.resolve(cwd), at, dangling, files });
  return lowering;
};

/** The lowered contract of a source that was read already. */
export const contractOfSource = (source: Source, options: LoadOptions, isLocated = true): Contract => {
  const lowering = bundled(source, options);
  const { document } = lowering;
  document['openapi'] = '3.1.1';
  bindJsonStructure(lowering, options);
  delete document['jsonSchemaDialect'];
  const { references, discriminated } = checkStructure(lowering);
  checkReferences(lowering, references, options.dangling);
  writeDiscriminators(lowering, discriminated);
  let lowered: readonly Problem[] | undefined;
  let problems: readonly Problem[] | undefined;
  const ofLowering = (): readonly Problem[] =>
    (lowered ??= lowering.problems.flatMap((problem) => (typeof problem === 'function' ? problem() : [problem])));
  const contract: Contract = {
    name: options.name ?? baseName(source.file),
    document: freeze(document) as OpenApiDocument,
    get problems() {
      return (problems ??= [...ofLowering(), ...toldOf(contract)]);
    },
    origin: (pointer) => lowering.origins.place(pointer),
  };
  foundByLowering.set(contract, ofLowering);
  readings.set(contract, { source, options, isLocated });
  origins.set(contract, lowering.origins);
  structures.set(contract, lowering.structures);
  unresolved.set(contract, () => [...lowering.lost.values(), ...lowering.lostInStructures()]);
  return contract;
};

/** What whoever works with the contract has to get around. */
const toldOf = (contract: Contract): readonly Problem[] =>
  toldRules.flatMap(({ code, find }) =>
    [...find(contract)].map(({ pointer, ...found }): Problem => ({
      severity: 'warning',
      code,
      ...found,
      pointer: writtenPointer(contract, pointer),
      get place() {
        return contract.origin(pointer);
      },
    })),
  );

/** The draft of an OpenAPI document; a schema file on its own becomes a contract with one component and no operations. */
const documentOf = (
  source: Source,
  name: string,
): { readonly document: Draft; readonly at: Pointer; readonly told?: readonly Problem[] } => {
  const { head } = source;
  const refuse = (pointer: Pointer, code: string, message: string, mend?: string): never => {
    throw new Refusal([
      problemIn({ source, pointer }, { severity: 'error', code, message, ...(mend === undefined ? {} : { mend }) }),
    ]);
  };
  const version = versionOf(head);
  // A description is not looked at as it was written: its draft is that, and what looks at both has two of them.
  const kind = version === undefined ? kindOf(source.value) : 'openapi';
  if (kind === undefined) {
    return refuse('', 'not-a-description', 'this is no OpenAPI, JSON Structure or JSON Schema description');
  }
  if (kind === 'openapi') {
    const field = (): Pointer => (Object.hasOwn(source.value as Draft, 'openapi') ? '/openapi' : '/swagger');
    if (version === undefined) {
      return refuse(
        field(),
        'version-unknown',
        `the version must be a string, as "${field() === '/openapi' ? '3.1.1' : '2.0'}"`,
      );
    }
    if (!isKnownVersion(version)) return refuse(field(), 'version-unsupported', `only ${knownVersions} are read`);
    const document = source.draft() as Draft;
    const told: Problem[] = [];
    if (!isObject(document['info'])) {
      document['info'] = { title: name, version: '0.0.0' };
      const message = 'there is no info; the title is taken from the name of the file, the version is 0.0.0';
      told.push(problemIn({ source, pointer: '' }, { severity: 'warning', code: 'info-incomplete', message }));
    }
    return { document, at: '', told };
  }
  const declared = own(head, 'name') ?? own(head, 'title');
  const key = (typeof declared === 'string' && /^[A-Za-z0-9._-]+$/u.test(declared) ? declared : name).replace(
    /^__proto__$/u,
    '_',
  );
  const schemas: Draft = {};
  setOwn(schemas, key, copy(source.value));
  return {
    document: { openapi: '3.1.1', info: { title: name, version: '0.0.0' }, paths: {}, components: { schemas } },
    at: `/components/schemas/${key}`,
  };
};

const baseName = (file: string): string =>
  path.basename(file).replace(/(?:\.struct|\.schema)?\.(?:json|ya?ml)$/iu, '') || 'contract';

const freeze = (value: Draft | unknown[]): object => {
  if (Array.isArray(value)) {
    for (const item of value) if (isOpen(item)) freeze(item);
  } else {
    for (const key in value) {
      const member = value[key];
      if (isOpen(member)) freeze(member);
    }
  }
  return Object.freeze(value);
};

const isOpen = (value: unknown): value is Draft | unknown[] =>
  typeof value === 'object' && value !== null && !Object.isFrozen(value);
