import { isObject, type Json, type JsonObject } from '../json.ts';
import { isReference } from '../references.ts';
import { readStructure, type Structure } from '../structure.ts';
import type { Pointer } from '../pointer.ts';

const branches: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

/**
 * The document without schemas that ask nothing of a value but themselves: an alias of itself accepts anything, a union
 * and a composition leave the part out that leads back. `told` gets where that was.
 */
export const withoutCycles = (document: JsonObject, told: (pointer: Pointer) => void): JsonObject => {
  const structure = readStructure(document);
  const { circularAliases, pointerOf } = structure;
  if (circularAliases.size === 0) return document;
  const made = new Map<JsonObject, JsonObject>();
  for (const schema of circularAliases) {
    told(pointerOf(schema));
    made.set(schema, cut(schema, structure));
  }
  return replaced(document, made) as JsonObject;
};

const cut = (schema: JsonObject, { circularAliases, find }: Structure): JsonObject => {
  const leadsBack = (part: Json | undefined): boolean => {
    const target = isReference(part) ? find(part.$ref)?.schema : isObject(part) ? part : undefined;
    return target !== undefined && circularAliases.has(target);
  };
  const { type } = schema;
  const members = Array.isArray(type) ? (type as readonly Json[]).filter((member) => !leadsBack(member)) : [];
  const kept = leadsBack(type) ? 'any' : Array.isArray(type) ? (members.length === 0 ? 'any' : members) : type;
  const rest = Object.entries(schema).flatMap(([keyword, value]) => {
    if (!branches.includes(keyword)) return [[keyword, value] as const];
    if (!Array.isArray(value)) return leadsBack(value) ? [] : [[keyword, value] as const];
    const left = (value as readonly Json[]).filter((branch) => !leadsBack(branch));
    return left.length === 0 ? [] : [[keyword, left] as const];
  });
  return { ...Object.fromEntries(rest), type: kept };
};

const replaced = (value: Json | undefined, made: ReadonlyMap<JsonObject, JsonObject>): Json | undefined => {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => replaced(one, made) ?? null);
  if (!isObject(value)) return value;
  const entries = Object.entries(made.get(value) ?? value).map(([name, one]) => [name, replaced(one, made)] as const);
  return Object.fromEntries(entries);
};
