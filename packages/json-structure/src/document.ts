import { originOf, resolveImports } from './import.ts';
import type { Origin } from './import/assemble.ts';
import type { FindDocument } from './import/registry.ts';
import type { JsonObject } from './json.ts';
import { inDocumentOrder, LintResult } from './lint/problems.ts';
import { child, tokensOf, type Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';
import { readStructure, type Structure } from './structure.ts';

export interface ReadOptions {
  /** The documents that `$import` and `$importdefs` may name, by `$id` without its fragment. */
  readonly imports?: FindDocument;
}

export const notAnObject: LintProblem = {
  severity: 'error',
  code: 'js-document-object',
  message: 'a JSON Structure document must be an object',
  pointer: '',
};

/** A document with its imports resolved and its problems told. */
export class DocumentReading {
  readonly structure: Structure;
  /** What was imported: places in the structure's document, to the document and place that declares it. */
  readonly imported: ReadonlyMap<Pointer, Origin>;
  readonly #document: JsonObject;
  readonly #importing: readonly LintProblem[];
  readonly #linted: LintResult;

  constructor(document: JsonObject, { imports = () => undefined }: ReadOptions = {}) {
    const resolved = resolveImports(document, imports);
    this.structure = readStructure(resolved.document);
    this.imported = resolved.imported;
    this.#document = document;
    this.#importing = resolved.problems;
    this.#linted = new LintResult(this.structure);
  }

  /** All problems, in the order of the document; computed when they are asked for. */
  get problems(): readonly LintProblem[] {
    // An importer has to switch on what its imports use.
    return this.#told(this.#linted.problems, (code) => code === 'js-extension-inactive');
  }

  /** The problems that leave no clear meaning, so that no validator can be made of the document. */
  get blocking(): readonly LintProblem[] {
    return this.#told(this.#linted.blocking, () => false);
  }

  /** The references to what an import that failed would have brought: no problems of their own. */
  get unimported(): readonly Pointer[] {
    if (this.#importing.length === 0) return [];
    return this.#linted.problems.flatMap((problem) =>
      ofReferences.has(problem.code) && this.#isFollowOn(problem) ? [problem.pointer] : [],
    );
  }

  /** The schemas that such problems stand in. */
  get broken(): ReadonlySet<JsonObject> {
    return this.#linted.broken;
  }

  #told(problems: readonly LintProblem[], isWorthAWarning: (code: string) => boolean): readonly LintProblem[] {
    const importing = this.#importing;
    if (this.imported.size === 0 && importing.length === 0) return problems;
    const mapped = problems.flatMap((problem) => {
      const origin = originOf(this, problem.pointer);
      if (origin === undefined) return this.#isFollowOn(problem) ? [] : [problem];
      const matters = problem.severity === 'error' || isWorthAWarning(problem.code);
      return matters ? [atImport(problem, origin, this.#document)] : [];
    });
    return inDocumentOrder(this.#document)([...importing, ...mapped]);
  }

  #isFollowOn({ code, pointer }: LintProblem): boolean {
    return this.#importing.length > 0 && followOn.has(code) && originOf(this, pointer) === undefined;
  }
}

export const readDocument = (document: JsonObject, options?: ReadOptions): DocumentReading =>
  new DocumentReading(document, options);

/** Codes of references that lead nowhere. */
const ofReferences: ReadonlySet<string> = new Set(['js-ref-not-found', 'js-extends-not-found', 'js-root-unresolved']);

/** What an import that failed makes look missing elsewhere. */
const followOn: ReadonlySet<string> = new Set([
  ...ofReferences,
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
      if (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, keyword))
        return child(namespace, keyword);
  }
  return '';
};
