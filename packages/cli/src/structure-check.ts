import { pointerOfFragment } from '@schemawright/contract/pointer';
import type { Extracted } from '@schemawright/contract';
import { Refusal } from '@schemawright/contract/problem';
import type { FindDocument, JsonObject, LintProblem } from '@schemawright/json-structure';
import { compile, type CompileOptions } from '@schemawright/json-structure/compile';
import { JsonStructureError } from '@schemawright/json-structure/problem';
import { parse } from '@schemawright/json-structure/text';
import type { ParseText, ValidateValue } from '@schemawright/recordings/payload';
import { namesIn, safePointer } from '@schemawright/recordings/safe-pointer';
import { UsageError } from './status.ts';

/** How the text of a value is read, and what checks the value. */
export interface SchemaCheck {
  readonly parse: ParseText;
  readonly validate: ValidateValue;
}

/** Numbers keep their digits. However deep the value is: the check tells what nests too deeply for it. */
const parseExactly = (text: string): unknown => {
  const { value, problems } = parse(text, { depth: Number.POSITIVE_INFINITY });
  if (value === undefined) throw new SyntaxError(problems[0]?.message);
  return value;
};

/** What checks values by a JSON Structure document, or by the definition that the fragment names. Rejects with `Refusal`. */
export const structureCheck = async (
  structure: JsonObject,
  file: string,
  fragment: string | undefined,
  reach: Reach,
): Promise<SchemaCheck> => {
  const type = pointerOfFragment(`#${fragment ?? ''}`);
  if (type === undefined) throw new UsageError(`#${fragment} is no JSON Pointer; name a type as #/definitions/NAME`);
  const imports = await importsOf(structure, file, reach);
  try {
    return checkBy(structure, { ...imports, ...(type === '' ? {} : { type }) });
  } catch (error) {
    throw error instanceof JsonStructureError ? await refusal(file, error.problems, imports) : error;
  }
};

/** The same for what a description holds. Throws `Refusal`. */
export const extractedCheck = (structure: JsonObject, { place }: Pick<Extracted, 'place'>): SchemaCheck => {
  try {
    return checkBy(structure, {});
  } catch (error) {
    if (!(error instanceof JsonStructureError)) throw error;
    throw new Refusal(
      error.problems.map((problem) => ({ ...problem, severity: 'error', place: place(problem.pointer) })),
    );
  }
};

const checkBy = (structure: JsonObject, options: CompileOptions): SchemaCheck => {
  const validate = compile(structure, options);
  const declared = namesIn(structure);
  return {
    parse: parseExactly,
    validate: (value) =>
      validate(value).map((violation) => ({
        ...violation,
        pointer: safePointer(violation.pointer, (name) => declared.has(name)),
      })),
  };
};

/** Where imports are looked for besides the file itself. */
export interface Reach {
  readonly others: readonly string[];
  readonly cwd: string;
}

interface Imports {
  readonly imports?: FindDocument;
}

/** Few documents import; what looks for others is loaded for those alone. */
const importsOf = async (structure: JsonObject, file: string, { others, cwd }: Reach): Promise<Imports> => {
  if (!/"\$import(?:defs)?":/u.test(JSON.stringify(structure))) return {};
  const { importsFor } = await import('./imports.ts');
  return { imports: importsFor([file], cwd, others) };
};

/** Lint knows the places; that a problem leaves no check to be made turns a warning into an error. */
const refusal = async (file: string, problems: readonly LintProblem[], imports: Imports): Promise<Refusal> => {
  const { lintFile } = await import('@schemawright/contract');
  const isCause = ({ code, pointer }: LintProblem): boolean =>
    problems.some((problem) => problem.code === code && problem.pointer === pointer);
  const told = lintFile(file, imports).problems.filter(isCause);
  const place = { file, line: 1, column: 1 };
  return new Refusal(
    (told.length > 0 ? told : problems.map((problem) => ({ ...problem, place }))).map((problem) => ({
      ...problem,
      severity: 'error',
    })),
  );
};
