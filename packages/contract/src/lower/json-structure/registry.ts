import type { FindDocument, JsonObject } from '@schemawright/json-structure';
import { originOf, resolveImports } from '@schemawright/json-structure/import';
import { child, type Pointer } from '../../pointer.ts';
import { formatPlace, Refusal, type Problem } from '../../problem.ts';
import { own } from '../../openapi/model.ts';
import { sourceOfValue } from '../../read/source.ts';
import { canonicalJson } from '../../effective/canonical.ts';
import { sourceOfImport } from '../../imports.ts';
import { problemIn } from '../draft.ts';
import { lookupKey } from './identity.ts';
import { isSamePlace, type Origin, type Resource } from './resources.ts';

/** The documents that imports of a description can reach, and where they were written. */
export interface Registry {
  readonly find: FindDocument;
  readonly originOf: (uri: string) => Origin;
  /** Identities that more than one resource claims. Complete once all imports were looked up. */
  readonly problems: () => readonly Problem[];
}

/**
 * Imports look among the declared identities of the description first, then ask `external`; never the network. An
 * identity that two different resources claim names neither. OpenAPI binding, "Resolving Cross-Document References".
 */
export const registryOf = (
  resources: readonly Resource[],
  documentOf: (resource: Resource) => JsonObject,
  external: FindDocument | undefined,
): Registry => {
  const found = new Map<string, { readonly document: JsonObject; readonly origin: Origin } | undefined>();
  const told: Problem[] = [];
  let registered: ReadonlyMap<string, readonly Resource[]> | undefined;
  const byKey = (key: string): readonly Resource[] => (registered ??= byIdentity(resources)).get(key) ?? [];

  const ask = telling(external, told);

  const look = (uri: string): { readonly document: JsonObject; readonly origin: Origin } | undefined => {
    const [local, ...others] = byKey(uri);
    if (others.length > 0) return undefined;
    const outside = ask(uri);
    if (local === undefined) return outside && { document: outside, origin: originOfImport(outside, uri) };
    const document = documentOf(local);
    if (outside === undefined || isSame(local, outside)) return { document, origin: local.origin };
    told.push(duplicate(local, originOfImport(outside, uri)));
    return undefined;
  };

  const lookOnce = (uri: string): ReturnType<typeof look> => {
    const key = lookupKey(uri);
    if (!found.has(key)) found.set(key, look(key));
    return found.get(key);
  };

  return {
    find: (uri) => lookOnce(uri)?.document,
    originOf: (uri) => lookOnce(uri)?.origin ?? { source: sourceOfValue({}, uri, ''), pointer: '' },
    problems: () => {
      const claimed = [...(registered ??= byIdentity(resources)).values()];
      return [
        ...told,
        ...claimed.flatMap(([first, ...others]) =>
          first === undefined ? [] : others.map((other) => duplicate(other, first.origin)),
        ),
      ];
    },
  };
};

/** What `find` refuses is told, and not found. */
export const telling =
  (find: FindDocument | undefined, told: Problem[]): FindDocument =>
  (uri) => {
    try {
      return find?.(uri);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      told.push(...error.problems);
      return undefined;
    }
  };

/** A document from a caller that has no file goes by its URI in messages. */
const originOfImport = (document: JsonObject, uri: string): Origin => ({
  source: sourceOfImport(document) ?? sourceOfValue(document, uri),
  pointer: '',
});

const isSame = ({ node, origin }: Resource, outside: JsonObject): boolean =>
  sourceOfImport(outside)?.path === origin.source.path || canonicalJson(node) === canonicalJson(outside);

/** The resources that declare an identity, each once: a path item that stands in several places is written in one. */
const byIdentity = (resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> => {
  const registered = new Map<string, Resource[]>();
  for (const resource of resources) {
    const id = own(resource.node, '$id');
    if (typeof id !== 'string') continue;
    const claimants = registered.get(lookupKey(id)) ?? [];
    if (!claimants.some(({ origin }) => isSamePlace(origin, resource.origin))) claimants.push(resource);
    registered.set(lookupKey(id), claimants);
  }
  return registered;
};

const duplicate = ({ origin }: Resource, first: Origin): Problem =>
  problemIn(
    { source: origin.source, pointer: child(origin.pointer, '$id') },
    {
      severity: 'error',
      code: 'oas-id-duplicate',
      message: `without its fragment this $id is also that of ${formatPlace(first.source.place(first.pointer))}; imports can reach neither`,
      mend: 'give each resource an $id of its own',
    },
  );

/** A resource as a document, and with what it imports brought in. */
export interface Resolved {
  readonly given: JsonObject;
  readonly whole: JsonObject;
  /** Where a part of `whole` was written. */
  readonly locate: (pointer: Pointer) => Origin;
}

export const resolved = (given: JsonObject, origin: Origin, registry: Registry): Resolved => {
  const imported = resolveImports(given, registry.find);
  const locate = (pointer: Pointer): Origin => {
    const from = originOf(imported, pointer);
    if (from === undefined) return { source: origin.source, pointer: origin.pointer + pointer };
    const { source, pointer: start } = registry.originOf(from.uri);
    return { source, pointer: start + from.pointer };
  };
  return { given, whole: imported.document, locate };
};
