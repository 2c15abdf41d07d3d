import path from 'node:path';
import { Option } from 'commander';
import type { Contract, Problem } from '@schemawright/contract';
import type {
  GenerateOptions,
  GenerateReport,
  PackageNames,
  Step,
  Target as PackageTarget,
} from '@schemawright/generate';
import { exists, isFolder } from '../files.ts';
import type { Io } from '../io.ts';
import { packageFolder, unscoped } from '../package-folder.ts';
import { progressOn } from '../progress.ts';
import { printProblems, problemsOf } from '../refusal.ts';
import { importOption } from '../import-option.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { type Status, status, UsageError } from '../status.ts';
import { count, guardLog, lines, type Text, text } from '../text.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly check?: true;
  readonly watch?: true;
  readonly input?: string;
  readonly out?: string;
  readonly name?: string;
  readonly allowDangling?: true;
  readonly int64?: Choices['int64'];
  readonly patterns?: Choices['patterns'];
  readonly import: readonly string[];
  readonly format: Format;
}

/** `generate [NAME...]` */
export const generate: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'Writes three packages from each contract: types, a fetch client, validators. Contracts are the folders of ' +
          'schemas/, found from the working folder upwards; their packages go where contract.yaml says. ' +
          'With --input one file is generated without a repository; schemas without operations have no client then.',
      )
      .argument('[name...]', 'contracts; all of schemas/ when none is named')
      .option('--check', 'write nothing; exit 1 when the disk differs from what would be written')
      .option('--watch', 'generate again whenever a file changes that a contract is read from; Ctrl+C ends it')
      .option('--input <spec>', 'an OpenAPI or JSON Structure file, or a folder of JSON Structure files')
      .option('--out <folder>', 'with --input: gets the folders types, client (if there are operations) and validators')
      .option('--name <name>', 'with --input: the packages become NAME-types, NAME-client and NAME-validators')
      .addOption(
        new Option(
          '--int64 <type>',
          'with --input: what callers of the client see for numbers of 64 bits; number loses digits beyond 2^53. ' +
            'In a repository contract.yaml says it: "generate: { int64: bigint }"',
        ).choices(['number', 'string', 'bigint']),
      )
      .addOption(
        new Option(
          '--patterns <engine>',
          'with --input: how validators run regular expressions; linear: in linear time where an automaton can, ' +
            'else as they are, with a warning; refuse: the same, but an error in place of the warning; native: as they are. ' +
            'In a repository contract.yaml says it: "generate: { patterns: refuse }"',
        ).choices(['linear', 'refuse', 'native']),
      )
      .option(
        '--allow-dangling',
        'a $ref that names nothing stands for anything, with a warning, instead of being refused',
      )
      .addOption(importOption())
      .addOption(formatOption('generate'))
      .addHelpText(
        'after',
        `
Examples:
  schemawright generate                       every contract of schemas/
  schemawright generate petstore              one of them
  schemawright generate --check               in CI: fails when generated files are stale
  schemawright generate petstore --watch      while the contract is being written
  schemawright generate --input openapi.yaml --out generated --name petstore
  schemawright generate --input structures/ --out generated --name structures`,
      ),
  run: async (names, { check = false, watch = false, format, ...options }, io) => {
    const once = (): Promise<Status> => generateOnce(names, { check, format, ...options }, io);
    if (!watch) return once();
    if (check || format !== 'pretty') throw new UsageError('--watch goes neither with --check nor with --format');
    return generateAgain(once, options.input === undefined ? [] : [path.resolve(io.cwd, options.input)], io);
  },
};

const generateOnce = async (
  names: readonly string[],
  { check = false, format, ...options }: Omit<Options, 'watch' | 'check'> & { readonly check: boolean },
  io: Io,
): Promise<Status> => {
  const progress = progressOn(io.err);
  try {
    progress.say(text`reading`);
    const targets = await targetsOf(names, options, io);
    await refuseErrors(targets);
    const { generate: write } = await import('@schemawright/generate');
    const reports: GenerateReport[] = [];
    for (const { contract, workspace, emptyClient, int64, patterns, ...target } of targets) {
      const onProgress = (step: Step): void => progress.say(text`${contract.name}: ${step}`);
      reports.push(await write(contract, target, { check, workspace, emptyClient, int64, patterns, onProgress }));
    }
    progress.end();
    printWarnings(
      reports.flatMap(({ problems }) => problems),
      io,
    );
    const packages = reports.flatMap((report) => report.packages);
    await print({ of: 'generate', document: { packages } }, format, io);
    return packages.some(({ files }) => files.some((file) => file.status === 'stale')) ? status.found : status.fine;
  } finally {
    progress.end();
  }
};

