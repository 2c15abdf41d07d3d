import { addInCheck } from './add-ins.ts';
import { createCompiler, typeOf } from './compiler.ts';
import { isComposed } from './composition.ts';
import { notAnObject, readDocument, type ReadOptions } from './document.ts';
import { isObject, isString, type JsonObject } from './json.ts';
import type { Pointer } from './pointer.ts';
import { JsonStructureError, type Finding } from './problem.ts';
import type { Target } from './references.ts';
import type { Structure } from './structure.ts';

export interface CompileOptions extends ReadOptions {
  /** The schema to check against, as a pointer into the document: `/definitions/Pet`. By default the type of instances. */
  readonly type?: Pointer;
  /**
   * Whether the check may make functions from text where the host allows it, which is a multiple faster. Of the
   * document, that text holds names of members alone, quoted. Say `false` where a Content-Security-Policy reports each
   * attempt; the findings are the same. True by default.
   */
  readonly code?: boolean;
}

/** The findings of a value; none when it is valid. */
export type Check = (value: unknown) => readonly Finding[];

const valid: readonly Finding[] = Object.freeze([]);

/** Names that an instance may carry at its root beside its members. JSON Structure core, `$schema` and `$uses`. */
export const instanceKeywords: readonly string[] = ['$schema', '$uses'];

/**
 * Makes a check of values. Nothing of the document is read again per value. The check of a type that has seen some
 * values makes code for reading its members: see {@link CompileOptions.code}.
 *
 * @throws JsonStructureError when the document has problems that leave its meaning open, declares no type of
 * instances and none is asked for, or has no schema at `options.type`.
 */
export const compile = (document: JsonObject, options: CompileOptions = {}): Check => {
  if (!isObject(document)) throw new JsonStructureError([notAnObject]);
  const { structure, blocking } = readDocument(document, options);
  if (blocking.length > 0) throw new JsonStructureError(blocking);
  const type = typeAt(structure, options.type);
  const { code = true } = options;
  const plain = checkOf(structure, type, code);
  const extended = takesAddIns(type, structure)
    ? addInCheck(structure, (variant) => checkOf(variant, type, code))
    : plain;
  return (value) => (isObject(value) && Object.hasOwn(value, '$uses') ? extended(value) : plain(value));
};

const checkOf = (structure: Structure, type: Target, code: boolean): Check => {
  const compiler = createCompiler(structure, { code });
  const { test, explain } = compiler.validator(type, instanceKeywords);
  return (value) => {
    const accepted = test(value);
    if (accepted) {
      compiler.forget();
      return valid;
    }
    const findings: Finding[] = [];
    explain(value, '', (finding) => findings.push(finding));
    compiler.forget();
    return findings;
  };
};

/** Entries of a map and parts of `any` may be called `$uses` without meaning it. */
const takesAddIns = ({ schema }: Target, structure: Structure): boolean =>
  !['map', 'any'].includes(typeOf(schema, structure)?.name ?? '');

const typeAt = (structure: Structure, asked: Pointer | undefined): Target => {
  const pointer = asked?.startsWith('#') ? asked.slice(1) : asked;
  const found =
    pointer === undefined
      ? structure.instanceType
      : structure.positions.find((position) => position.kind === 'schema' && position.pointer === pointer);
  if (found === undefined || !(Object.hasOwn(found.schema, 'type') || isComposed(found.schema, structure.binds)))
    throw refusal('js-no-type', pointer);
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
