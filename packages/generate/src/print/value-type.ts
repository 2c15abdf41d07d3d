import type { Json } from '@schemawright/contract';
import { literal, propertyKey } from './text.ts';

/** The type of exactly one JSON value. An object without members is none with others: `{}` would be anything. */
export const valueType = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(valueType).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return literal(value);
  const members = Object.entries(value).map(([name, member]) => `${propertyKey(name)}: ${valueType(member as Json)}`);
  return members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`;
};
