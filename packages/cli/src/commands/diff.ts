import { Option } from 'commander';
import type { Written } from '../comparison/changesets.ts';
import type { Judged } from '../comparison/judge.ts';
import type { Lacking } from '../comparison/lacking.ts';
import { exists, isFile } from '../files.ts';
import type { Io } from '../io.ts';
import type { DiffDocument, Impact } from '../reports/documents.ts';
import { expectFormat, type Format, formatOption, print } from '../reports/table.ts';
import { type Status, status, UsageError } from '../status.ts';
import { guardLog, lines, text } from '../text.ts';
import type { CommandModule } from './command.ts';

type Gate = 'breaking' | 'risky' | 'any';

interface Options {
  readonly failOn?: Gate;
  readonly policy?: string;
  readonly recordings?: true | readonly string[];
  readonly changeset?: true;
  readonly requireChangeset?: true;
  readonly history?: true;
  readonly rules?: true;
  readonly format: Format;
}

/** `diff OLD NEW`, `diff [NAME...]`, `diff --history [REF..REF] FILE|NAME` and `diff --rules` */
export const diff: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'Compares two contracts: what changed, whom it breaks, which version follows. Meaning is compared, never text: ' +
          'reordering, renaming and moving what is referred to are no change. With names of contracts, or none: the ' +
          'last release of each against the working tree.',
      )
      .usage(
        'OLD NEW [options]\n       schemawright diff [NAME...] [options]\n' +
          '       schemawright diff --history [REF..REF] FILE|NAME\n       schemawright diff --rules',
      )
      .argument('[input...]', 'OLD and NEW, or contracts; all of schemas/ when there is none')
      .addOption(
        new Option(
          '--fail-on <impact>',
          'exit 1 on changes of this impact or a graver one that nobody accepted',
        ).choices(Object.keys(failing)),
      )
      .option('--policy <file>', 'how changes are judged; without it "diff:" of contract.yaml says')
      .option(
        '--recordings [file...]',
        'replay recorded traffic against both: how many exchanges each change touches and breaks',
      )
      .option('--changeset', 'write the changeset that the changes ask for (contracts of schemas/ only)')
      .option(
        '--require-changeset',
        'exit 1 when less is pending than the changes ask for, by changesets or by versions raised already',
      )
      .option('--history', 'tell every commit that changed what a contract means, over the git history of its file')
      .option('--rules', 'list every rule, with its impact and bump where consumers send and where they read')
      .addOption(formatOption('diff'))
      .addHelpText('after', help),
  run: async (inputs, options, io) => {
    const { failOn, recordings, changeset, requireChangeset, policy } = options;
    const comparing = failOn ?? recordings ?? changeset ?? requireChangeset;
    if (options.rules && (comparing ?? policy) !== undefined)
      throw new UsageError('--rules compares nothing: it goes with --format alone');
    if (options.history && comparing !== undefined)
      throw new UsageError('--history compares no two inputs: it goes with --policy and --format alone');
    // A variable that is not set, most likely; a path that is empty would be the working folder.
    if (inputs.includes('')) throw new UsageError('an input is empty: name a file, a folder, a contract or a commit');
    expectFormat(options.rules ? 'rules' : options.history ? 'history' : 'diff', options.format);
    if (options.rules) return listRules(inputs, options, io);
    if (options.history) return tellHistory(inputs, options, io);
    return compare(inputs, options, io);
  },
};

