import path from 'node:path';
import { Option } from 'commander';
import type { Contract, Problem } from '@schemawright/contract';
import type { GenerateOptions, GenerateReport, PackageNames, Target as PackageTarget } from '@schemawright/generate';
import { exists, isFolder } from '../files.ts';
import type { Io } from '../io.ts';
import { printProblems } from '../refusal.ts';
import { importOption } from '../import-option.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { status, UsageError } from '../status.ts';
import { count, lines, text } from '../text.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly check?: true;
  readonly input?: string;
  readonly out?: string;
  readonly name?: string;
  readonly int64?: Int64;
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
      .addOption(importOption())
      .addOption(formatOption())
      .addHelpText(
        'after',
        `
Examples:
  schemawright generate                       every contract of schemas/
  schemawright generate petstore              one of them
  schemawright generate --check               in CI: fails when generated files are stale
  schemawright generate --input openapi.yaml --out generated --name petstore
  schemawright generate --input structures/ --out generated --name structures`,
      ),
  run: async (names, { check = false, format, ...options }, io) => {
    const targets = await targetsOf(names, options, io);
    await refuseErrors(targets);
    const { generate: write } = await import('@schemawright/generate');
    const reports: GenerateReport[] = [];
    for (const { contract, workspace, emptyClient, int64, ...target } of targets) {
      reports.push(await write(contract, target, { check, workspace, emptyClient, int64 }));
    }
    printWarnings(
      reports.flatMap(({ problems }) => problems),
      io,
    );
    const packages = reports.flatMap((report) => report.packages);
    await print({ of: 'generate', document: { packages } }, format, io);
    return packages.some(({ files }) => files.some((file) => file.status === 'stale')) ? status.found : status.fine;
  },
};

/** Before anything is written: a contract with errors keeps the others from being generated too. */
const refuseErrors = async (targets: readonly Target[]): Promise<void> => {
  const errors = targets.flatMap(({ contract }) => contract.problems.filter(({ severity }) => severity === 'error'));
  if (errors.length === 0) return;
  const { Refusal } = await import('@schemawright/contract');
  throw new Refusal(errors);
};

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
  readonly int64: Int64;
}

type Int64 = NonNullable<GenerateOptions['int64']>;

const each = (of: (role: keyof PackageNames) => string): PackageNames => ({
  types: of('types'),
  client: of('client'),
  validators: of('validators'),
});

const targetsOf = async (
  names: readonly string[],
  { input, out, name, int64, import: others }: Omit<Options, 'check' | 'format'>,
  io: Io,
): Promise<readonly Target[]> => {
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
        contract: load(input, { name: unscoped(name), cwd: io.cwd, imports: importsFor([input], io.cwd, others) }),
        names: each((role) => `${name}-${role}`),
        folders: each((role) => path.join(out, role)),
        workspace: false,
        emptyClient: false,
        int64: int64 ?? 'number',
      },
    ];
  }
  if (out !== undefined || name !== undefined || int64 !== undefined) {
    throw new UsageError(
      '--out, --name and --int64 go with --input SPEC; for the packages of a contract contract.yaml says it',
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
    contract: loadManifestContract(manifest, io.cwd),
    names: manifest.packages,
    folders: each((role) => path.join(repository, 'packages', unscoped(manifest.packages[role]))),
    workspace,
    emptyClient: true,
    int64: manifest.int64,
  }));
};

const unscoped = (name: string): string => name.slice(name.indexOf('/') + 1);
