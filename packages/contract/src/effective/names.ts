import { finiteTexts } from '@schemawright/json-structure/pattern/finite';
import type { SchemaObject } from '../openapi/types.ts';
import { matchesAll } from '../pattern.ts';
import { entriesOf, strings } from './brought.ts';
import { listedValues } from './json-types.ts';

/** A pattern of more names than these says of what kind they are. */
const mostNames = 16;

/** The members that a pattern names one by one; `undefined` for one that says of what kind they are. */
export const namesBy = (pattern: string): readonly string[] | undefined => finiteTexts(pattern, mostNames);

const naming: ReadonlySet<string> = new Set(['enum', 'const', 'pattern']);

/** The one keyword by which a schema says something of texts. */
const onlyKeyword = (schema: SchemaObject): string | undefined => {
  const [keyword, second] = Object.keys(schema).filter((one) => one !== 'type' || schema.type !== 'string');
  return second === undefined ? keyword : undefined;
};

const isObject = (value: unknown): value is SchemaObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The pattern of the names that a schema keeps out, and nothing else: those that it lists, or that match. */
export const excludedNames = ({ propertyNames: names }: SchemaObject): string | undefined => {
  if (!isObject(names) || onlyKeyword(names) !== 'not' || !isObject(names.not)) return undefined;
  const keyword = onlyKeyword(names.not);
  if (keyword === undefined || !naming.has(keyword)) return undefined;
  const { pattern } = names.not;
  if (keyword === 'pattern') return typeof pattern === 'string' && !matchesAll(pattern) ? pattern : undefined;
  const listed = strings(listedValues(names.not));
  return listed.length === 0 ? undefined : `^(?:${listed.map(escaped).join('|')})$`;
};

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Whether the names that a schema lets in are just those of the members that it describes: so it has no others. */
export const isClosedByNames = ({ propertyNames: names, properties, patternProperties }: SchemaObject): boolean => {
  if (!isObject(names) || patternProperties !== undefined || !naming.has(onlyKeyword(names) ?? '')) return false;
  const pattern: unknown = names['pattern'];
  const listed = typeof pattern === 'string' ? namesBy(pattern) : listedValues(names);
  const described = new Set(entriesOf(properties).map(([name]) => name));
  return (
    listed !== undefined &&
    new Set(listed).size === described.size &&
    listed.every((name) => typeof name === 'string' && described.has(name))
  );
};
