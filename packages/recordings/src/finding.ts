import type { Pointer } from '@schemawright/contract';

/** One thing in a recording or payload that the contract does not allow. Holds no recorded value. */
export interface Finding {
  /** The file as the user named it. */
  readonly source: string;
  /** 0-based index of the exchange or line; `null` when the file is a single value. */
  readonly entry: number | null;
  /** `POST /oauth/v3/token`; `null` when no operation is concerned. */
  readonly operation: string | null;
  /** `recording`, `request`, `request.path.x`, `request.query.x`, `request.body`, `response.status`, `response.body`, … */
  readonly part: string;
  /** Where in the part's value. */
  readonly pointer: Pointer;
  /** The place in the lowered contract that was not met; `""` when it is the absence of a place. */
  readonly schemaPointer: Pointer;
  /** The keyword of the schema that was not met, or one of our own: `undocumented-status`, `unmatched-path`, … */
  readonly keyword: string;
  readonly message: string;
}

/** One violation inside a value: what a validator reports. */
export type Violation = Pick<Finding, 'pointer' | 'schemaPointer' | 'keyword' | 'message'> & {
  /** The member that the schema asks for, where one is missing. */
  readonly missing?: string;
};

/** Each entry counts once: `checked` = `valid` + `invalid`, the rest is `unmatched` or `skipped`. */
export interface Summary {
  readonly checked: number;
  readonly valid: number;
  readonly invalid: number;
  /** Exchanges that belong to no operation of the contract. Each has a finding. */
  readonly unmatched: number;
  /** Entries that could not be read or are no finished exchange. */
  readonly skipped: number;
}
