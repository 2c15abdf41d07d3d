import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Status } from '../status.ts';

/** A command as its file exports it. A new one is one file and one line of the table. */
export interface CommandModule<Options> {
  /** Declares arguments, options and examples. Values are read by `run`, never here. */
  readonly declare: (command: Command) => void;
  /** Does it. Throws `UsageError` and `Refusal`; reports go to `io.out`. */
  readonly run: (operands: readonly string[], options: Options, io: Io) => Promise<Status>;
}

/** A row of the table: what `schemawright --help` shows, and the file behind it, read only when the command is called. */
export interface CommandRow {
  /** One word, or two for a command of a group: `upstream check`. */
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule<never>>;
}
