import { createCompiler } from './compiler.ts';
import { isObject, isString, type JsonObject } from './json.ts';
import { lintStructure, notAnObject } from './lint.ts';
import type { Pointer } from './pointer.ts';
import { JsonStructureError, type Finding } from './problem.ts';
import type { Target } from './references.ts';
import { readStructure, type Structure } from './structure.ts';

export interface CompileOptions {
  /** The schema to check against, as a pointer into the document: `/definitions/Pet`. By default the type of instances. */
  readonly type?: Pointer;
}

/** The findings of a value; none when it is valid. */
export type Check = (value: unknown) => readonly Finding[];

const valid: readonly Finding[] = Object.freeze([]);

/** Names that an instance may carry at its root beside its members. JSON Structure core, `$schema` and `$uses`. */
export const instanceKeywords: readonly string[] = ['$schema', '$uses'];

/**
 * Makes a check of values. Nothing of the document is read again per value, and no code is made from text.
 *
 * @throws JsonStructureError when the document has problems that leave its meaning open, declares no type of
 * instances and none is asked for, or has no schema at `options.type`.
 */
export const compile = (document: JsonObject, options: CompileOptions = {}): Check => {
  if (!isObject(document)) throw new JsonStructureError([notAnObject]);
  const structure = readStructure(document);
  const { blocking } = lintStructure(structure);
  if (blocking.length > 0) throw new JsonStructureError(blocking);
  const { test, explain } = createCompiler(structure, new Set()).validator(
    typeAt(structure, options.type),
    instanceKeywords,
  );
  return (value) => {
    if (test(value)) return valid;
    const findings: Finding[] = [];
    explain(value, '', (finding) => findings.push(finding));
    return findings;
  };
};

const typeAt = (structure: Structure, asked: Pointer | undefined): Target => {
  const pointer = asked?.startsWith('#') ? asked.slice(1) : asked;
  const found =
    pointer === undefined
      ? structure.instanceType
      : structure.positions.find((position) => position.kind === 'schema' && position.pointer === pointer);
  if (found === undefined || !Object.hasOwn(found.schema, 'type')) throw refusal('js-no-type', pointer);
  if (isString(found.schema['type']) && found.schema['abstract'] === true)
    throw refusal('js-ref-abstract', found.pointer);
  return found;
};

const reasons = {
  'js-no-type': 'there is no type to check against',
  'js-ref-abstract': 'an abstract type has no instances',
} as const;

const refusal = (code: keyof typeof reasons, pointer: Pointer = ''): JsonStructureError =>
  new JsonStructureError([
    {
      severity: 'error',
      code,
      message: reasons[code],
      pointer,
      mend: 'name a type under definitions that can have instances',
    },
  ]);
