import { isString, type JsonObject } from '../json.ts';
import { child } from '../pointer.ts';
import { encodings } from '../types/binary.ts';
import { types } from '../types/table.ts';
import { countsIn, textIn } from './limits.ts';
import { isPattern, wholePattern } from './patterns.ts';
import type { Translation } from './translation.ts';
import { valueIn, type View } from './view.ts';

/** The types that formats stand for. */
const typed: ReadonlyMap<string, string> = new Map([
  ['date', 'date'],
  ['date-time', 'datetime'],
  ['time', 'time'],
  ['duration', 'duration'],
  ['uuid', 'uuid'],
  ['uri', 'uri'],
  ['uri-reference', 'uri'],
  ['json-pointer', 'jsonpointer'],
  ['byte', 'binary'],
  ['binary', 'binary'],
  ['int64', 'int64'],
  ['uint64', 'uint64'],
  ['js-int64', 'int64'],
  ['js-uint64', 'uint64'],
  ['js-int128', 'int128'],
  ['js-uint128', 'uint128'],
  ['js-decimal', 'decimal'],
]);
const laxer: ReadonlyMap<string, string> = new Map([
  ['duration', 'the type duration also accepts skipped units and fractions of seconds'],
  ['uri', 'the type uri also accepts relative references'],
  ['json-pointer', 'the type jsonpointer also accepts the form of URI fragments'],
]);
/** The formats that JSON Structure asserts on plain strings. */
export const kept: ReadonlySet<string> = new Set([
  'ipv4',
  'ipv6',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'iri',
  'iri-reference',
  'uri-template',
  'relative-json-pointer',
  'regex',
]);

/** The type of the texts of a view, and its limits; nothing when no text meets them. */
export const textOf = (view: View, translation: Translation): JsonObject | undefined => {
  const lengths = countsIn(view, ['minLength', 'maxLength'], ['minLength', 'maxLength'], translation);
  if (lengths === undefined) return undefined;
  const shape = shapeOf(view, translation);
  const limits = { ...lengths, ...patternOf(view, shape, translation) };
  if (Object.keys(limits).length === 0) return shape;
  if (shape['type'] === 'string') return { ...shape, ...limits };
  return { ...shape, allOf: [{ type: 'string', ...limits }] };
};

const shapeOf = (view: View, translation: Translation): JsonObject => {
  const format = textIn(view, 'format');
  const encoding = textIn(view, 'contentEncoding');
  const at = child(view.keywords.get('format')?.pointer ?? view.pointer, 'format');
  if (encoding !== undefined && encodings.has(encoding) && (format === undefined || format === 'byte'))
    return bytes(view, encoding, translation);
  const type = format === undefined ? 'string' : typed.get(format);
  if (type === 'binary') return bytes(view, undefined, translation);
  const looser = format === undefined ? undefined : laxer.get(format);
  if (looser !== undefined) translation.tell('laxer-format', at, looser);
  if (type !== undefined) return { type };
  if (format === undefined || kept.has(format)) return { type: 'string', ...(format === undefined ? {} : { format }) };
  translation.tell(
    'unknown-format',
    at,
    `the format ${JSON.stringify(format.slice(0, 60))} checks nothing; it is kept as x-format`,
  );
  return { type: 'string', 'x-format': format };
};

const bytes = (view: View, contentEncoding: string | undefined, translation: Translation): JsonObject => {
  const shape: JsonObject = {
    type: 'binary',
    // Base64 is what a binary has unless it says otherwise.
    ...(contentEncoding === undefined || contentEncoding === 'base64' ? {} : { contentEncoding }),
    ...(isString(valueIn(view, 'contentMediaType')) ? { contentMediaType: valueIn(view, 'contentMediaType') } : {}),
  };
  const checked = types.get('binary');
  const made = checked?.kind === 'primitive' ? checked.jsonSchema(shape) : {};
  const isChecked = ['format', 'pattern'].every(
    (keyword) => made[keyword] === undefined || made[keyword] === valueIn(view, keyword),
  );
  if (!isChecked)
    translation.tell(
      'bytes',
      child(view.pointer, contentEncoding === undefined ? 'format' : 'contentEncoding'),
      `only ${contentEncoding ?? 'base64'} is accepted, where JSON Schema does not check the text`,
    );
  return shape;
};

const patternOf = (view: View, shape: JsonObject, translation: Translation): JsonObject => {
  const pattern = textIn(view, 'pattern');
  if (pattern === undefined) return {};
  const type = types.get(String(shape['type']));
  // What the conversion to JSON Schema adds to a type comes back with the type.
  if (type?.kind === 'primitive' && type.jsonSchema(shape)['pattern'] === pattern) return {};
  const whole = patternFor(
    pattern,
    child(view.keywords.get('pattern')?.pointer ?? view.pointer, 'pattern'),
    translation,
  );
  return whole === undefined ? {} : { pattern: whole };
};

/** A pattern that matches whole texts; nothing, and a loss, for what is no regular expression. */
export const patternFor = (source: string, pointer: string, { tell }: Translation): string | undefined => {
  if (isPattern(source)) return wholePattern(source);
  tell('pattern', pointer, 'is no regular expression; it is left out');
  return undefined;
};
