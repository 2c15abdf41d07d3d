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
    const validate = compile(structure, type === undefined || type === '' ? {} : { type });
    const { namesIn, safePointer } = await import('@schemawright/recordings');
    const declared = namesIn(structure);
    return (value) =>
      validate(value).map((violation) => ({
        ...violation,
        pointer: safePointer(violation.pointer, (name) => declared.has(name)),
      }));
  } catch (error) {
    throw error instanceof JsonStructureError ? await refusal(file, error.problems) : error;
  }
};

/** Lint knows the places; that a problem leaves no check to be made turns a warning into an error. */
const refusal = async (file: string, problems: readonly LintProblem[]): Promise<Refusal> => {
  const { lintFile } = await import('@schemawright/contract');
  const isCause = ({ code, pointer }: LintProblem): boolean =>
    problems.some((problem) => problem.code === code && problem.pointer === pointer);
  const told = lintFile(file).problems.filter(isCause);
  const place = { file, line: 1, column: 1 };
  return new Refusal(
    (told.length > 0 ? told : problems.map((problem) => ({ ...problem, place }))).map((problem) => ({
      ...problem,
      severity: 'error',
    })),
  );
};
