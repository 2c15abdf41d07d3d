/** Bounds on what one file may cost. A breach is a refusal that names the option. */
export interface Limits {
  /** Bytes of one entry or line. */
  readonly entryBytes: number;
  /** Bytes that a compressed file may grow to. */
  readonly inflatedBytes: number;
  /** Bytes of a file that is read as one value. */
  readonly valueBytes: number;
}

const MiB = 2 ** 20;

export const defaultLimits: Limits = {
  entryBytes: 128 * MiB,
  inflatedBytes: 2048 * MiB,
  valueBytes: 256 * MiB,
};
