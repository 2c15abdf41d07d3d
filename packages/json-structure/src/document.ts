import { originOf, resolveImports } from './import.ts';
import type { Origin } from './import/assemble.ts';
import type { FindDocument } from './import/registry.ts';
import type { JsonObject } from './json.ts';
import { inDocumentOrder, lintStructure } from './lint/problems.ts';
import { child, tokensOf, type Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';
import { readStructure, type Structure } from './structure.ts';

export interface ReadOptions {
  /** The documents that `$import` and `$importdefs` may name, by `$id` without its fragment. */
  readonly imports?: FindDocument;
}

/** A document with its imports resolved and its problems told. */
export interface DocumentReading {
  readonly structure: Structure;
  /** All problems, in the order of the document; computed when they are asked for. */
  readonly problems: readonly LintProblem[];
  /** The problems that leave no clear meaning, so that no validator can be made of the document. */
  readonly blocking: readonly LintProblem[];
  /** The schemas that such problems stand in. */
  readonly broken: ReadonlySet<JsonObject>;
  /** What was imported: places in the structure's document, to the document and place that declares it. */
  readonly imported: ReadonlyMap<Pointer, { readonly uri: string; readonly pointer: Pointer }>;
}

export const notAnObject: LintProblem = {
  severity: 'error',
  code: 'js-document-object',
  message: 'a JSON Structure document must be an object',
  pointer: '',
};

export const readDocument = (document: JsonObject, { imports = () => undefined }: ReadOptions = {}): DocumentReading => {
  const { document: whole, problems: importing, imported } = resolveImports(document, imports);
  const structure = readStructure(whole);
  const linted = lintStructure(structure);
  const isPlain = imported.size === 0 && importing.length === 0;
  const told = (problems: readonly LintProblem[], isWorthAWarning: (code: string) => boolean): readonly LintProblem[] => {
    if (isPlain) return problems;
    const mapped = problems.flatMap((problem) => {
      const origin = originOf({ imported }, problem.pointer);
      if (origin === undefined) return importing.length > 0 && followOn.has(problem.code) ? [] : [problem];
      const matters = problem.severity === 'error' || isWorthAWarning(problem.code);
      return matters ? [atImport(problem, origin, document)] : [];
    });
    return inDocumentOrder(document)([...importing, ...mapped]);
  };
  return {
    structure,
    imported,
    get broken() {
      return linted.broken;
    },
    get blocking() {
      return told(linted.blocking, () => false);
    },
    get problems() {
      // An importer has to switch on what its imports use.
      return told(linted.problems, (code) => code === 'js-extension-inactive');
    },
  };
};

/** What an import that failed makes look missing elsewhere. */
const followOn: ReadonlySet<string> = new Set([
  'js-ref-not-found',
  'js-extends-not-found',
  'js-root-unresolved',
  'js-offers-unresolved',
  'js-required-undeclared',
  'js-tuple-undeclared',
  'js-choice-variant-base',
]);

/** A problem of what was imported, told at the keyword that imports it. */
const atImport = (problem: LintProblem, { uri, pointer }: Origin, document: JsonObject): LintProblem => ({
  ...problem,
  message: `in what is imported from ${uri}, at ${pointer || 'its root'}: ${problem.message}`,
  pointer: importAbove(problem.pointer, document),
});

const importAbove = (pointer: Pointer, document: JsonObject): Pointer => {
  const namespaces: Pointer[] = [''];
  let at: unknown = document;
  let path: Pointer = '';
  for (const token of tokensOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) break;
    at = (at as JsonObject)[token];
    path = child(path, token);
    namespaces.unshift(path);
  }
  for (const namespace of namespaces) {
    const holder = tokensOf(namespace).reduce<unknown>((value, token) => (value as JsonObject)[token], document);
    for (const keyword of ['$import', '$importdefs'])
      if (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, keyword)) return child(namespace, keyword);
  }
  return '';
};
