import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonObject } from '@schemawright/json-structure';
import { resolveImports } from '@schemawright/json-structure/import';
import { lint } from '@schemawright/json-structure/lint';
import type { Contract } from '../contract.ts';
import { bundled, contractOfSource, placeOfSchema, readingOf, type LoadOptions, type Reading } from '../load.ts';
import { pointerOfFragment, valueAt, type Pointer } from '../pointer.ts';
import type { Place, Problem } from '../problem.ts';
import { isObject, own, type Draft } from '../openapi/model.ts';
import { readSource, type Source } from '../read/source.ts';
import { problemIn, type Lowering } from '../lower/draft.ts';
import { resourcesIn, standalone } from '../lower/json-structure/bind.ts';
import { defaultDialect } from '../lower/json-structure/dialect.ts';
import { baseUri, defaultIdentity } from '../lower/json-structure/identity.ts';
import { namesOf, type ResourceName } from '../lower/json-structure/names.ts';
import { bindingProblems } from '../lower/json-structure/problems.ts';
import { registryOf } from '../lower/json-structure/registry.ts';
import type { Resource, Resources } from '../lower/json-structure/resources.ts';

export interface ExtractOptions extends LoadOptions {
  /** The URI that the description is published at: the base of identities. Its `$self` (OpenAPI 3.2) counts first. */
  readonly base?: string;
}

/** One schema of a description as a JSON Structure document. */
export interface Extracted {
  /** Nothing when it has no name or identity by its place, and declares none; `problems` says so. */
  readonly document: JsonObject | undefined;
  readonly problems: readonly Problem[];
  /** Whether it was JSON Schema; otherwise it is as it was written. */
  readonly isConverted: boolean;
  /** Where a part of it was written. */
  readonly place: (pointer: Pointer) => Place;
}

/** A schema found in its description. */
export interface Located {
  readonly draft: Lowering;
  readonly resources: Resources;
  readonly isDescription: boolean;
  readonly place: Pointer;
  /** The identity that it has by its place; nothing where the description has no URI. */
  readonly identity: string | undefined;
}

export const readingFor = (from: Contract | string, options: ExtractOptions): Reading => {
  const reading = typeof from === 'string' ? readingOfFile(from, options) : readingOf(from);
  if (reading === undefined) throw new Error('only a contract as it was loaded can be taken apart');
  return reading;
};

/** Where the schema at a pointer stands. Throws `Refusal` when the description cannot be read. */
export const placeIn = (
  reading: Reading,
  from: Contract | string,
  pointer: Pointer,
  { base }: ExtractOptions,
): Located => {
  const draft = bundled(reading.source, reading.options);
  const { isDescription, ...resources } = resourcesIn(draft, reading.options.dialects);
  const lowered = (): Contract => (typeof from === 'string' ? contractOfSource(reading.source, reading.options) : from);
  const written = (): Pointer | undefined =>
    isDescription ? draft.origins.lowered(draft.origins.find('').source, pointer) : placeOfSchema(lowered(), pointer);
  const place = targetOf(draft, (typeof from === 'string' ? written() : undefined) ?? pointer);
  return { draft, resources, isDescription, place, identity: identityIn(draft, place, reading, base) };
};

/** A schema that is JSON Structure already; nothing for every other. */
export const nativeResource = (
  { draft, resources: { resources, unreadable }, isDescription, place, identity }: Located,
  options: LoadOptions,
): Extracted | undefined => {
  const unread = unreadable.find(({ slot }) => slot.pointer === place);
  if (unread !== undefined) return native(undefined, () => [unread.problem], draft.origins.find(place));
  const resource = resources.find(({ slot }) => slot.pointer === place);
  if (resource === undefined) return undefined;
  const names = namesOf(draft.document, resources);
  const id = own(resource.node, '$id') ?? identity;
  const missing = missingIn(resource, id, names.get(place) as ResourceName);
  if (missing.length > 0) return native(undefined, () => missing, resource.origin);
  return extracted(resource, resources, names, id as string, options, isDescription);
};

/** What is JSON Structure already. */
const native = (
  document: JsonObject | undefined,
  problems: () => readonly Problem[],
  { source, pointer: root }: Resource['origin'],
): Extracted => ({
  document,
  get problems() {
    return problems();
  },
  isConverted: false,
  place: (pointer) => source.place(root + pointer),
});

const readingOfFile = (file: string, options: ExtractOptions): Reading => ({
  source: readSource(file, options.cwd),
  options,
  isLocated: true,
});

