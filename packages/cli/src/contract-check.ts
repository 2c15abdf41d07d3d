import { checkRecordings } from '@schemawright/recordings';
import { contractFor, warnOfErrors } from './contracts.ts';
import type { Io } from './io.ts';
import { recordingFiles } from './recording-files.ts';
import type { ValidateDocument } from './reports/documents.ts';
import { UsageError } from './status.ts';

/** Checks recordings, and folders of them, against a contract; without any, those that its contract.yaml names. */
export const checkByContract = async (
  operands: readonly string[],
  nameOrFile: string,
  io: Io,
): Promise<ValidateDocument> => {
  const { contract, manifest } = contractFor(nameOrFile, io.cwd);
  const files = recordingFiles(operands, manifest, io.cwd);
  if (files.length === 0) throw new UsageError("missing required argument 'file': contract.yaml names no recordings");
  warnOfErrors(contract, io);
  const { nothingMatched: _, ...document } = await checkRecordings(contract, files);
  return document;
};
