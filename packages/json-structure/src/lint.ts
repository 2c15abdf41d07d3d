import { notAnObject, readDocument, type ReadOptions } from './document.ts';
import { isObject } from './json.ts';
import type { LintProblem } from './problem.ts';

/** Checks a document against JSON Structure; all problems at once, in the order of the document. Never throws. */
export const lint = (document: unknown, options: ReadOptions = {}): readonly LintProblem[] =>
  isObject(document) ? readDocument(document, options).problems : [notAnObject];
