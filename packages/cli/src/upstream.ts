import path from 'node:path';
import { readText, type Decision, type Manifest } from '@schemawright/contract';
import { type Change, diff } from '@schemawright/diff';
import { type Applied, applyReading, decisionFor, type Reading, readSource } from '@schemawright/upstream';
import { highest } from './bump.ts';
import type { Found } from './contracts.ts';
import type { Io } from './io.ts';
import { printProblems, problemsOf } from './refusal.ts';
import type { ReportedChange, UpstreamCheck } from './reports/documents.ts';

/** One page or description, and what of the contract it is watched for. */
export interface Watched extends Found {
  readonly file: string;
  readonly operation: string | undefined;
  readonly schema: string | undefined;
}

/** Compares a contract with one source of it: the contract is old, the source is new. */
export const check = (watched: Watched, io: Io): UpstreamCheck => {
  const { contract, file } = watched;
  let reading: Reading | undefined;
  try {
    reading = readSource(readText(path.resolve(io.cwd, file), file), { file });
    const applied = applyReading(contract, reading, {
      ...(watched.operation === undefined ? {} : { operation: watched.operation }),
      ...(watched.schema === undefined ? {} : { schema: watched.schema }),
    });
    return compared(watched, reading, applied, io);
  } catch (error) {
    return refused(watched, reading, error, io);
  }
};

const compared = (watched: Watched, reading: Reading, applied: Applied, { cwd }: Io): UpstreamCheck => {
  const decisions = watched.manifest?.decisions ?? [];
  const names = watched.manifest === undefined ? [] : namesOf(watched, watched.manifest, reading, cwd);
  const { changes } = diff(watched.contract, applied.contract);
  const told = changes.map((change) => ({ change, decision: decisionFor(change, decisions, names) }));
  const open = told.filter(({ decision }) => decision === undefined);
  return {
    contract: watched.contract.name,
    verdict: open.length === 0 ? 'same' : 'drift',
    source: sourceOf(watched, reading),
    bump: highest(open.map(({ change }) => change.bump)),
    changes: told.map(({ change, decision }) => reported(change, decision, applied)),
    notes: applied.notes,
  };
};

const reported = (change: Change, decision: Decision | undefined, applied: Applied): ReportedChange => {
  const { newPlace: _, ...rest } = change; // It would be a place of the contract; the page has lines only.
  return {
    ...rest,
    evidence: applied.evidence(change.pointer),
    sourceLine: applied.place(change.pointer),
    ...(decision === undefined ? {} : { decision: { reason: decision.reason } }),
  };
};

/**
 * The names that decisions may call a source by: the file as `contract.yaml` would write it, and the names of the source
 * that `contract.yaml` lists for the same operation or schema, for this may be a newer copy of it.
 */
const namesOf = (
  { file, operation, schema }: Watched,
  { folder, upstream }: Manifest,
  reading: Reading,
  cwd: string,
): readonly string[] => {
  const within = (absolute: string): string => path.relative(folder, absolute).replaceAll(path.sep, '/');
  const operations = [operation, reading.operation && `${reading.operation.method} ${reading.operation.path}`];
  const schemas = [schema, ...reading.schemas.map(({ name }) => name)];
  const same = upstream.filter(
    (source) =>
      (source.operation !== undefined && operations.includes(source.operation)) ||
      (source.schema !== undefined && schemas.includes(source.schema)),
  );
  return [path.resolve(cwd, file), ...same.flatMap((source) => source.file ?? [])]
    .map(within)
    .concat(same.flatMap(({ url }) => url ?? []));
};

const refused = (watched: Watched, reading: Reading | undefined, error: unknown, io: Io): UpstreamCheck => {
  const problems = problemsOf(error, io.cwd);
  const [first] = problems ?? [];
  if (problems === undefined || first === undefined) throw error;
  printProblems(problems, io);
  return {
    contract: watched.contract.name,
    verdict: 'refused',
    source: sourceOf(watched, reading),
    bump: 'none',
    changes: [],
    notes: reading?.notes ?? [],
    refused: { code: first.code, message: first.message },
  };
};

const sourceOf = ({ file, operation }: Watched, reading: Reading | undefined): UpstreamCheck['source'] => ({
  from: file,
  kind: reading?.kind ?? null,
  operation: operation ?? (reading?.operation ? `${reading.operation.method} ${reading.operation.path}` : null),
  language: reading?.language ?? null,
});
