import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import type { LintProblem } from '../problem.ts';
import { isReference, type Target } from '../references.ts';
import type { Structure } from '../structure.ts';
import type { PrimitiveType } from '../types/type.ts';
import { types } from '../types/table.ts';
import { tight, unionOf, unknown, type Code } from './code.ts';
import { compounds } from './compounds.ts';
import { literalsOf } from './literals.ts';
import type { Keys } from './members.ts';

export interface PrinterInput {
  readonly structure: Structure;
  /** Schemas that can't be understood: their type is `unknown`, their problems are told elsewhere. */
  readonly broken: ReadonlySet<JsonObject>;
  /** The exported names of types. */
  readonly names: ReadonlyMap<JsonObject, string>;
  readonly keys: Keys;
  /** The name of the type of a number that JSON carries as a string. */
  readonly wideNumber: (type: string) => string;
  readonly tell: (problem: LintProblem) => void;
}

export interface Printer extends PrinterInput {
  /** The type of a schema: its name where it has one. */
  readonly type: (target: Target) => Code;
  /** The type of a schema spelt out, even if it has a name. */
  readonly inFull: (target: Target) => Code;
}

export const createPrinter = (input: PrinterInput): Printer => {
  const { structure, broken, names, wideNumber } = input;

  const named = (schema: JsonObject | undefined): Code | undefined => {
    const name = schema && names.get(schema);
    return name === undefined ? undefined : tight(name);
  };

  const primitive = ({ name, base, numeric }: PrimitiveType): Code => {
    if (numeric === 'string') return tight(wideNumber(name));
    return base === 'any' ? unknown : tight(base);
  };

  const inFull = (target: Target): Code => {
    const { schema } = target;
    const { type } = schema;
    if (broken.has(schema)) return unknown;
    const literals = literalsOf(schema, structure);
    if (literals !== undefined) return literals;
    if (isReference(type)) return named(structure.find(type.$ref)?.schema) ?? unknown;
    if (Array.isArray(type)) return unionOf(membersOf(target).map(printer.type));
    const definition = isString(type) ? types.get(type) : undefined;
    if (definition === undefined) return unknown;
    if (definition.kind === 'primitive') return primitive(definition);
    return compounds.get(definition.name)?.(target, printer) ?? unknown;
  };

  const printer: Printer = { ...input, type: (target) => named(target.schema) ?? inFull(target), inFull };
  return printer;
};

/** The members of a union as schemas: a name stands for a schema of that type alone. */
const membersOf = ({ schema, pointer }: Target): readonly Target[] =>
  (schema['type'] as readonly Json[]).map((member, index) => ({
    schema: isObject(member) && !isReference(member) ? member : { type: member },
    pointer: child(pointer, 'type', index),
  }));
