import { finiteTexts } from '@schemawright/json-structure/pattern/finite';
import type { SchemaObject } from '../openapi/types.ts';
import { entriesOf } from './brought.ts';
import { listedValues } from './json-types.ts';

/** A pattern of more names than these says of what kind they are. */
const mostNames = 16;

/** The members that a pattern names one by one; `undefined` for one that says of what kind they are. */
export const namesBy = (pattern: string): readonly string[] | undefined => finiteTexts(pattern, mostNames);

const naming: ReadonlySet<string> = new Set(['enum', 'const', 'pattern']);

/** Whether the names that a schema lets in are just those of the members that it describes: so it has no others. */
export const isClosedByNames = ({ propertyNames: names, properties, patternProperties }: SchemaObject): boolean => {
  if (typeof names !== 'object' || names === null || Array.isArray(names) || patternProperties !== undefined)
    return false;
  const stated = names as SchemaObject;
  const [keyword, second] = Object.keys(stated).filter((one) => one !== 'type' || stated.type !== 'string');
  if (keyword === undefined || second !== undefined || !naming.has(keyword)) return false;
  const pattern: unknown = stated['pattern'];
  const listed = typeof pattern === 'string' ? namesBy(pattern) : listedValues(stated);
  const described = new Set(entriesOf(properties).map(([name]) => name));
  return (
    listed !== undefined &&
    new Set(listed).size === described.size &&
    listed.every((name) => typeof name === 'string' && described.has(name))
  );
};
