import { typeOf } from '../compiler.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Structure } from '../structure.ts';
import { tight, unionOf, type Code } from './code.ts';
import { stringLiteral } from './text.ts';

/** The values that `const` and `enum` leave; nothing when they bind nothing here or TypeScript has no literal for one. */
export const literalsOf = (schema: JsonObject, structure: Structure): Code | undefined => {
  if (typeOf(schema, structure)?.kind !== 'primitive') return undefined;
  const listed = Array.isArray(schema['enum']) ? codesOf(schema['enum']) : undefined;
  if (!Object.hasOwn(schema, 'const')) return listed && unionOf(listed);
  const [constant] = codesOf([schema['const']]) ?? [];
  if (constant === undefined || listed === undefined) return constant ?? (listed && unionOf(listed));
  return unionOf(listed.filter(({ text }) => text === constant.text));
};

const codesOf = (values: readonly (Json | undefined)[]): readonly Code[] | undefined => {
  const codes = values.map(literal).filter((code) => code !== undefined);
  return codes.length === values.length ? codes : undefined;
};

const literal = (value: Json | undefined): Code | undefined => {
  if (typeof value === 'string') return tight(stringLiteral(value));
  if (typeof value === 'number') return Number.isFinite(value) ? tight(JSON.stringify(value)) : undefined;
  return value === null || typeof value === 'boolean' ? tight(String(value)) : undefined;
};
