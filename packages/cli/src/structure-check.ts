import { pointerOfFragment } from '@schemawright/contract/pointer';
import { Refusal } from '@schemawright/contract/problem';
import { compile, JsonStructureError, type JsonObject, type LintProblem } from '@schemawright/json-structure';
import type { ValidateValue } from '@schemawright/recordings/payload';
import { namesIn, safePointer } from '@schemawright/recordings/safe-pointer';

/** What checks values by a JSON Structure document, or by the definition that the fragment names. Rejects with `Refusal`. */
export const structureCheck = async (
  structure: JsonObject,
  file: string,
  fragment: string | undefined,
): Promise<ValidateValue> => {
  const type = fragment === undefined ? '' : pointerOfFragment(fragment);
  try {
    const validate = compile(structure, type === undefined || type === '' ? {} : { type });
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