/** Runs `once` now and after each change of what it reads, until the user has had enough. */
const generateAgain = async (once: () => Promise<Status>, named: readonly string[], io: Io): Promise<Status> => {
  const { nextChange, reading } = await import('../watch.ts');
  const end = new AbortController();
  const stop = (): void => end.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const say = (line: Text): void => io.err.write(guardLog(lines([line]).rendered));
  for (let changed: readonly string[] = []; ;) {
    const names = changed.map((file) => path.relative(io.cwd, file) || '.');
    if (changed.length > 0) say(text`${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''} changed`);
    const start = performance.now();
    const inputs = await reading(named, () => survive(once, changed.length > 0, io));
    say(text`${((performance.now() - start) / 1000).toFixed(1)} s; watching ${count(inputs.files.size, 'file')}`);
    changed = await nextChange(inputs, end.signal);
    if (end.signal.aborted) return status.fine;
  }
};

/** A contract that is being written is broken at times: that is told, and mended by the next change. */
const survive = async (once: () => Promise<Status>, isLater: boolean, io: Io): Promise<void> => {
  try {
    await once();
  } catch (error) {
    const problems = problemsOf(error, io.cwd);
    if (problems !== undefined) return printProblems(problems, io);
    if (!(error instanceof UsageError) || !isLater) throw error;
    io.err.write(guardLog(lines([text`error: ${error.message}`]).rendered));
  }
};

/** Before anything is written: a contract with errors keeps the others from being generated too. */
const refuseErrors = async (targets: readonly Target[]): Promise<void> => {
  const errors = targets.flatMap(({ contract }) => contract.problems.filter(({ severity }) => severity === 'error'));
  if (errors.length === 0) return;
  const { Refusal } = await import('@schemawright/contract');
  throw new Refusal(errors.map(withWayOut));
};

/** What this command offers besides mending the description. */
const withWayOut = (problem: Problem): Problem =>
  problem.code === 'ref-unresolved' && problem.mend === undefined
    ? { ...problem, mend: 'declare it, or go on without it: --allow-dangling' }
    : problem;

const mostWarnings = 50;

const printWarnings = (warnings: readonly Problem[], io: Io): void => {
  printProblems(warnings.slice(0, mostWarnings), io);
  const more = warnings.length - mostWarnings;
  if (more > 0)
    io.err.write(lines([text`${count(more, 'more warning')}; schemawright lint lists those of the contract`]).rendered);
};

/** A contract with the packages that it becomes. */
interface Target extends PackageTarget {
  readonly contract: Contract;
  /** Whether the packages are members of a pnpm workspace. */
  readonly workspace: boolean;
  /** A client that contract.yaml names is there, whatever the contract holds. */
  readonly emptyClient: boolean;
  readonly int64: Choices['int64'];
  readonly patterns: Choices['patterns'];
}

/** What contract.yaml says of a contract, and options of a file. */
type Choices = { readonly [Name in 'int64' | 'patterns']: NonNullable<GenerateOptions[Name]> };

const each = (of: (role: keyof PackageNames) => string): PackageNames => ({
  types: of('types'),
  client: of('client'),
  validators: of('validators'),
});

const targetsOf = async (
  names: readonly string[],
  { input, out, name, int64, patterns, allowDangling, import: others }: Omit<Options, 'check' | 'format'>,
  io: Io,
): Promise<readonly Target[]> => {
  const dangling = allowDangling === true ? 'unknown' : 'refuse';
  if (input !== undefined) {
    if (names.length > 0)
      throw new UsageError('either contracts are named or a file: --input SPEC --out FOLDER --name NAME');
    // Empty is what an unset variable of a shell leaves, and as a folder it would be the working folder.
    if (!out || !name) {
      throw new UsageError(`--input goes with --out FOLDER and --name NAME; ${out ? '--name' : '--out'} is missing`);
    }
    const [{ loadContract, loadFolder }, { importsFor }] = await Promise.all([
      import('@schemawright/contract'),
      import('../imports.ts'),
    ]);
    const load = isFolder(input) ? loadFolder : loadContract;
    return [
      {
        contract: load(input, {
          name: unscoped(name),
          cwd: io.cwd,
          imports: importsFor([input], io.cwd, others),
          dangling,
        }),
        names: each((role) => `${name}-${role}`),
        folders: each((role) => path.join(out, role)),
        workspace: false,
        emptyClient: false,
        int64: int64 ?? 'number',
        patterns: patterns ?? 'linear',
      },
    ];
  }
  if ([out, name, int64, patterns].some((option) => option !== undefined)) {
    throw new UsageError(
      '--out, --name, --int64 and --patterns go with --input SPEC; for the packages of a contract contract.yaml says it',
    );
  }
  const [{ contractsNamed }, { findSchemasFolder, loadManifestContract }] = await Promise.all([
    import('../contracts.ts'),
    import('@schemawright/contract'),
  ]);
  const manifests = contractsNamed(names, io.cwd);
  const repository = path.relative(io.cwd, path.dirname(findSchemasFolder(io.cwd) ?? path.join(io.cwd, 'schemas')));
  const workspace = exists(path.join(repository, 'pnpm-workspace.yaml'));
  return manifests.map((manifest) => ({
    contract: loadManifestContract(manifest, io.cwd, { dangling }),
    names: manifest.packages,
    folders: each((role) => packageFolder(repository, manifest.packages[role])),
    workspace,
    emptyClient: true,
    int64: manifest.int64,
    patterns: manifest.patterns,
  }));
};