const help = `
Inputs, for OLD and NEW:
  FILE                an OpenAPI, JSON Structure or JSON Schema file, JSON or YAML
  FOLDER              the JSON Structure files below it, or a folder of schemas/
  NAME                a contract of schemas/: its last release as OLD, the working tree as NEW
  git:REF:PATH        a file or folder of a commit, with what it refers to there; ./PATH starts from the working folder
  npm:PACKAGE@VERSION the contract.json in a published types package: a version, a tag or a range; latest without one

Impacts:
  breaking    a consumer that kept to the old contract can fail
  risky       it can fail only under a further condition
  compatible  it cannot

A policy, in contract.yaml below "diff:" or in a file of its own:
  rules:                                   # breaking, risky, compatible or off
    operation-id-*: off
    response-property-removed: { 'GET /internal/**': compatible }
  accepted:                                # counts for the bump, fails nothing
    - { rule: request-enum-value-removed, operation: POST /pets, reason: nobody sends it, until: 2027-03-31 }
  profile: wire                            # or balanced, source
  extensions: true                         # tell changes of x- fields and of the version of OpenAPI too
  stability: { threshold: stable, paths: { beta: [/beta/**] } }

Examples:
  schemawright diff old.yaml new.yaml --fail-on breaking
  schemawright diff git:main:openapi.yaml openapi.yaml --format markdown
  schemawright diff npm:@acme/pets-types@1.2.0 schemas/pets/openapi.yaml
  schemawright diff old.yaml new.yaml --recordings traffic.har
  schemawright diff petstore --changeset
  schemawright diff --require-changeset
  schemawright diff --history v1.0.0..HEAD petstore`;

const failing: Readonly<Record<Gate, readonly Impact[]>> = {
  breaking: ['breaking'],
  risky: ['breaking', 'risky'],
  any: ['breaking', 'risky', 'compatible'],
};

