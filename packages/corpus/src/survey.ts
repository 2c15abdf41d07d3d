import { lintFile, loadContract, operations, Refusal, type Contract } from '@schemawright/contract';
import { diff } from '@schemawright/diff';
import type { Target } from '@schemawright/generate';
import path from 'node:path';
import { agreementOf, showcaseOf } from './agreement.ts';
import { loaded, targetBelow, write } from './packages.ts';

/** What becomes of one description. */
export interface Survey {
  readonly counts: Counts;
  /** Refused with these codes: then there is nothing else to count. */
  readonly refused: readonly string[];
  /** What went wrong, as `step: message`; each would be a defect of ours. */
  readonly faults: readonly string[];
  /** Where its packages are, to be type-checked with those of others. */
  readonly target: Target | undefined;
}

export type Counts = Readonly<Record<(typeof counted)[number], number>>;
const counted = [
  'operations',
  'schemas',
  'examples',
  'refusedExamples',
  'samples',
  'refusedSamples',
  'mutants',
  'refusedMutants',
] as const;

export const sum = (all: readonly Counts[]): Counts =>
  Object.fromEntries(
    counted.map((what) => [what, all.reduce((total, one) => total + one[what], 0)]),
  ) as unknown as Counts;

const words = (error: unknown): string => (error instanceof Error ? `${error.name} ${error.message}` : String(error));

/** Loads, lints, compares with itself, generates, loads what was generated, and asks it about the description's own examples; references may reach below `cwd`. */
export const survey = async (
  file: string,
  name: string,
  folder: string,
  cwd: string = path.dirname(file),
): Promise<Survey> => {
  const none = { counts: sum([]), refused: [], faults: [], target: undefined };
  let step = 'load';
  try {
    const contract = loadContract(file, { name, cwd });
    const errors = contract.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (errors.length > 0) return { ...none, refused: [...new Set(errors)] };
    step = 'lint';
    lintFile(file, { cwd });
    step = 'diff';
    const { changes } = diff(contract, loadContract(file, { name, cwd }));
    const faults = changes.slice(0, 3).map(({ rule, message }) => `diff: ${rule} ${message}`);
    step = 'showcase';
    const showcase = showcaseOf(contract);
    const target = targetBelow(folder, name);
    step = 'generate';
    await write(showcase.contract, target);
    step = 'import';
    const printed = await loaded(target, showcase);
    step = 'ajv';
    const { differences, ...agreement } = agreementOf(showcase, printed);
    faults.push(
      ...differences.map(
        ({ pointer, value, ajv, guard, told }) =>
          `agreement: ${pointer} ${JSON.stringify(value)} Ajv ${ajv}, guard ${guard}, validate ${told}`,
      ),
    );
    return { counts: { ...sizeOf(contract), ...agreement }, refused: [], faults, target };
  } catch (error) {
    if (error instanceof Refusal) return { ...none, refused: [...new Set(error.problems.map(({ code }) => code))] };
    return { ...none, faults: [`${step}: ${words(error)}`] };
  }
};

const sizeOf = (contract: Contract): { operations: number; schemas: number } => ({
  operations: operations(contract).length,
  schemas: Object.keys(contract.document.components?.schemas ?? {}).length,
});
