import type { Operation } from '@schemawright/contract';
import type { Outcome } from './check.ts';

/** How much of one kind of thing was seen, and what never was. */
export interface Share {
  readonly declared: number;
  readonly seen: number;
  /** `POST /oauth/v3/token 200 application/json`, in the order of the contract. */
  readonly never: readonly string[];
}

/** What of a contract the recordings exercised. */
export interface Coverage {
  readonly operations: Share;
  /** Declared responses. A `default` that answered covers itself, not the statuses behind it. */
  readonly responses: Share;
  readonly mediaTypes: Share;
  /** Exchanges by operation and actual status; operations that were never seen are left out. */
  readonly exchanges: readonly {
    readonly operation: string;
    readonly count: number;
    readonly statuses: readonly { readonly status: number; readonly count: number }[];
  }[];
}

/** Gathers coverage over all exchanges of a run. */
export class CoverageCount {
  readonly #operations: readonly Operation[];
  readonly #seen = new Set<string>();
  readonly #statuses = new Map<string, Map<number, number>>();

  /** `operations`: those that recordings can show, in the order of the contract. */
  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
  }

  add({ key }: Operation, status: number, outcome: Outcome): void {
    const statuses = this.#statuses.get(key) ?? new Map<number, number>();
    this.#statuses.set(key, statuses);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    this.#seen.add(key);
    if (outcome.requestMediaType !== undefined) this.#seen.add(`${key} request ${outcome.requestMediaType}`);
    if (outcome.status === undefined) return;
    this.#seen.add(`${key} ${outcome.status}`);
    if (outcome.responseMediaType !== undefined)
      this.#seen.add(`${key} ${outcome.status} ${outcome.responseMediaType}`);
  }

  result(): Coverage {
    const operations = this.#operations;
    return {
      operations: this.#share(operations.map(({ key }) => key)),
      responses: this.#share(
        operations.flatMap(({ key, responses }) => responses.map(({ status }) => `${key} ${status}`)),
      ),
      mediaTypes: this.#share(operations.flatMap(mediaTypesOf)),
      exchanges: operations.flatMap(({ key }) => {
        const statuses = [...(this.#statuses.get(key) ?? [])].sort(([a], [b]) => a - b);
        const count = statuses.reduce((sum, [, times]) => sum + times, 0);
        const listed = statuses.map(([status, times]) => ({ status, count: times }));
        return count === 0 ? [] : [{ operation: key, count, statuses: listed }];
      }),
    };
  }

  #share(names: readonly string[]): Share {
    const never = names.filter((name) => !this.#seen.has(name));
    return { declared: names.length, seen: names.length - never.length, never };
  }
}

const mediaTypesOf = ({ key, requestBody, responses }: Operation): string[] => [
  ...(requestBody?.content ?? []).map(({ mediaType }) => `${key} request ${mediaType}`),
  ...responses.flatMap(({ status, content }) => content.map(({ mediaType }) => `${key} ${status} ${mediaType}`)),
];
