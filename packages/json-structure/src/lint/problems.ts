import { createCompiler } from '../compiler.ts';
import type { JsonObject } from '../json.ts';
import { allRules, blockingRules, rulesFor, type Dispatch } from './dispatch.ts';
import { exampleInvalid, hasExamples } from './examples.ts';
import type { Hit, Rule } from './rule.ts';
import { child, tokensOf } from '../pointer.ts';
import type { Position } from '../positions.ts';
import type { LintProblem } from '../problem.ts';
import type { Structure } from '../structure.ts';

/** Each answer is computed when it is asked for: validators need only the rules that block, and those are few. */
export class LintResult {
  readonly #structure: Structure;
  #applied: Applied | undefined;
  #problems: readonly LintProblem[] | undefined;

  constructor(structure: Structure) {
    this.#structure = structure;
  }

  get #blockers(): Applied {
    return (this.#applied ??= apply(this.#structure, blockingRules));
  }

  /** The problems that leave no clear meaning, so that no validator can be made of the document. */
  get blocking(): readonly LintProblem[] {
    return inDocumentOrder(this.#structure.document)(this.#blockers.found.filter(({ blocks }) => blocks));
  }

  /** The schemas that such errors stand in. */
  get broken(): ReadonlySet<JsonObject> {
    return this.#blockers.broken;
  }

  /** All problems, in the order of the document. */
  get problems(): readonly LintProblem[] {
    return (this.#problems ??= everyProblem(this.#structure));
  }
}

const everyProblem = (structure: Structure): readonly LintProblem[] => {
  const { found, broken } = apply(structure, allRules);
  return inDocumentOrder(structure.document)([...found, ...exampleProblems(structure, broken)]);
};

interface Found extends LintProblem {
  readonly blocks: boolean;
}

interface Applied {
  readonly found: readonly Found[];
  readonly broken: ReadonlySet<JsonObject>;
}

const apply = (structure: Structure, rules: Dispatch): Applied => {
  const found: Found[] = [];
  const counts = new Map<string, number>();
  const broken = new Set<JsonObject>(structure.tooDeep.map(({ schema }) => schema));
  const ask = (rule: Rule, position: Position): void => {
    for (const hit of rule.check(position, structure)) {
      // What an extension that is off says wrongly is told, but binds nothing.
      const blocks = rule.blocks && structure.binds(String(hit.at?.[0]));
      const count = (counts.get(rule.code) ?? 0) + 1;
      counts.set(rule.code, count);
      if (count <= mostOfAKind) found.push({ ...problemOf(rule, hit, position), blocks });
      if (blocks && rule.severity === 'error' && rule.on !== 'document') broken.add(position.schema);
    }
  };
  for (const position of structure.positions) for (const rule of rulesFor(position, rules)) ask(rule, position);
  for (const [code, count] of counts) if (count > mostOfAKind) found.push(unlisted(code, count - mostOfAKind));
  return { found, broken };
};

/** How many problems of one code are listed: what made a million of them is understood from fewer. */
const mostOfAKind = 1000;

const unlisted = (code: string, count: number): Found => ({
  severity: 'warning',
  code: 'js-unlisted',
  message: `${count} more problems are of the code ${code}`,
  pointer: '',
  blocks: false,
});

/** Examples last: what they are checked against has to be understood first. */
const exampleProblems = (structure: Structure, broken: ReadonlySet<JsonObject>): readonly LintProblem[] => {
  const withExamples = structure.positions.filter(
    ({ kind, schema }) => kind === 'schema' && hasExamples(schema) && !broken.has(schema),
  );
  if (withExamples.length === 0) return [];
  const check = exampleInvalid(createCompiler(structure, { broken }));
  const found: LintProblem[] = [];
  for (const position of withExamples)
    for (const hit of check(position, structure))
      found.push(problemOf({ code: 'js-example-invalid', severity: 'warning' }, hit, position));
  return found;
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
export const inDocumentOrder = (
  document: JsonObject,
): ((problems: readonly LintProblem[]) => readonly LintProblem[]) => {
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
    problems.length < 2
      ? problems.map(plain)
      : problems
          .map((problem) => ({ problem: plain(problem), path: pathOf(problem) }))
          .sort((a, b) => comparePaths(a.path, b.path))
          .map(({ problem }) => problem);
};

const plain = ({ severity, code, message, pointer, mend }: LintProblem): LintProblem => ({
  severity,
  code,
  message,
  pointer,
  ...(mend === undefined ? {} : { mend }),
});

const comparePaths = (a: readonly number[], b: readonly number[]): number => {
  for (const [index, rank] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (rank !== other) return rank - other;
  }
  return a.length - b.length;
};