const compare = async (inputs: readonly string[], options: Options, io: Io): Promise<Status> => {
  const { failOn, recordings, changeset, requireChangeset, format } = options;
  const [{ pairsOf }, { judgePair }, { notesAmong }, { contextOf }, { lackingOf }, { highest }, { problemLines }] =
    await Promise.all([
      import('../comparison/pairs.ts'),
      import('../comparison/judge.ts'),
      import('../comparison/notes.ts'),
      import('../reports/change/context.ts'),
      import('../reports/change/notes.ts'),
      import('../bump.ts'),
      import('../problems.ts'),
    ]);
  const { pairs, notes: releaseNotes } = await pairsOf(inputs, io.cwd).catch((error: unknown) => {
    if (!(error instanceof UsageError) || inputs.length > 1 || !Array.isArray(recordings)) throw error;
    throw new UsageError(`${error.message}; --recordings takes all words behind it, so OLD and NEW stand before it`);
  });
  const option = changeset ? '--changeset' : requireChangeset ? '--require-changeset' : undefined;
  if (option !== undefined && pairs.some(({ manifest }) => manifest === undefined))
    throw new UsageError(`${option} is for contracts, which have packages: schemawright diff NAME ${option}`);
  const judged = pairs.map((pair) => named(judgePair(pair, options, io), pairs.length > 1));
  const replay =
    recordings &&
    (await (await import('../evidence.ts')).withRecordings(judged, recordings === true ? [] : recordings, io));
  const compared = replay?.pairs ?? judged;
  const changes = compared.flatMap((pair) => pair.changes);
  const policyNotes = notesAmong(
    compared.map((pair) => pair.notes),
    options.policy !== undefined,
  );
  const notes = [...releaseNotes, ...policyNotes];
  const packages = compared.flatMap((pair) => pair.packages);
  // Nothing is written before everything was read: what is refused leaves all as it was.
  const written = changeset ? await writtenFor(compared, io) : [];
  const lacking = requireChangeset ? await lackingIn(compared, io) : [];
  const outdated = written.flatMap(({ removed }) => removed);
  const document: DiffDocument = {
    bump: highest(compared.map(({ bump }) => bump)),
    changes,
    ...(replay ? { recordings: replay.recordings } : {}),
    ...(packages.length > 0 ? { packages } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    ...(changeset ? { changesets: written.flatMap((one) => one.written ?? []) } : {}),
    ...(outdated.length > 0 ? { removedChangesets: outdated } : {}),
    ...(requireChangeset ? { lacking } : {}),
  };
  const fails = failOn === undefined ? [] : failing[failOn];
  io.err.write(guardLog(lines(notes.flatMap((note) => problemLines(note, '', io.err.paint))).rendered));
  await print({ of: 'diff', document, failing: fails, context: contextOf(compared) }, format, io);
  tellLacking(lackingOf(document), io);
  const isFound = changes.some(({ impact, accepted }) => accepted === undefined && fails.includes(impact));
  return isFound || lacking.length > 0 ? status.found : status.fine;
};

/** Among several contracts each change says whose it is. */
const named = (judged: Judged, isOneOfMany: boolean): Judged =>
  isOneOfMany
    ? { ...judged, changes: judged.changes.map((change) => ({ contract: judged.next.name, ...change })) }
    : judged;

const writtenFor = async (judged: readonly Judged[], { cwd }: Io): Promise<readonly Written[]> => {
  const { writeChangeset } = await import('../comparison/changesets.ts');
  return judged.flatMap(({ manifest, changeset, released }) =>
    manifest === undefined ? [] : [writeChangeset(manifest, changeset, released, cwd)],
  );
};

const lackingIn = async (judged: readonly Judged[], { cwd }: Io): Promise<readonly Lacking[]> => {
  const { lackingOf } = await import('../comparison/lacking.ts');
  return judged.flatMap(({ manifest, packages, released }) =>
    manifest === undefined ? [] : lackingOf(manifest, packages, released, cwd),
  );
};

const tellLacking = (lacking: readonly (readonly [name: string, said: string])[], { err }: Io): void => {
  if (lacking.length === 0) return;
  err.write(
    guardLog(
      lines([
        ...lacking.map(([, said]) => text`${err.paint.red('error')} ${said}`),
        text`  mend: run schemawright diff --changeset and commit what it writes, or raise the bump of a pending changeset`,
      ]).rendered,
    ),
  );
};

const listRules = async (inputs: readonly string[], { format }: Options, io: Io): Promise<Status> => {
  if (inputs.length > 0) throw new UsageError('--rules lists all rules and takes no input');
  const { catalogue } = await import('../comparison/catalogue.ts');
  await print({ of: 'rules', document: catalogue() }, format, io);
  return status.fine;
};

/** `REF..REF`; a path has two dots for a folder of its own. */
const isRange = (word: string): boolean => word.includes('..') && !word.split('/').includes('..');

const tellHistory = async (
  inputs: readonly string[],
  { policy: policyFile, format }: Options,
  io: Io,
): Promise<Status> => {
  const [first, second] = inputs;
  const word = second ?? first;
  if (word === undefined || inputs.length > 2)
    throw new UsageError('--history is about one contract: schemawright diff --history [REF..REF] FILE|NAME');
  const { cwd } = io;
  const { contractsNamed, isName, manifestBeside } = await import('../contracts.ts');
  const { historyOf } = await import('../comparison/history.ts');
  const { dayOf, policyFor } = await import('../comparison/policy.ts');
  const path = await import('node:path');
  if (second?.includes('..') && isFile(path.resolve(cwd, first ?? '')))
    throw new UsageError(`the range stands before the file: schemawright diff --history ${second} ${first}`);
  if (second === undefined && isRange(word) && !exists(path.resolve(cwd, word)))
    throw new UsageError(`this is a range: name the file behind it: schemawright diff --history ${word} FILE|NAME`);
  const [named] = isName(word, cwd) ? contractsNamed([word], cwd) : [];
  const manifest = named ?? manifestBeside(path.resolve(cwd, word), cwd);
  const document = historyOf({
    range: second === undefined ? undefined : first,
    file: named === undefined ? word : path.relative(cwd, named.entry),
    policy: policyFor(policyFile, manifest, cwd).policy,
    today: dayOf(new Date()),
    cwd,
  });
  await print({ of: 'history', document }, format, io);
  return status.fine;
};
