import { isObject } from '../openapi/model.ts';

/** What belongs in a field. */
export interface Check {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  /** What is meant by a value that does not hold; nothing when that can't be told. */
  readonly meant?: (value: unknown) => unknown;
}

const truth = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : undefined);

/** A JSON number that stands in quotes. */
const quoted = (value: unknown): unknown =>
  typeof value === 'string' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,14})?$/u.test(value) ? Number(value) : undefined;

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** YAML takes a version or a year without quotes for a number. */
export const text: Check = {
  expected: 'a string',
  holds: isText,
  meant: (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined),
};

export const reference: Check = { expected: 'a string', holds: isText };

export const flag: Check = {
  expected: 'true or false',
  holds: (value) => typeof value === 'boolean',
  meant: truth,
};

export const number: Check = {
  expected: 'a number',
  holds: (value) => typeof value === 'number' && Number.isFinite(value),
  meant: quoted,
};

export const positive: Check = {
  expected: 'a number above 0',
  holds: (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
  meant: quoted,
};

export const count: Check = { expected: 'a whole number from 0 on', holds: isCount, meant: quoted };

export const texts: Check = {
  expected: 'a list of strings',
  holds: (value) => Array.isArray(value) && value.every(isText),
  meant: (value) => (isText(value) && value !== '' && truth(value) === undefined ? [value] : undefined),
};

export const values: Check = { expected: 'a list', holds: Array.isArray };
export const object: Check = { expected: 'an object', holds: isObject };
export const objects: Check = {
  expected: 'a list of objects',
  holds: (value) => Array.isArray(value) && value.every(isObject),
};
export const anything: Check = { expected: 'anything', holds: () => true };

export const oneOf = (...names: string[]): Check => ({
  expected: names.join(', '),
  holds: (value) => isText(value) && names.includes(value),
  meant: (value) =>
    isText(value) ? names.find((name) => name.toLowerCase() === value.trim().toLowerCase()) : undefined,
});

const typeNames: ReadonlySet<unknown> = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);

export const isTypeName = (value: unknown): value is string => typeNames.has(value);

export const types: Check = {
  expected: `one of ${[...typeNames].join(', ')}, or a list of them`,
  holds: (value) => isTypeName(value) || (Array.isArray(value) && value.length > 0 && value.every(isTypeName)),
};

export const discriminator: Check = {
  expected: 'an object with propertyName',
  holds: (value) => isObject(value) && isText(value['propertyName']),
};
