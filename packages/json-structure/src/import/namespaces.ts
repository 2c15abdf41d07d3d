import { isObject, type Json, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import { isNamespace, maxDepth } from '../positions.ts';

export type ImportKeyword = '$import' | '$importdefs';
const importKeywords: readonly ImportKeyword[] = ['$import', '$importdefs'];

export const isImportKeyword = (name: string): name is ImportKeyword => name === '$import' || name === '$importdefs';

export const omit = (object: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** An import keyword at the root or in a namespace, or, misplaced, in a schema. */
export interface Site {
  readonly keyword: ImportKeyword;
  readonly value: Json | undefined;
  readonly pointer: Pointer;
}

/** The import keywords that stand in one object. */
export const sitesIn = (holder: JsonObject, pointer: Pointer): readonly Site[] =>
  importKeywords
    .filter((keyword) => Object.hasOwn(holder, keyword))
    .map((keyword) => ({ keyword, value: holder[keyword], pointer: child(pointer, keyword) }));

/** The types and namespaces of a namespace, by name: what is left beside the import keywords. */
export const declarationsOf = (namespace: JsonObject): readonly (readonly [string, Json | undefined])[] =>
  Object.entries(namespace).filter(([name]) => !isImportKeyword(name));

/** Whether a member of `definitions` is a namespace, import keywords in it or not. */
export const isNamespaceOfImports = (value: Json | undefined): value is JsonObject =>
  isObject(value) && !Object.hasOwn(value, 'type') && isNamespace(omit(value, importKeywords));

/** The import keywords at the root and in all namespaces; of a namespace that stands in several places, the first. */
export const sitesOf = (document: JsonObject): readonly Site[] => {
  const sites = [...sitesIn(document, '')];
  const seen = new Set<JsonObject>();
  const visit = (namespace: JsonObject, pointer: Pointer, depth: number): void => {
    if (seen.has(namespace) || depth > maxDepth) return;
    seen.add(namespace);
    sites.push(...sitesIn(namespace, pointer));
    for (const [name, inner] of declarationsOf(namespace))
      if (isNamespaceOfImports(inner)) visit(inner, child(pointer, name), depth + 1);
  };
  if (isObject(document['definitions'])) visit(document['definitions'], '/definitions', 0);
  return sites;
};

/** The document without its import keywords; what holds none stays the same object. */
export const withoutImports = (document: JsonObject): JsonObject => {
  const known = new Map<JsonObject, JsonObject>();
  const strip = (namespace: JsonObject, depth: number): JsonObject => {
    const result = known.get(namespace);
    if (result !== undefined || depth > maxDepth) return result ?? namespace;
    known.set(namespace, namespace);
    const stripped = declarationsOf(namespace).map(
      ([name, inner]) => [name, isNamespaceOfImports(inner) ? strip(inner, depth + 1) : inner] as const,
    );
    const isSame = sitesIn(namespace, '').length === 0 && stripped.every(([name, inner]) => inner === namespace[name]);
    if (!isSame) known.set(namespace, Object.fromEntries(stripped));
    return known.get(namespace) ?? namespace;
  };
  const { definitions } = document;
  const hasSites = sitesIn(document, '').length > 0;
  // A root that imports has a root namespace, written down or not.
  const stripped = isObject(definitions)
    ? strip(definitions, 0)
    : hasSites && definitions === undefined
      ? {}
      : definitions;
  if (!hasSites && stripped === definitions) return document;
  return { ...omit(document, importKeywords), ...(stripped === undefined ? {} : { definitions: stripped }) };
};
