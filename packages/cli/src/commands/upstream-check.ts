import path from 'node:path';
import type { Manifest } from '@schemawright/contract';
import { highest } from '../bump.ts';
import type { Io } from '../io.ts';
import type { UpstreamCheck, UpstreamDocument } from '../reports/documents.ts';
import { type Format, formatOption, print } from '../reports/table.ts';
import { type Status, status, UsageError } from '../status.ts';
import type { Watched } from '../upstream.ts';
import type { CommandModule } from './command.ts';

interface Options {
  readonly from?: string;
  readonly contract?: string;
  readonly operation?: string;
  readonly format: Format;
}

/** `upstream check [NAME...]` */
export const upstreamCheck: CommandModule<Options> = {
  declare: (command) =>
    command
      .description(
        'Reads documentation pages and compares what they say with the contract: the contract is the old side, the page ' +
          'the new one. What a page does not mention is never a removal. Differences that contract.yaml decides on are ' +
          'shown with their reason and are no drift.',
      )
      .argument('[name...]', 'contracts; all of schemas/ when none is named')
      .option('--from <file>', 'one page, with --contract, instead of the sources of contract.yaml')
      .option('--contract <name|file>', 'with --from: the contract to compare with')
      .option('--operation <key>', "with --from: the operation that the page describes, like 'POST /pets'")
      .addOption(formatOption('upstream check'))
      .addHelpText(
        'after',
        `
Examples:
  schemawright upstream check
  schemawright upstream check --from page.md --contract openapi.yaml
  schemawright upstream check --from page.md --contract petstore --operation 'POST /pets'`,
      ),
  run: async (names, { format, ...options }, io) => {
    const watched = await watchedBy(names, options, io);
    const { check } = await import('../upstream.ts');
    const document = together(watched.map((each) => check(each, io)));
    await print({ of: 'upstream check', document }, format, io);
    return statusOf[document.verdict];
  },
};

const statusOf: Readonly<Record<UpstreamDocument['verdict'], Status>> = {
  same: status.fine,
  drift: status.found,
  refused: status.refused,
};

const watchedBy = async (
  names: readonly string[],
  { from, contract, operation }: Omit<Options, 'format'>,
  io: Io,
): Promise<readonly Watched[]> => {
  if (from === undefined && (contract !== undefined || operation !== undefined)) {
    throw new UsageError('--contract and --operation go with --from FILE, the page to compare with');
  }
  if (from !== undefined && names.length > 0) {
    throw new UsageError('either contracts are named, or a page and a contract: --from FILE --contract NAME|FILE');
  }
  if (from !== undefined && contract === undefined) {
    throw new UsageError('--from FILE asks for --contract NAME|FILE, the contract to compare with');
  }
  if (from !== undefined && /^[a-z][a-z0-9+.-]+:\/\//iu.test(from)) {
    throw new UsageError('this version opens no connection: save the page, curl -o page.md URL, and name the file');
  }
  const { contractFor, contractsNamed, warnOfErrors } = await import('../contracts.ts');
  if (from !== undefined && contract !== undefined) {
    const found = contractFor(contract, io.cwd);
    warnOfErrors(found.contract, io);
    return [{ ...found, file: from, operation, schema: undefined }];
  }
  const { loadManifestContract } = await import('@schemawright/contract');
  const watched = contractsNamed(names, io.cwd).flatMap((manifest) => {
    const found = { manifest, contract: loadManifestContract(manifest, io.cwd) };
    return savedSources(manifest, io).map((source) => ({ ...found, ...source }));
  });
  if (watched.length === 0) throw new UsageError('no contract.yaml lists a saved source: upstream: [{ file: … }]');
  return watched;
};

/** The sources of a contract as files from the working folder on. */
const savedSources = (
  { name, upstream }: Manifest,
  { cwd }: Io,
): readonly Pick<Watched, 'file' | 'operation' | 'schema'>[] =>
  upstream.map(({ file, url, operation, schema }) => {
    if (file !== undefined) return { file: path.relative(cwd, file), operation, schema };
    throw new UsageError(
      `${name}: this version opens no connection; save ${url ?? 'the page'} and add its file to contract.yaml`,
    );
  });

const gravity: readonly UpstreamDocument['verdict'][] = ['same', 'drift', 'refused'];

/** One document for all sources: the gravest verdict, with the source that it is about; every change. */
const together = (checks: readonly UpstreamCheck[]): UpstreamDocument => {
  const [gravest] = [...checks].sort((a, b) => gravity.indexOf(b.verdict) - gravity.indexOf(a.verdict));
  if (gravest === undefined) throw new UsageError('there is no source to check');
  if (checks.length === 1) return gravest;
  return {
    ...gravest,
    bump: highest(checks.map(({ bump }) => bump)),
    changes: checks.flatMap(({ contract, changes }) => changes.map((change) => ({ contract, ...change }))),
    notes: checks.flatMap(({ notes }) => notes),
    checks,
  };
};
