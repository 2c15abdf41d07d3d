import type { Reading } from './exchange.ts';
import { formatOf } from './formats/table.ts';
import { defaultLimits } from './limits.ts';
import type { Limits } from './limits.ts';
import { windowsOf } from './windows.ts';

/**
 * The entries of a recording in their order, one at a time: memory grows with the largest entry, not with the file.
 * The format is told by the content, gzip is undone. Throws a `Refusal` when the file is unreadable, no recording, or
 * breaks a limit; what is wrong with single entries is yielded.
 */
export async function* readRecording(
  file: string,
  limits: Partial<Limits> = {},
): AsyncGenerator<Reading, void, undefined> {
  const bounds = { ...defaultLimits, ...limits };
  let reader: ReturnType<ReturnType<typeof formatOf>['reader']> | undefined;
  for await (const window of windowsOf(file, bounds)) {
    reader ??= formatOf({ file, bytes: window, text: window.toString('utf8') }).reader(file, bounds);
    yield* reader.push(window);
  }
  reader ??= formatOf({ file, bytes: Buffer.alloc(0), text: '' }).reader(file, bounds);
  yield* reader.end();
}
