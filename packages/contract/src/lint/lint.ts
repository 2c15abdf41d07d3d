import { lint as lintJsonStructure } from '@schemawright/json-structure/lint';
import type { Contract } from '../contract.ts';
import { contractOfSource, kindOf, writtenPointer, type DescriptionKind, type LoadOptions } from '../load.ts';
import { problemIn } from '../lower/draft.ts';
import { telling } from '../lower/json-structure/registry.ts';
import type { Problem } from '../problem.ts';
import { readSource } from '../read/source.ts';
import { lintRules } from './table.ts';

/** What is wrong with one file, in the order of its lines. */
export interface LintReport {
  readonly file: string;
  readonly kind: DescriptionKind;
  readonly problems: readonly Problem[];
}

/**
 * Checks an OpenAPI, JSON Structure or JSON Schema file. Whatever can be told of it is told in one pass.
 * Throws `Refusal` when the file cannot be read or parsed, or is none of the three.
 */
export const lintFile = (file: string, options: Omit<LoadOptions, 'name'> = {}): LintReport => {
  const { cwd = '.', imports } = options;
  const source = readSource(file, cwd);
  const kind = kindOf(source.value);
  if (kind === 'json-structure') {
    const refused: Problem[] = [];
    const problems = lintJsonStructure(source.value, { imports: telling(imports, refused) }).map(
      ({ pointer, ...told }) => problemIn({ source, pointer }, told),
    );
    return { file, kind, problems: inOrder([...source.problems, ...problems, ...refused]) };
  }
  // A file that is no description at all is refused by the loader, in its words.
  const contract = contractOfSource(source, options);
  const found = foundIn(contract).map((problem) => asWritten(contract, problem));
  return { file, kind: kind as DescriptionKind, problems: inOrder([...contract.problems.map(bySeverity), ...found]) };
};

/** What the rules for OpenAPI find in a contract; pointers lead into the lowered document. */
export const lintContract = (contract: Contract): readonly Problem[] => [
  ...contract.problems.filter(({ code }) => severities.has(code)).map(bySeverity),
  ...foundIn(contract),
];

const severities: ReadonlyMap<string, Problem['severity']> = new Map(
  lintRules.map(({ code, severity }) => [code, severity]),
);

/** Who reads a contract gets around what breaks a rule; who checks one is told by the rule's own severity. */
const bySeverity = ({ severity, code, message, pointer, place, mend }: Problem): Problem => ({
  severity: severities.get(code) ?? severity,
  code,
  message,
  pointer,
  place,
  ...(mend === undefined ? {} : { mend }),
});

/** What the rules find that reading did not tell already. */
const foundIn = (contract: Contract): readonly Problem[] =>
  lintRules
    .filter(({ isTold }) => isTold !== true)
    .flatMap(({ code, severity, find }) =>
      [...find(contract)].map((found) => ({
        severity,
        code,
        ...found,
        get place() {
          return contract.origin(found.pointer);
        },
      })),
    );

/** The rules look at the lowered document; who wrote the file is told of places in it. */
const asWritten = (contract: Contract, { severity, code, message, pointer, place, mend }: Problem): Problem => ({
  severity,
  code,
  message,
  pointer: writtenPointer(contract, pointer),
  place,
  ...(mend === undefined ? {} : { mend }),
});

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems
    .map((problem) => ({ problem, place: problem.place }))
    .sort(
      (a, b) =>
        (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column,
    )
    .map(({ problem }) => problem);
