import type { Paint } from './paint.ts';
import { paintFor } from './paint.ts';

/** One of the two streams that a command writes to. */
export interface Sink {
  readonly paint: Paint;
  /** Columns of the terminal behind it; nothing when no terminal is behind it. */
  readonly columns: number | undefined;
  /** Whether a person watches who can see a line change. */
  readonly isWatched: boolean;
  write(output: string): void;
}

/** All that a command knows of the process it runs in. */
export interface Io {
  /** Reports, and nothing else. */
  readonly out: Sink;
  /** Everything said besides. */
  readonly err: Sink;
  /** The working folder: paths in reports are relative to it. */
  readonly cwd: string;
  /** The top of the repository that a workflow of GitHub has checked out; nothing outside of workflows. */
  readonly top: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** NO_COLOR (no-color.org) wins over FORCE_COLOR; without either, colours are for terminals. */
const wantsColours = (isTerminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: Environment): boolean => {
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
};

const sinkOf = (stream: NodeJS.WriteStream, env: Environment, onFault: (error: Error) => void): Sink => {
  let paint: Paint | undefined;
  // The reader may leave early (`| head -1`): a quiet end. Any other fault means that the report did not arrive.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') onFault(error);
  });
  return {
    get paint() {
      return (paint ??= paintFor(wantsColours(stream.isTTY === true, env)));
    },
    // A terminal that nobody has told its size has 0 columns.
    columns: (stream.isTTY && stream.columns) || undefined,
    isWatched: stream.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'],
    write: (output) => {
      if (output !== '' && stream.writable) stream.write(output);
    },
  };
};

/** The streams of this process. `onFault` hears of output that could not be written, a full disk for one. */
export const processIo = (onFault: (error: Error) => void): Io => ({
  out: sinkOf(process.stdout, process.env, onFault),
  err: sinkOf(process.stderr, process.env, onFault),
  cwd: process.cwd(),
  top: process.env['GITHUB_WORKSPACE'] || undefined,
});
