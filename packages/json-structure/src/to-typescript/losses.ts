import type { JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import type { Position } from '../positions.ts';
import type { LintProblem } from '../problem.ts';
import type { Structure } from '../structure.ts';

/** What of JSON Structure a TypeScript type can't say. */
export interface TypeScriptLoss {
  readonly keywords: readonly string[];
  readonly loss: string;
  /** Where it is told: as a problem at each place, only where the type is really wider for it, or in the doc comment. */
  readonly told: 'as problem' | 'when it matters' | 'in the comment';
}

const comment = (loss: string, ...keywords: readonly string[]): TypeScriptLoss => ({
  keywords,
  loss,
  told: 'in the comment',
});
const sometimes = (loss: string, ...keywords: readonly string[]): TypeScriptLoss => ({
  keywords,
  loss,
  told: 'when it matters',
});
const problem = (loss: string, ...keywords: readonly string[]): TypeScriptLoss => ({
  keywords,
  loss,
  told: 'as problem',
});

/** Every loss, by keyword. A check at run time enforces them all. */
export const typeScriptLosses: readonly TypeScriptLoss[] = [
  comment('the width and form of a type; a set is an array', 'type'),
  comment(
    'bounds and steps of numbers',
    'minimum',
    'exclusiveMinimum',
    'maximum',
    'exclusiveMaximum',
    'multipleOf',
    'precision',
    'scale',
  ),
  comment('length and form of strings', 'minLength', 'maxLength', 'pattern', 'format'),
  comment('bytes in strings', 'contentEncoding', 'contentCompression', 'contentMediaType'),
  comment(
    'counts, and that items differ',
    'minItems',
    'maxItems',
    'uniqueItems',
    'minContains',
    'maxContains',
    'minProperties',
    'maxProperties',
    'minEntries',
    'maxEntries',
  ),
  sometimes(
    'that a type is closed, for the compiler refuses other members in literals only; that other members are not of the types of declared ones',
    'additionalProperties',
  ),
  sometimes('that exactly one is there, when there are many', 'required', 'choices'),
  comment('that a type has no values of its own', 'abstract'),
  problem('a type does not depend on such tests', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'),
  problem('members are not typed by patterns of their names', 'patternProperties', 'patternKeys'),
  problem('names of members are not limited', 'propertyNames', 'keyNames'),
  problem('a member does not depend on the presence of another', 'dependentRequired'),
  problem('one part is not told from the others', 'has', 'contains'),
  problem('the type of instances stays without add-ins; a value that uses one is of the type of the add-in', '$offers'),
  problem('members for relations are not declared', 'relations'),
];

const told: ReadonlyMap<string, string> = new Map(
  typeScriptLosses.flatMap(({ keywords, loss, told }) =>
    told === 'as problem' ? keywords.map((keyword) => [keyword, loss] as const) : [],
  ),
);

export const lossAt = (pointer: Pointer, keyword: string, reason: string): LintProblem => ({
  severity: 'warning',
  code: 'js-typescript-loss',
  message: `TypeScript can't express ${keyword}: ${reason}`,
  pointer: child(pointer, keyword),
});

/** The keywords of a schema that TypeScript ignores though they change what is accepted, with the reason. */
export const lostIn = (
  schema: JsonObject,
  { binds }: Structure,
): readonly (readonly [keyword: string, reason: string])[] =>
  Object.keys(schema).flatMap((keyword) => {
    const reason = told.get(keyword);
    return reason === undefined || !binds(keyword) ? [] : [[keyword, reason] as const];
  });

/** Schemas that are tests, not types: nothing is printed of them. */
const isTest = ({ conditional, role }: Position): boolean => conditional || role === 'name' || role === 'member';

/** The losses that get a problem of their own, in document order. */
export const lossesOf = (structure: Structure): readonly LintProblem[] =>
  structure.positions.flatMap((position) =>
    position.kind === 'namespace' || isTest(position)
      ? []
      : lostIn(position.schema, structure).map(([keyword, reason]) => lossAt(position.pointer, keyword, reason)),
  );
