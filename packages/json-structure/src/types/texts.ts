import { isDate, isDateTime, isLenientDuration, isTime, isUriReference, isUuid } from '../formats.ts';
import type { Json } from '../json.ts';
import type { PrimitiveType } from './type.ts';

const text = (
  name: string,
  expects: string,
  test: (text: string) => boolean,
  jsonSchema: { readonly [keyword: string]: Json },
  recoverable = true,
): PrimitiveType => ({
  kind: 'primitive',
  name,
  base: 'string',
  expects,
  check: () => (value) => typeof value === 'string' && test(value),
  jsonSchema: () => ({ type: 'string', ...jsonSchema }),
  recoverable,
});

// Seconds may have a fraction and units may be skipped, other than in the format `duration` of JSON Schema.
const duration = String.raw`^P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$`;

// Both forms of RFC 6901 count: the plain one and the URI fragment.
const jsonPointer = '^(?:#(?:/(?:[^~/%]|~[01]|%[0-9A-Fa-f]{2})*)*|(?:/(?:[^~/]|~[01])*)*)$';
const brokenEscape = /~(?![01])/;
const brokenPercent = /%(?![\da-f]{2})/i;
const isEitherJsonPointer = (pointer: string): boolean => {
  const isFragment = pointer.startsWith('#');
  if (isFragment && brokenPercent.test(pointer)) return false;
  const plain = isFragment ? pointer.slice(1) : pointer;
  return (plain === '' || plain.startsWith('/')) && !brokenEscape.test(plain);
};

/** Strings, plain or with a lexical form of their own. */
export const texts: readonly PrimitiveType[] = [
  { ...text('string', 'a string', () => true, {}), check: () => (value) => typeof value === 'string' },
  text('date', 'a date (RFC 3339 full-date)', isDate, { format: 'date' }),
  text('datetime', 'a date and time with offset (RFC 3339 date-time)', isDateTime, { format: 'date-time' }),
  text('time', 'a time with offset (RFC 3339 full-time)', isTime, { format: 'time' }),
  text('duration', 'a duration such as P1DT12H', isLenientDuration, { pattern: duration }, false),
  text('uuid', 'a UUID', isUuid, { format: 'uuid' }),
  text('uri', 'a URI reference', isUriReference, { format: 'uri-reference' }),
  text('jsonpointer', 'a JSON Pointer', isEitherJsonPointer, { pattern: jsonPointer }, false),
];
