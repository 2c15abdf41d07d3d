import type { FindDocument, JsonObject } from '@schemawright/json-structure';
import { child, type Pointer } from '../../pointer.ts';
import type { Problem } from '../../problem.ts';
import { setOwn, type Draft } from '../../openapi/model.ts';
import { problemIn, type LostReference, type Lowering } from '../draft.ts';
import { defaultDialect, dialectsOfDescriptions, dialectsOfFiles } from './dialect.ts';
import { mount, type Mounted } from './mount.ts';
import { collisions, namesOf, type ResourceName } from './names.ts';
import { bindingProblems } from './problems.ts';
import { registryOf, resolved, type Resolved } from './registry.ts';
import { findResources, type Resource, type Resources } from './resources.ts';
import { undeterminedTypes } from './serializations.ts';

export interface BindingOptions {
  /** Finds the documents that imports name and the description lacks. */
  readonly imports?: FindDocument;
  /** Meta-schemas that derive from JSON Structure's, to the one that each extends. */
  readonly dialects?: Readonly<Record<string, string>>;
}

/**
 * The OpenAPI binding of JSON Structure: every schema resource of that dialect becomes JSON Schema in its place, its
 * definitions become components of their own (`Name_Definition`). What can't be read stands for anything, and is told.
 */
export const bindJsonStructure = (lowering: Lowering, { imports, dialects }: BindingOptions = {}): void => {
  const { document, problems } = lowering;
  const { resources, unreadable, isDescription } = resourcesIn(lowering, dialects);
  for (const { slot, problem } of unreadable) {
    problems.push(problem);
    setOwn(slot.holder as Draft, String(slot.key), {});
  }
  if (resources.length === 0) return;
  const names = namesOf(document, resources);
  const documentOf = (resource: Resource): JsonObject => standalone(resource, names);
  const registry = registryOf(resources, documentOf, imports);
  const bound = new Map<Pointer, Resolved>();
  const checks = resources.map((resource) => {
    const document = resolved(documentOf(resource), resource.origin, registry);
    bound.set(resource.slot.pointer, document);
    const mounted = mount(lowering, resource, document, registry.find);
    return () => problemsOf(resource, document, mounted, isDescription);
  });
  let checked: readonly LostReference[] | undefined;
  const found = (): readonly LostReference[] => (checked ??= checks.flatMap((check) => check()));
  problems.push(() =>
    distinct([
      ...registry.problems(),
      ...found().map(({ problem }) => problem),
      ...(isDescription ? [...collisions(resources, names), ...undeterminedTypes(document, bound)] : []),
    ]),
  );
  lowering.lostInStructures = () => found().filter(({ problem: { code } }) => ofLost.has(code));
};

/** How a schema goes on to what it refers to. */
const withinSchema = /(?:\/type(?:\/\d+)?)?\/\$ref$|\/\$extends(?:\/\d+)?$|\/\$(?:import|importdefs|root)$/u;

/** Codes of imports that bring nothing. */
const ofImports: ReadonlySet<string> = new Set([
  'js-import-unresolved',
  'js-import-relative',
  'js-import-shape',
  'js-import-cycle',
  'js-import-too-large',
]);

/** Codes of references that name nothing, or nothing that can be reached. */
const ofLost: ReadonlySet<string> = new Set([
  'js-ref-not-found',
  'js-ref-external',
  'js-extends-not-found',
  'js-root-unresolved',
  'oas-inner-ref',
  ...ofImports,
]);

/** The resources of a draft; a JSON Structure file on its own may name more meta-schemas than a description. */
export const resourcesIn = (
  { document, words, origins }: Lowering,
  dialects: BindingOptions['dialects'],
): Resources & { readonly isDescription: boolean } => {
  const { head } = origins.find('').source;
  const isDescription = 'openapi' in head || 'swagger' in head;
  const known = isDescription ? dialectsOfDescriptions(dialects) : dialectsOfFiles(dialects);
  const mayHold =
    words.has('$schema') || [...origins.sources].some((source) => defaultDialect(source.head) !== undefined);
  if (!mayHold) return { isDescription, resources: [], unreadable: [] };
  return { isDescription, ...findResources(document, (pointer) => origins.find(pointer), known) };
};

/**
 * A resource as a document: with the dialect and the name that it has by its place. A file of its own is one already.
 */
export const standalone = (
  { node, metaSchema, slot, origin }: Resource,
  names: ReadonlyMap<Pointer, ResourceName>,
): JsonObject => {
  const name = origin.pointer === '' ? undefined : names.get(slot.pointer)?.name;
  return { ...node, $schema: metaSchema, ...(name === undefined ? {} : { name }) } as JsonObject;
};

/** What is wrong with a resource, where it was written, and the references that would stand there in the lowered document. */
const problemsOf = (
  { origin: { source, pointer: root } }: Resource,
  { given }: Resolved,
  { problems, unimported, placesOf }: Mounted,
  isDescription: boolean,
): readonly LostReference[] => {
  const told = isDescription ? bindingProblems(given, problems()) : problems();
  // Inside a description a resource has an identity and a name by its place, which it is given when it is taken out.
  return told
    .filter(({ pointer, code }) => root === '' || pointer !== '' || !identity.has(code))
    .map(({ pointer, ...rest }) => ({
      problem: problemIn({ source, pointer: root + pointer }, rest),
      get pointers() {
        const leading = ofImports.has(rest.code) ? [pointer, ...unimported()] : [pointer];
        return leading.flatMap((at) => placesOf(at.replace(withinSchema, '')).map((place) => child(place, '$ref')));
      },
    }));
};

const identity: ReadonlySet<string> = new Set(['js-id-missing', 'js-name-missing']);

/** What several resources import, and what stands in several places, is told once. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const { file, line, column } = problem.place;
    const key = JSON.stringify([problem.code, problem.pointer, file, line, column, problem.message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
