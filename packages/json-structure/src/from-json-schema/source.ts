import { isObject, type Json, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import { modern } from './dialect.ts';

/** A JSON Schema, or a part of one, and where it stands in the input. */
export interface Source {
  readonly schema: Json;
  readonly pointer: Pointer;
  /** Whether a reference led here from a schema that takes it over: what is compound in it gets a definition, not a copy. */
  readonly far?: boolean;
}

/** The keywords of a schema in the terms of 2020-12; none for `true`, `false` and what is no schema. */
export const keywordsOf = ({ schema }: Source): JsonObject => (isObject(schema) ? modern(schema) : {});

/** The schema below a keyword; anything for what is missing. */
export const below = (source: Source, ...tokens: readonly (string | number)[]): Source => {
  let value: Json | undefined = keywordsOf(source);
  for (const token of tokens) {
    const holder: Json | undefined = value;
    value =
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, token)
        ? ((holder as JsonObject)[token] as Json | undefined)
        : undefined;
  }
  return { ...source, schema: value ?? true, pointer: child(source.pointer, ...tokens) };
};

/** The schemas in a keyword that holds a list of them. */
export const listBelow = (source: Source, keyword: string): readonly Source[] => {
  const list = keywordsOf(source)[keyword];
  return Array.isArray(list) ? list.map((_, index) => below(source, keyword, index)) : [];
};

/** The schemas in a keyword that holds a map of them. */
export const mapBelow = (source: Source, keyword: string): readonly (readonly [string, Source])[] => {
  const map = keywordsOf(source)[keyword];
  return isObject(map) ? Object.keys(map).map((name) => [name, below(source, keyword, name)] as const) : [];
};

/** A schema without some of its keywords. */
export const leavingOut = (schema: JsonObject, ...keywords: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
