import { isIri } from '../formats.ts';
import { isObject, isString, plural, type JsonObject } from '../json.ts';
import { quoted } from '../lint/rule.ts';
import { activeExtensions, looksLikeJsonStructure } from '../meta-schemas.ts';
import type { Pointer } from '../pointer.ts';
import type { LintProblem } from '../problem.ts';
import { sitesOf, type Site } from './namespaces.ts';
import { importError, shown } from './problems.ts';
import { idOf, type FindDocument } from './registry.ts';

/** How many documents may import each other in a row. */
export const maxChain = 100;

export interface ImportGraph {
  /** What can be imported, by the URI that it is imported by. */
  readonly documents: ReadonlyMap<string, JsonObject>;
  /** Each told at the keyword of the root document that leads to it. */
  readonly problems: readonly LintProblem[];
  /** Whether the graph comes to an end: no cycle, and no chain of more than {@link maxChain} documents. */
  readonly isFinite: boolean;
}

interface Step {
  readonly uri: string | undefined;
  readonly document: JsonObject;
}

/** Whether a document may import. */
export const mayImport = (document: JsonObject): boolean => activeExtensions(document).has('JSONStructureImport');

/** The URI that a keyword imports by: without the empty fragment at its end. */
export const importedUri = ({ value }: Site): string | undefined =>
  isString(value) ? value.replace(/#$/, '') : undefined;

/** Follows all imports, each document once, before anything is copied. */
export const readGraph = (root: JsonObject, find: FindDocument): ImportGraph => {
  const rootId = idOf(root);
  const documents = new Map<string, JsonObject>();
  const found = new Map<string, unknown>();
  const heights = new Map<JsonObject, number>();
  const problems: LintProblem[] = [];
  let isFinite = true;

  const lookUp = (uri: string): unknown => {
    if (uri === rootId) return root;
    if (!found.has(uri)) found.set(uri, find(uri));
    return found.get(uri);
  };

  /** The number of documents in the longest chain from here. */
  const visit = (path: readonly Step[], document: JsonObject, top: Pointer | undefined): number => {
    const known = heights.get(document);
    if (known !== undefined) return known;
    let height = 1;
    for (const site of mayImport(document) ? sitesOf(document) : []) {
      const pointer = top ?? site.pointer;
      const wrong = (problem: Wrong): void => {
        const inside = top === undefined ? '' : `in ${shown(path.at(-1)?.uri ?? '')} at ${quoted(site.pointer)}: `;
        problems.push(importError(problem.code, pointer, inside + problem.message, problem.mend));
      };
      const uri = importedUri(site);
      const misspelt = misspeltIn(site);
      if (uri === undefined || misspelt !== undefined) {
        if (misspelt !== undefined) wrong(misspelt);
        continue;
      }
      const target = lookUp(uri);
      const start = path.findIndex((step) => step.document === target);
      if (start >= 0) {
        isFinite = false;
        wrong(circular([...path.slice(start).map((step) => step.uri), uri]));
        continue;
      }
      const reason = unusable(target, site);
      if (reason !== undefined || !isObject(target)) {
        wrong(unresolved(uri, reason ?? ''));
        continue;
      }
      const below = path.length < maxChain ? visit([...path, { uri, document: target }], target, pointer) : 1;
      height = Math.max(height, below + 1);
      documents.set(uri, target);
      if (path.length + below <= maxChain || !isFinite) continue;
      isFinite = false;
      wrong(tooLong);
    }
    heights.set(document, height);
    return height;
  };

  visit([{ uri: rootId, document: root }], root, undefined);
  return { documents, problems, isFinite };
};

interface Wrong {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

const misspeltIn = ({ keyword, value }: Site): Wrong | undefined => {
  const mend = 'write the $id of the document to import, with its scheme and host';
  if (!isString(value)) return { code: 'js-import-shape', message: `${keyword} must be a string`, mend };
  if (!isIri(value)) return { code: 'js-import-relative', message: `${quoted(value)} is not an absolute URI`, mend };
  const message = `${keyword} takes in a whole document, so its URI has no fragment`;
  return /#./s.test(value) ? { code: 'js-import-shape', message, mend: 'remove what follows the #' } : undefined;
};

const unusable = (target: unknown, { keyword }: Site): string | undefined => {
  if (target === undefined) return 'no document with this $id is known';
  if (!isObject(target)) return 'its root is not an object';
  if (!looksLikeJsonStructure(target)) return 'it is not JSON Structure: $schema names no meta-schema of it';
  if (keyword === '$import' && Object.hasOwn(target, 'type') && !isString(target['name']))
    return 'its root type has no name to be copied under';
  return undefined;
};

const unresolved = (uri: string, reason: string): Wrong => ({
  code: 'js-import-unresolved',
  message: `cannot import ${shown(uri)}: ${reason}`,
  mend: 'put the file that declares this $id beside the one that imports it, or below schemas/',
});

const circular = (chain: readonly (string | undefined)[]): Wrong => ({
  code: 'js-import-cycle',
  message: `documents import each other in a circle: ${chain
    .map((uri) => (uri === undefined ? 'this document' : shown(uri)))
    .join(' imports ')}`,
  mend: 'move what they share into a document that imports none of them',
});

const tooLong: Wrong = {
  code: 'js-import-too-large',
  message: `more than ${plural(maxChain, 'document')} import each other in a row`,
  mend: 'import the documents at the end of the chain directly',
};
