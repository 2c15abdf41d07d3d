import type { Contract, Problem } from '@schemawright/contract';
import type { Int64 } from './views/views.ts';

/** One file of a generated package. */
export interface GeneratedFile {
  /** Relative to the package's folder, with `/` between segments. */
  readonly path: string;
  readonly text: string;
}

/** The npm names of the three packages that one contract becomes. */
export interface PackageNames {
  readonly types: string;
  readonly client: string;
  readonly validators: string;
}

/** What whoever generates may choose. */
export interface Settings {
  /** What callers of the client see where the contract has a number of 64 bits. */
  readonly int64: Int64;
  /**
   * How validators run the regular expressions of a contract. `linear`, the default: by an automaton where JavaScript's
   * engine may need longer than linear time; what no automaton expresses runs as it is, with a warning. `refuse`: the same,
   * but such an expression is an error. `native`: by JavaScript's engine, for contracts and payloads that are trusted.
   */
  readonly patterns?: Patterns | undefined;
}

export type Patterns = 'linear' | 'refuse' | 'native';

export interface Generated {
  readonly files: readonly GeneratedFile[];
  /** Warnings: what the output can't say although the contract does. */
  readonly problems: readonly Problem[];
}

/** One row of the generator table: a pure function from the contract to the files of one package. */
export interface Generator {
  readonly id: keyof PackageNames;
  generate(contract: Contract, names: PackageNames, settings: Settings): Promise<Generated>;
}
