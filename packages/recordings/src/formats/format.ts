import type { Reading } from '../exchange.ts';
import type { Limits } from '../limits.ts';

/** The start of a recording: what its format is told by. */
export interface Head {
  readonly file: string;
  readonly bytes: Buffer;
  /** The bytes as text, cut where the head ends. */
  readonly text: string;
}

/** Reads one recording that comes in windows. */
export interface Reader {
  push(window: Buffer): Iterable<Reading>;
  /** To be called once, behind the last window. Throws a `Refusal` when the whole was no recording after all. */
  end(): Iterable<Reading>;
}

export interface Format {
  readonly name: string;
  recognises(head: Head): boolean;
  reader(source: string, limits: Limits): Reader;
}