/** The schema at the end of references. */
const targetOf = ({ document }: Lowering, pointer: Pointer): Pointer => {
  const seen = new Set<Pointer>();
  let at = pointer;
  while (!seen.has(at)) {
    seen.add(at);
    const node = valueAt(document, at);
    const reference = isObject(node) && Object.keys(node).length === 1 ? own(node, '$ref') : undefined;
    const next = typeof reference === 'string' && reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
    if (next === undefined) return at;
    at = next;
  }
  return at;
};

/** The identity that a schema has by its place in the file that it was written in. */
const identityIn = (
  { origins }: Lowering,
  place: Pointer,
  { source: entry, isLocated }: Reading,
  base: string | undefined,
): string | undefined => {
  const { source, pointer } = origins.find(place);
  const retrieval = retrievalUri(source, entry, base, isLocated);
  const { value } = source;
  const self =
    isObject(value) && /^3\.2(?:\.|$)/u.test(String(own(value, 'openapi'))) ? own(value, '$self') : undefined;
  const uri = baseUri(self, retrieval);
  return uri === undefined ? undefined : defaultIdentity(uri, pointer);
};

/** Where a file was read from, as a URI: files lie relative to the base as they lie relative to the entry. */
const retrievalUri = (
  source: Source,
  entry: Source,
  base: string | undefined,
  isLocated: boolean,
): string | undefined => {
  if (base === undefined) return isLocated ? pathToFileURL(source.path).href : undefined;
  if (source.path === entry.path) return base;
  const relative = path
    .relative(path.dirname(entry.path), source.path)
    .split(path.sep)
    .map(encodeURIComponent)
    .join('/');
  return URL.canParse(relative, base) ? new URL(relative, base).href : undefined;
};

/** Why a resource cannot stand on its own. */
const missingIn = ({ node, origin, slot }: Resource, id: unknown, named: ResourceName): readonly Problem[] => {
  const problems: Problem[] = [];
  const fail = (code: string, message: string, mend: string): void => {
    problems.push(problemIn(origin, { severity: 'error', code, message, mend }));
  };
  if (typeof id !== 'string') {
    fail(
      'js-id-missing',
      'this schema declares no $id, and its description has no URI to make one from',
      'add an absolute URI as $id, or name the base URI',
    );
  }
  if (named.name === undefined && named.reason === 'no-identifier')
    fail(
      'js-name-missing',
      'this schema declares no name, and its place makes no identifier',
      'add "name", an identifier',
    );
  else if (named.name === undefined || collides(node, named))
    fail('oas-name-collision', `the name that ${slot.pointer} makes is taken`, 'add "name", an identifier of its own');
  return problems;
};

/** The root type stands beside the types of its definitions. */
const collides = (node: Draft, named: { readonly name: string; readonly isDeclared: boolean }): boolean => {
  const definitions = own(node, 'definitions');
  return (
    !named.isDeclared && Object.hasOwn(node, 'type') && isObject(definitions) && Object.hasOwn(definitions, named.name)
  );
};

const extracted = (
  resource: Resource,
  resources: readonly Resource[],
  names: ReadonlyMap<Pointer, ResourceName>,
  id: string,
  { imports }: LoadOptions,
  isDescription: boolean,
): Extracted => {
  const { node, origin, slot } = resource;
  const registry = registryOf(resources, (other) => standalone(other, names), imports);
  const given = { ...standalone(resource, names), $id: id, name: names.get(slot.pointer)?.name ?? '' } as JsonObject;
  const { document: whole } = resolveImports(given, registry.find);
  const $schema = (own(node, '$schema') ?? defaultDialect(origin.source.head)) as string;
  const document: JsonObject = { ...materialized(node), ...whole, $schema };
  const told = (): readonly Problem[] => {
    const linted = lint(given, { imports: registry.find });
    return (isDescription ? bindingProblems(given, linted) : linted).map(({ pointer, ...rest }) =>
      problemIn({ source: origin.source, pointer: origin.pointer + pointer }, rest),
    );
  };
  return native(document, () => [...origin.source.problems, ...registry.problems(), ...told()], origin);
};

/** Puts what the resource lacks in front; what it has stays where its author wrote it. */
const materialized = (node: Draft): JsonObject =>
  Object.fromEntries(['$schema', '$id', 'name'].filter((key) => !Object.hasOwn(node, key)).map((key) => [key, null]));
