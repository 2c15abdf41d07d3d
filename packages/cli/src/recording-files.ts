import path from 'node:path';
import { disk, type Manifest } from '@schemawright/contract';
import { filesBelow, isFolder } from './files.ts';
import { UsageError } from './status.ts';

/**
 * The recordings that are meant: those given, folders standing for what is below them; when none is given, those that
 * the contract's `contract.yaml` names. Each once. Throws `UsageError` for a folder without any.
 */
export const recordingFiles = (
  given: readonly string[],
  manifest: Manifest | undefined,
  cwd: string,
): readonly string[] =>
  withoutRepeats(
    (given.length > 0 ? given : (manifest?.recordings ?? []).map((file) => path.relative(cwd, file))).flatMap(expanded),
    cwd,
  );

/** Each file once, by whatever names: what was recorded once is counted once. */
const withoutRepeats = (files: readonly string[], cwd: string): readonly string[] => {
  const named = new Map<string, string>();
  for (const file of files) {
    const real = disk.real(path.resolve(cwd, file));
    if (!named.has(real)) named.set(real, file);
  }
  return [...named.values()];
};

const isRecording = (file: string): boolean => /\.(?:har|json|ndjson|jsonl)(?:\.gz)?$/iu.test(file);

const expanded = (operand: string): readonly string[] => {
  if (!isFolder(operand)) return [operand];
  const files = filesBelow(operand, isRecording);
  if (files.length > 0) return files;
  throw new UsageError(`below ${operand} there is no recording: no .har, .json, .ndjson or .jsonl file`);
};
