import { isObject, type Json, type JsonObject } from '../json.ts';
import { identifier } from '../lint/rule.ts';
import type { Pointer } from '../pointer.ts';
import { kindOf } from './kinds.ts';
import { anything, type Translation } from './translation.ts';

/** How deep a constant may nest. */
const maxDepth = 50;

/** The type of exactly one value: `const` stands on primitive types only, so that compounds are spelt out. */
export const constantOf = (value: Json, pointer: Pointer, translation: Translation, depth = 0): JsonObject => {
  if (value === null) return { type: 'null' };
  if (typeof value !== 'object') return { type: kindOf(value), const: value };
  if (depth >= maxDepth) {
    translation.tell('size', pointer, `a constant nests deeper than ${maxDepth} levels; anything is accepted there`);
    return anything;
  }
  const inner = (part: Json): JsonObject => constantOf(part, pointer, translation, depth + 1);
  return isObject(value) ? objectOf(value, inner) : tupleOf(value, inner);
};

const tupleOf = (values: readonly Json[], inner: (value: Json) => JsonObject): JsonObject => {
  if (values.length === 0) return { type: 'array', items: anything, maxItems: 0 };
  const elements = values.map((value, index) => [`item${index + 1}`, inner(value)] as const);
  return { type: 'tuple', properties: Object.fromEntries(elements), tuple: elements.map(([name]) => name) };
};

const objectOf = (value: JsonObject, inner: (value: Json) => JsonObject): JsonObject => {
  const members = Object.entries(value).map(([name, member]) => [name, inner(member ?? null)] as const);
  const names = members.map(([name]) => name);
  if (names.length > 0 && names.every((name) => identifier.test(name)))
    return { type: 'object', properties: Object.fromEntries(members), required: names, additionalProperties: false };
  if (names.length === 0) return { type: 'map', values: anything, maxEntries: 0 };
  return {
    type: 'map',
    values: anything,
    minEntries: names.length,
    keyNames: { type: 'string', enum: names },
    patternKeys: Object.fromEntries(members.map(([name, member]) => [`^${literal(name)}$`, member])),
  };
};

/** A text as a regular expression that matches it alone, with the flag u and without. */
const literal = (text: string): string =>
  text
    .replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replace(
      /[\n\r\u2028\u2029]/g,
      (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
