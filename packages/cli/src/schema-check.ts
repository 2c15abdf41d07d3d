import { readFileSync } from 'node:fs';
import { pointerOfFragment, Refusal } from '@schemawright/contract';
import {
  compile,
  isJsonStructure,
  JsonStructureError,
  type JsonObject,
  type LintProblem,
} from '@schemawright/json-structure';
import type { ValidateValue } from '@schemawright/recordings';
import { isFile } from './files.ts';

/**
 * What checks values by the schema that `FILE` or `FILE#/pointer` names: a JSON Structure file by its own rules, which
 * say more than JSON Schema can, everything else by JSON Schema. Only what the schema needs is loaded: a small check
 * takes less than YAML and Ajv take to start. Rejects with `Refusal`.
 */
export const schemaCheck = async (reference: string, cwd: string): Promise<ValidateValue> => {
  const [file = '', fragment] = reference.split(/#(.*)/su);
  const structure = structureIn(file);
  if (structure !== undefined) return structureCheck(structure, file, fragment);
  const [{ loadSchema }, { createValidators }] = await Promise.all([
    import('@schemawright/contract'),
    import('@schemawright/recordings'),
  ]);
  const { contract, pointer } = loadSchema(reference, { cwd });
  const validators = createValidators(contract);
  return (value) => validators.check(pointer, value);
};

/** The JSON Structure document that a file is; nothing for every other, and for what `loadSchema` will refuse. */
const structureIn = (file: string): JsonObject | undefined => {
  if (!/\.json$/iu.test(file) || !isFile(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
    return isJsonStructure(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
};

const structureCheck = async (
  structure: JsonObject,
  file: string,
  fragment: string | undefined,
): Promise<ValidateValue> => {
  const type = fragment === undefined ? '' : pointerOfFragment(fragment);
  try {
    return compile(structure, type === undefined || type === '' ? {} : { type });
  } catch (error) {
    throw error instanceof JsonStructureError ? await refusal(file, error.problems) : error;
  }
};

/** What lint says has places; what is wrong with the choice of a type has none. */
const refusal = async (file: string, problems: readonly LintProblem[]): Promise<Refusal> => {
  const { lintFile } = await import('@schemawright/contract');
  const errors = lintFile(file).problems.filter(({ severity }) => severity === 'error');
  const place = { file, line: 1, column: 1 };
  return new Refusal(errors.length > 0 ? errors : problems.map((problem) => ({ ...problem, place })));
};
