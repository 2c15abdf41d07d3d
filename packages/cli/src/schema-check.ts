import { readFileSync } from 'node:fs';
import { type JsonObject, kindOf, lintFile, loadSchema, pointerOfFragment, Refusal } from '@schemawright/contract';
import { compile, JsonStructureError, type LintProblem } from '@schemawright/json-structure';
import { createValidators, type ValidateValue } from '@schemawright/recordings';
import { isFile } from './files.ts';

/**
 * What checks values by the schema that `FILE` or `FILE#/pointer` names: a JSON Structure file by its own rules, which
 * say more than JSON Schema can, everything else by JSON Schema. Throws `Refusal`.
 */
export const schemaCheck = (reference: string, cwd: string): ValidateValue => {
  const [file = '', fragment] = reference.split(/#(.*)/su);
  const structure = structureIn(file);
  if (structure !== undefined) return structureCheck(structure, file, fragment);
  const { contract, pointer } = loadSchema(reference, { cwd });
  const validators = createValidators(contract);
  return (value) => validators.check(pointer, value);
};

/** The JSON Structure document that a file is; nothing for every other, and for what `loadSchema` will refuse. */
const structureIn = (file: string): JsonObject | undefined => {
  if (!/\.json$/iu.test(file) || !isFile(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/u, ''));
    return kindOf(value) === 'json-structure' ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
};

const structureCheck = (structure: JsonObject, file: string, fragment: string | undefined): ValidateValue => {
  const type = fragment === undefined ? '' : pointerOfFragment(fragment);
  try {
    return compile(structure, type === undefined || type === '' ? {} : { type });
  } catch (error) {
    throw error instanceof JsonStructureError ? refusal(file, error.problems) : error;
  }
};

/** What lint says has places; what is wrong with the choice of a type has none. */
const refusal = (file: string, problems: readonly LintProblem[]): Refusal => {
  const errors = lintFile(file).problems.filter(({ severity }) => severity === 'error');
  const place = { file, line: 1, column: 1 };
  return new Refusal(errors.length > 0 ? errors : problems.map((problem) => ({ ...problem, place })));
};
