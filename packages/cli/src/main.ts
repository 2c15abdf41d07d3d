import { Command, CommanderError } from 'commander';
import type { CommandModule } from './commands/command.ts';
import { commands, groups } from './commands/table.ts';
import type { Io } from './io.ts';
import { printRefusal, printUsage, problemsOf } from './refusal.ts';
import { type Format } from './reports/table.ts';
import { type Status, status, UsageError } from './status.ts';
import { escapeBlock, guardLog } from './text.ts';
import { version } from './version.ts';

const statuses = `
Exit status:
  0   fine
  1   problems found: findings, breaking changes under --fail-on, drift, stale output
  2   could not run: usage, or an input that is unreadable, malformed or refused
  70  a defect of Schemawright itself (a stack trace is on stderr)
`;

const examples = `
Examples:
  schemawright lint openapi.yaml
  schemawright generate --input openapi.yaml --out generated --name petstore
  schemawright validate answer.json --schema openapi.yaml#/components/schemas/Pet
  schemawright validate traffic.har --contract openapi.yaml
  schemawright diff old.yaml new.yaml --fail-on breaking
  schemawright convert pet.struct.json --to typescript
  schemawright upstream check --from page.md --contract openapi.yaml

Every command works on plain files. In a repository with a folder schemas/, a contract goes by the name of its
folder: schemawright generate petstore. schemawright COMMAND --help teaches each command.
`;

type AnyModule = CommandModule<{ format: Format }>;

/** Hangs `run` behind a command: its status ends up in `finish`. */
const attach = (command: Command, { declare, run }: AnyModule, io: Io, finish: (status: Status) => void): void => {
  declare(command);
  command.addHelpText('after', statuses);
  command.action(async (operands: string | string[], options: { format: Format }) => {
    try {
      finish(await run([operands].flat(), options, io));
    } catch (error) {
      if (error instanceof UsageError) command.error(`error: ${error.message}`);
      const problems = problemsOf(error, io.cwd);
      if (problems === undefined) throw error;
      finish(await printRefusal(problems, options.format, io));
    }
  });
};

const programFor = (io: Io, finish: (status: Status) => void): Command => {
  const program = new Command('schemawright')
    .description('Schema-first code generation and contract tests for TypeScript')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('schemawright --help lists the commands')
    .configureOutput({
      writeOut: (output) => io.out.write(output),
      writeErr: (output) => io.err.write(guardLog(escapeBlock(output))),
      getOutHelpWidth: () => Math.min(io.out.columns ?? 100, 100),
      getErrHelpWidth: () => Math.min(io.err.columns ?? 100, 100),
    })
    .addHelpText('after', examples + statuses);
  const groupOf = (name: string): Command =>
    program.commands.find((command) => command.name() === name) ??
    program
      .command(name)
      .description(groups[name] ?? '')
      .helpCommand(false);
  for (const { name, summary, load } of commands) {
    const [first = '', second] = name.split(' ');
    const group = second === undefined ? program : groupOf(first);
    const command = group
      .command(second ?? first)
      .summary(summary)
      .showHelpAfterError(`schemawright ${name} --help shows its arguments and examples`);
    group.hook('preSubcommand', async (_, called) => {
      if (called === command) attach(command, (await load()) as unknown as AnyModule, io, finish);
    });
  }
  return program;
};

/**
 * Runs one command line (without `node` and the script) and says how it ended. Rejects for defects of ours only.
 */
export const main = async (argv: readonly string[], io: Io): Promise<Status> => {
  let ended: Status = status.fine;
  const program = programFor(io, (result) => {
    ended = result;
  });
  const line = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  try {
    await program.parseAsync(line, { from: 'user' });
    return ended;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return status.fine;
    if (error.code !== 'commander.help')
      await printUsage(error.message.replace(/^error: /u, ''), formatAsked(line, program), io);
    return status.refused;
  }
};

/** The format that a command line asks for, whatever else is wrong with it: one that the command has. */
const formatAsked = (line: readonly string[], program: Command): Format => {
  const asked = line.flatMap((word, index) =>
    word === '--format' ? (line[index + 1] ?? []) : word.startsWith('--format=') ? word.slice('--format='.length) : [],
  );
  // Only the command that was called has declared its options.
  const options = program.commands.flatMap((command) => [command, ...command.commands]).flatMap((one) => one.options);
  const formats = (options.find(({ long }) => long === '--format')?.argChoices ?? []) as readonly Format[];
  return formats.find((format) => format === asked.at(-1)) ?? 'pretty';
};

/** What is said of a defect: its stack, made safe to show. */
export const defectText = (error: unknown): string =>
  guardLog(
    escapeBlock(
      `schemawright: this is a defect of Schemawright, please report it with the lines below\n${
        error instanceof Error ? (error.stack ?? error.message) : String(error)
      }\n`,
    ),
  );
