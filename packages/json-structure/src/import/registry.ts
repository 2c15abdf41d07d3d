import { isObject, isString, type JsonObject } from '../json.ts';
import type { LintProblem } from '../problem.ts';
import { importError, shown } from './problems.ts';

/** Answers the document whose `$id`, without its fragment, is `uri`. */
export type FindDocument = (uri: string) => JsonObject | undefined;

/** A document that may be imported, and the file it was read from. */
export interface Source {
  readonly document: unknown;
  readonly file?: string;
}

export interface Duplicate {
  readonly id: string;
  readonly first: Source;
  readonly second: Source;
  /** `js-import-duplicate-id`, at the `$id` of the second. */
  readonly problem: LintProblem;
}

export interface Registry {
  readonly find: FindDocument;
  readonly duplicates: readonly Duplicate[];
}

/** The `$id` of a document without its fragment; nothing when there is none. */
export const idOf = (document: unknown): string | undefined => {
  const id = isObject(document) && Object.hasOwn(document, '$id') ? document['$id'] : undefined;
  return isString(id) && id !== '' ? id.replace(/#.*$/s, '') : undefined;
};

/**
 * Finds documents by their `$id`, compared byte for byte without the fragment. Documents without one are never found;
 * of two with the same one, the first is, and the pair is told.
 */
export const registryOf = (sources: Iterable<Source>): Registry => {
  const byId = new Map<string, { readonly source: Source; readonly document: JsonObject }>();
  const duplicates: Duplicate[] = [];
  for (const source of sources) {
    const { document } = source;
    const id = idOf(document);
    if (id === undefined || !isObject(document)) continue;
    const first = byId.get(id);
    if (first === undefined) byId.set(id, { source, document });
    else if (first.document !== document) duplicates.push(duplicate(id, first.source, source));
  }
  return { find: (uri) => byId.get(uri)?.document, duplicates };
};

const duplicate = (id: string, first: Source, second: Source): Duplicate => {
  const other = first.file === undefined ? 'another document' : JSON.stringify(first.file);
  const message = `the $id ${shown(id)} is that of ${other} too`;
  const problem = importError('js-import-duplicate-id', '/$id', message, 'give each document an $id of its own');
  return { id, first, second, problem };
};
