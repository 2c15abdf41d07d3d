import { assemble, type Origin } from './import/assemble.ts';
import { mayImport, readGraph } from './import/graph.ts';
import { withoutImports } from './import/namespaces.ts';
import type { FindDocument } from './import/registry.ts';
import { isObject, type JsonObject } from './json.ts';
import { activeExtensions, bindingKeywords } from './meta-schemas.ts';
import { child, tokensOf, type Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';

export interface Resolved {
  /** Free of imports; the very document that was given when it imports nothing. */
  readonly document: JsonObject;
  /** Errors, each at an import keyword of the document that was given; with one of them the result is incomplete. */
  readonly problems: readonly LintProblem[];
  /** The copied types and namespaces: their places in `document`, and the places that declare them. */
  readonly imported: ReadonlyMap<Pointer, Origin>;
}

/**
 * Copies in what a document imports, the imports of imported documents included. Nothing is copied when they run in a
 * circle or grow too large. Neither the document nor an imported one is changed. JSON Structure import.
 */
export const resolveImports = (document: JsonObject, find: FindDocument): Resolved => {
  const imported = new Map<Pointer, Origin>();
  if (!mayImport(document)) return { document, problems: [], imported };
  const binds = bindingKeywords(activeExtensions(document));
  const stripped = withoutImports(document);
  if (stripped === document) return { document, problems: [], imported };

  const graph = readGraph(document, find);
  const known = graph.problems;
  if (!graph.isFinite) return { document: stripped, problems: known, imported };
  const assembled = assemble(document, graph, binds);
  const problems = [...known, ...assembled.problems];
  const { definitions } = assembled;
  if (definitions === undefined || !isObject(stripped['definitions']))
    return { document: stripped, problems, imported };
  return { document: { ...stripped, definitions }, problems, imported: assembled.imported };
};

/** Where a place of the result was copied from; nothing when the document itself declares it. */
export const originOf = ({ imported }: Pick<Resolved, 'imported'>, pointer: Pointer): Origin | undefined => {
  const tokens = tokensOf(pointer);
  for (let length = tokens.length; length > 0; length -= 1) {
    const origin = imported.get(child('', ...tokens.slice(0, length)));
    if (origin !== undefined) return { ...origin, pointer: child(origin.pointer, ...tokens.slice(length)) };
  }
  return undefined;
};
