import { filesBelow, isFolder } from '../files.ts';
import type { Io } from '../io.ts';
import { reported } from '../problems.ts';
import { printProblems, problemsOf } from '../refusal.ts';
import type { LintedFile, ReportedProblem } from '../reports/documents.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { status, UsageError } from '../status.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly format: Format;
}

/** `lint FILE...` */
export const lint: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'Checks OpenAPI, JSON Structure and JSON Schema files, JSON or YAML. A folder stands for the descriptions ' +
          'below it: openapi*, swagger*, *.struct and *.schema files. What contract.yaml, recordings and releases ' +
          'hold is not linted.',
      )
      .argument('<file...>', 'files and folders')
      .addOption(formatOption('lint'))
      .addHelpText(
        'after',
        `
Examples:
  schemawright lint openapi.yaml
  schemawright lint schemas/
  schemawright lint *.struct.json --format json`,
      ),
  run: async (operands, { format }, io) => {
    const [{ lintFile }, { importsFor }] = await Promise.all([
      import('@schemawright/contract'),
      import('../imports.ts'),
    ]);
    const named = operands.flatMap(expanded);
    const imports = importsFor(named, io.cwd);
    const files = named.map((file): LintedFile => {
      try {
        const { kind, problems } = lintFile(file, { cwd: io.cwd, imports });
        return { file, kind, problems: problems.map((problem) => reported(problem, file)) };
      } catch (error) {
        return unread(file, error, io);
      }
    });
    await print({ of: 'lint', document: { files } }, format, io);
    if (files.some(({ kind }) => kind === null)) return status.refused;
    return files.some(({ problems }) => problems.some(isError)) ? status.found : status.fine;
  },
};

const isError = ({ severity }: ReportedProblem): boolean => severity === 'error';

/** What descriptions are called, of those that one would want linted as well. */
const description = /(?:^|[/\\.-])(?:openapi|swagger)[^/\\]*\.(?:json|ya?ml)$|\.(?:struct|schema)\.(?:json|ya?ml)$/iu;
const kept = /[/\\](?:recordings|releases)[/\\]/u;

const expanded = (operand: string): readonly string[] => {
  if (!isFolder(operand)) return [operand];
  const files = filesBelow(operand, (file) => description.test(file) && !kept.test(file));
  if (files.length > 0) return files;
  throw new UsageError(`below ${operand} nothing is called openapi*, swagger*, *.struct or *.schema; name the files`);
};

/** One unreadable file does not keep the others from being linted. */
const unread = (file: string, error: unknown, io: Io): LintedFile => {
  const problems = problemsOf(error, io.cwd);
  if (problems === undefined) throw error;
  printProblems(problems, io);
  return { file, kind: null, problems: problems.map((problem) => reported(problem, file)) };
};
