import { createCompiler } from './compiler.ts';
import { isObject, type JsonObject } from './json.ts';
import { exampleInvalid } from './lint/examples.ts';
import type { Hit, Rule } from './lint/rule.ts';
import { rules } from './lint/table.ts';
import { child, tokensOf } from './pointer.ts';
import type { Position } from './positions.ts';
import type { LintProblem } from './problem.ts';
import { readStructure, type Structure } from './structure.ts';

export interface LintResult {
  /** In the order of the document. */
  readonly problems: readonly LintProblem[];
  /** The problems that leave no clear meaning, so that no validator can be made of the document. */
  readonly blocking: readonly LintProblem[];
  /** The schemas that such errors stand in. */
  readonly broken: ReadonlySet<JsonObject>;
}

/** Checks a document against JSON Structure; all problems at once, in the order of the document. Never throws. */
export const lint = (document: unknown): readonly LintProblem[] =>
  isObject(document) ? lintStructure(readStructure(document)).problems : [notAnObject];

export const notAnObject: LintProblem = {
  severity: 'error',
  code: 'js-document-object',
  message: 'a JSON Structure document must be an object',
  pointer: '',
};

export const lintStructure = (structure: Structure): LintResult => {
  const problems: LintProblem[] = [];
  const blocking: LintProblem[] = [];
  const broken = new Set<JsonObject>(structure.tooDeep.map(({ schema }) => schema));

  const apply = (rule: Omit<Rule, 'on'> & Partial<Pick<Rule, 'on'>>, position: Position): void => {
    for (const found of rule.check(position, structure)) {
      const problem = problemOf(rule, found, position);
      problems.push(problem);
      if (!rule.blocks) continue;
      blocking.push(problem);
      if (rule.severity === 'error' && rule.on !== 'document') broken.add(position.schema);
    }
  };

  const [root] = structure.positions;
  for (const position of structure.positions)
    for (const rule of rules)
      if (rule.on === position.kind || (rule.on === 'document' && position === root)) apply(rule, position);

  // Examples last: what they are checked against has to be understood first.
  const check = exampleInvalid(createCompiler(structure, broken));
  for (const position of structure.positions)
    if (position.kind === 'schema' && !broken.has(position.schema))
      apply({ code: 'js-example-invalid', severity: 'warning', check, blocks: false }, position);

  const ordered = inDocumentOrder(structure.document);
  return { problems: ordered(problems), blocking: ordered(blocking), broken };
};

const problemOf = (
  { code, severity }: Pick<Rule, 'code' | 'severity'>,
  { at = [], message, mend }: Hit,
  { pointer }: Position,
): LintProblem => ({
  severity,
  code,
  message,
  pointer: child(pointer, ...at),
  ...(mend === undefined ? {} : { mend }),
});

/** Sorts problems by where their pointers stand in the document; equals keep the order of the rules. */
const inDocumentOrder = (document: JsonObject): ((problems: readonly LintProblem[]) => readonly LintProblem[]) => {
  const ranks = new Map<object, ReadonlyMap<string, number>>();
  const rankIn = (holder: object, token: string): number => {
    const known = ranks.get(holder) ?? new Map(Object.keys(holder).map((name, index) => [name, index]));
    ranks.set(holder, known);
    return known.get(token) ?? -1;
  };
  const pathOf = ({ pointer }: LintProblem): readonly number[] => {
    let value: unknown = document;
    return tokensOf(pointer).map((token) => {
      if (typeof value !== 'object' || value === null) return -1;
      const rank = rankIn(value, token);
      value = rank < 0 ? undefined : (value as Record<string, unknown>)[token];
      return rank;
    });
  };
  return (problems) =>
    problems
      .map((problem) => ({ problem, path: pathOf(problem) }))
      .sort((a, b) => comparePaths(a.path, b.path))
      .map(({ problem }) => problem);
};

const comparePaths = (a: readonly number[], b: readonly number[]): number => {
  for (const [index, rank] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (rank !== other) return rank - other;
  }
  return a.length - b.length;
};
