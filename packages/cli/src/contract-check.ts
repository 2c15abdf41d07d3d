import path from 'node:path';
import { checkRecordings } from '@schemawright/recordings';
import { contractFor, printErrors } from './contracts.ts';
import { filesBelow, isFolder } from './files.ts';
import type { Io } from './io.ts';
import type { ValidateDocument } from './reports/documents.ts';
import { UsageError } from './status.ts';

/** Checks recordings, and folders of them, against a contract; without any, those that its contract.yaml names. */
export const checkByContract = async (
  operands: readonly string[],
  nameOrFile: string,
  io: Io,
): Promise<ValidateDocument> => {
  const { contract, manifest } = contractFor(nameOrFile, io.cwd);
  const named = (manifest?.recordings ?? []).map((file) => path.relative(io.cwd, file));
  const given = operands.length > 0 ? operands : named;
  if (given.length === 0) throw new UsageError("missing required argument 'file': contract.yaml names no recordings");
  printErrors(contract, io);
  const { nothingMatched: _, ...document } = await checkRecordings(contract, given.flatMap(expanded));
  return document;
};

const isRecording = (file: string): boolean => /\.(?:har|json|ndjson|jsonl)(?:\.gz)?$/iu.test(file);

const expanded = (operand: string): readonly string[] => {
  if (!isFolder(operand)) return [operand];
  const files = filesBelow(operand, isRecording);
  if (files.length > 0) return files;
  throw new UsageError(`below ${operand} there is no recording: no .har, .json, .ndjson or .jsonl file`);
};
