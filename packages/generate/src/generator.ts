import type { Contract, Problem } from '@schemawright/contract';

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

export interface Generated {
  readonly files: readonly GeneratedFile[];
  /** Warnings: what the output can't say although the contract does. */
  readonly problems: readonly Problem[];
}

/** One row of the generator table: a pure function from the contract to the files of one package. */
export interface Generator {
  readonly id: keyof PackageNames;
  generate(contract: Contract, names: PackageNames): Promise<Generated>;
}
