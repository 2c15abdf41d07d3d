/** Bounds on what one file may cost. A breach is a refusal that names the option. */
export interface Limits {
  /** Bytes of one entry or line. */
  readonly entryBytes: number;
  /** Entries of one HAR file: each takes time, though it may be a digit. */
  readonly entries: number;
  /** Bytes that a compressed file may grow to. */
  readonly inflatedBytes: number;
  /** How many times its size a compressed file may grow to, once it has grown beyond 16 MiB. */
  readonly inflatedRatio: number;
  /** Bytes of a file that is read as one value. */
  readonly valueBytes: number;
}

const MiB = 2 ** 20;

export const defaultLimits: Limits = {
  entryBytes: 128 * MiB,
  entries: 2_000_000,
  inflatedBytes: 2048 * MiB,
  inflatedRatio: 500,
  valueBytes: 256 * MiB,
};
