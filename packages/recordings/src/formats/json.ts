import { isUtf8 } from 'node:buffer';
import type { Reading } from '../exchange.ts';
import { refusal } from '../refusal.ts';
import { describeSyntaxError, syntaxErrorOf } from '../json-syntax.ts';

export type Members = { readonly [name: string]: unknown };

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An own member of an object, or `undefined`: nothing is inherited from a prototype. */
export const member = (value: unknown, name: string): unknown =>
  isMembers(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const textOr = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A spread-ready member that is there only when the value is a text. */
export const textMember = <Name extends string>(name: Name, value: unknown): { [K in Name]?: string } =>
  (typeof value === 'string' ? { [name]: value } : {}) as { [K in Name]?: string };

export type Parsed = { readonly value: unknown } | { readonly message: string; readonly atEnd: boolean };

/** Reads a JSON text as `JSON.parse` does, or with numbers that keep their digits. Throws when it is none. */
export type ParseText = (text: string) => unknown;

/** The JSON value of some bytes; else what is wrong, with the place in it and without a word of the input. */
export const parseJson = (bytes: Buffer, parse?: ParseText): Parsed => {
  if (!isUtf8(bytes)) return { message: 'is not valid UTF-8', atEnd: false };
  return parseJsonText(bytes.toString('utf8'), parse);
};

export const parseJsonText = (text: string, parse: ParseText = JSON.parse): Parsed => {
  try {
    return { value: parse(text) };
  } catch {
    const error = syntaxErrorOf(text);
    return { message: describeSyntaxError(error), atEnd: error.offset >= text.length };
  }
};

export const skipped = (entry: number, reason: string): Reading => ({ kind: 'skipped', entry, reason });

/** The error to throw when one entry grows beyond the limit. */
export const entryTooLarge = (file: string, limit: number) => (): Error =>
  refusal(
    file,
    'entry-too-large',
    `one entry is larger than ${limit} bytes`,
    'raise the limit entryBytes, or record again without large bodies',
  );

export const isBlank = (line: Buffer): boolean => line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);

/** What is told of a line (from 0) that is no JSON. The last one may just be cut off. */
export const brokenLine = (
  error: { readonly message: string; readonly atEnd: boolean },
  line: number,
  last: boolean,
): { readonly keyword: 'malformed' | 'truncated'; readonly message: string } =>
  last && error.atEnd
    ? { keyword: 'truncated', message: `line ${line + 1} is cut off: the file ends inside it` }
    : { keyword: 'malformed', message: `line ${line + 1} ${error.message.replace(/at 1:(\d+)$/, 'at column $1')}` };
