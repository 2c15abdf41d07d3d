import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Option } from 'commander';
import type { Contract, Manifest } from '@schemawright/contract';
import type { Diff } from '@schemawright/diff';
import { highest } from '../bump.ts';
import type { Io } from '../io.ts';
import type { DiffDocument, Impact, ReportedChange } from '../reports/documents.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { status, UsageError } from '../status.ts';
import { lines, text } from '../text.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly failOn?: 'breaking' | 'risky';
  readonly changeset?: true;
  readonly format: Format;
}

/** `diff OLD NEW` and `diff [NAME...]` */
export const diff: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'Compares two contracts: what changed, whom it breaks, which version follows. With OLD and NEW: two OpenAPI, ' +
          'JSON Structure or JSON Schema files. With names of contracts, or none: the last release of each against the ' +
          'working tree.',
      )
      .usage('OLD NEW [options]\n       schemawright diff [NAME...] [options]')
      .argument('[input...]', 'OLD and NEW, or contracts; all of schemas/ when there is none')
      .addOption(
        new Option('--fail-on <impact>', 'exit 1 on changes of this impact or a graver one').choices([
          'breaking',
          'risky',
        ]),
      )
      .option('--changeset', 'write the changeset that the changes ask for (contracts of schemas/ only)')
      .addOption(formatOption())
      .addHelpText(
        'after',
        `
Impacts:
  breaking    a consumer that kept to the old contract can fail
  risky       it can fail only under a further condition
  compatible  it cannot

Examples:
  schemawright diff old.yaml new.yaml
  schemawright diff old.yaml new.yaml --fail-on breaking
  schemawright diff petstore --changeset`,
      ),
  run: async (inputs, { failOn, changeset, format }, io) => {
    const pairs = await pairsOf(inputs, io);
    if (changeset && pairs.some(({ manifest }) => manifest === undefined)) {
      throw new UsageError('--changeset is for contracts, which have packages: schemawright diff NAME --changeset');
    }
    const { diff: compare } = await import('@schemawright/diff');
    const { printErrors } = await import('../contracts.ts');
    const compared = pairs.map(({ old: readOld, next: readNext, manifest }) => {
      const old = readOld();
      const next = readNext();
      printErrors(old, io);
      printErrors(next, io);
      return { name: next.name, manifest, diff: compare(old, next) };
    });
    const named = (name: string, changes: readonly ReportedChange[]): readonly ReportedChange[] =>
      pairs.length === 1 ? changes : changes.map((change) => ({ contract: name, ...change }));
    const changes = compared.flatMap(({ name, diff }) => named(name, diff.changes));
    const document: DiffDocument = {
      bump: highest(compared.map(({ diff }) => diff.bump)),
      changes,
      ...(changeset ? { changesets: await writeChangesets(compared, io) } : {}),
    };
    await print({ of: 'diff', document }, format, io);
    const fails = failOn === undefined ? [] : failing[failOn];
    return changes.some(({ impact }) => fails.includes(impact)) ? status.found : status.fine;
  },
};

const failing: Readonly<Record<'breaking' | 'risky', readonly Impact[]>> = {
  breaking: ['breaking'],
  risky: ['breaking', 'risky'],
};

/** Two contracts to compare, not read yet; `manifest` is there for a contract of `schemas/`. */
interface Pair {
  readonly old: () => Contract;
  readonly next: () => Contract;
  readonly manifest?: Manifest;
}

const pairsOf = async (inputs: readonly string[], io: Io): Promise<readonly Pair[]> => {
  for (const input of inputs) refuseRemote(input);
  const { contractFor, contractsNamed, isName } = await import('../contracts.ts');
  const [old, next] = inputs;
  if (
    old !== undefined &&
    next !== undefined &&
    inputs.length === 2 &&
    !inputs.every((input) => isName(input, io.cwd))
  ) {
    return [{ old: () => contractFor(old, io.cwd).contract, next: () => contractFor(next, io.cwd).contract }];
  }
  const file = inputs.find((input) => !isName(input, io.cwd));
  if (file !== undefined)
    throw new UsageError(`${file} is a file: give two files, OLD and NEW, or names of contracts only`);
  const { loadContract, loadManifestContract } = await import('@schemawright/contract');
  const { lastRelease } = await import('../releases.ts');
  return contractsNamed(inputs, io.cwd).flatMap((manifest) => {
    const release = lastRelease(manifest.folder);
    if (release === undefined) {
      io.err.write(lines([text`${manifest.name} has no release yet, so there is nothing to compare with`]).rendered);
      return [];
    }
    const { cwd } = io;
    return [
      {
        old: () => loadContract(release, { name: manifest.name, cwd }),
        next: () => loadManifestContract(manifest, cwd),
        manifest,
      },
    ];
  });
};

/** Writes what releases the packages of each changed contract, below `.changeset/`; the paths, from the working folder. */
const writeChangesets = async (
  compared: readonly { readonly diff: Diff; readonly manifest: Manifest | undefined }[],
  { cwd }: Io,
): Promise<readonly string[]> => {
  const { changesetOf } = await import('@schemawright/diff');
  return compared.flatMap(({ diff, manifest }) => {
    if (manifest === undefined) return [];
    const changeset = changesetOf(diff, Object.values(manifest.packages));
    if (changeset === undefined) return [];
    const folder = path.join(path.dirname(path.dirname(manifest.folder)), '.changeset');
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, changeset.name);
    writeFileSync(file, changeset.text);
    return [path.relative(cwd, file)];
  });
};

const remote: readonly (readonly [prefix: string, said: string])[] = [
  ['git:', 'this version does not read git revisions: git show REF:PATH > old.yaml, and name that file'],
  ['npm:', 'this version does not fetch packages: unpack the package and name its contract.json'],
  ['http:', 'this version opens no connection: download the file and name it'],
  ['https:', 'this version opens no connection: download the file and name it'],
];

const refuseRemote = (input: string): void => {
  const found = remote.find(([prefix]) => input.startsWith(prefix));
  if (found !== undefined) throw new UsageError(found[1]);
};
