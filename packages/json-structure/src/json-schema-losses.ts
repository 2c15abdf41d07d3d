import type { Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';

/** What JSON Schema can't say of a JSON Structure document, by kind; the words are for a list of all kinds. */
export const toJsonSchemaLosses = {
  digits: 'A number with more digits than a double holds is replaced by the nearest double.',
  keyword:
    'A limit that JSON Schema has no keyword for, such as multipleOf of numbers that are strings, is kept as an annotation.',
  'add-in': 'An add-in that changes another type than that of instances does not depend on $uses.',
  offers: 'The add-ins that a library of types offers have no place without a type of instances.',
} as const;

export type JsonSchemaLoss = keyof typeof toJsonSchemaLosses;

export type TellLoss = (kind: JsonSchemaLoss, pointer: Pointer, message: string) => void;

/** Notes losses as problems, in the order in which they are told. */
export const lossesInto =
  (problems: LintProblem[]): TellLoss =>
  (_, pointer, message) =>
    void problems.push({ severity: 'warning', code: 'js-json-schema-loss', message, pointer });
