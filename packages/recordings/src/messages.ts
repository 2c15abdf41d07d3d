import { looksSecret, REDACTED } from './secrets.ts';
import type { SchemaError } from './validators.ts';

/** The JSON type of a value, with its size where that is no secret. */
const describe = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'string') return 'a string';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
};

/** A name out of a payload, fit to be shown. */
const shown = (name: unknown): string =>
  JSON.stringify(looksSecret(String(name)) ? REDACTED : String(name).slice(0, 100));

const list = (values: unknown): string =>
  Array.isArray(values)
    ? values
        .slice(0, 20)
        .map((value) => JSON.stringify(value))
        .join(', ')
    : JSON.stringify(values);

/** What a violated keyword asks for, and the JSON type of what is there: never the value. */
export const messageOf = ({ keyword, params, schema, data, message }: SchemaError): string => {
  const given = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'type':
      return `must be ${[given['type']].flat().join(' or ')}, is ${describe(data)}`;
    case 'required':
      return `must have the property ${JSON.stringify(given['missingProperty'])}`;
    case 'additionalProperties':
      return `must not have the property ${shown(given['additionalProperty'])}`;
    case 'unevaluatedProperties':
      return `must not have the property ${shown(given['unevaluatedProperty'])}`;
    case 'propertyNames':
      return `must not have a property named ${shown(given['propertyName'])}`;
    case 'enum':
      return `must be one of ${list(schema)}`;
    case 'const':
      return `must be ${JSON.stringify(schema)}`;
    case 'format':
      return `must be of format ${String(given['format'])}, is ${describe(data)} that is not`;
    case 'oneOf':
      return Array.isArray(given['passingSchemas'])
        ? 'must match exactly one variant, matches more'
        : 'must match one variant, matches none';
    case 'anyOf':
      return 'must match a variant, matches none';
    case 'false schema':
      return 'must not be there';
    case 'uniqueItems':
      return 'must not hold equal elements';
    default:
      return message ?? `does not meet ${keyword}`;
  }
};
