import { isObject, isString, type JsonObject } from '../json.ts';
import { isAnchored, readPattern } from '../pattern/read-pattern.ts';
import { hit, when, type Check, type Hit } from './rule.ts';

export const patternKeywords = ['pattern', 'patternProperties', 'patternKeys'] as const;

/** The regular expressions of a schema, each with its place and how it is read. */
const patternsOf = (
  schema: JsonObject,
): readonly { readonly at: readonly string[]; readonly source: string; readonly mode: 'whole' | 'anywhere' }[] => [
  ...(isString(schema['pattern']) ? [{ at: ['pattern'], source: schema['pattern'], mode: 'whole' as const }] : []),
  ...['patternProperties', 'patternKeys'].flatMap((keyword) => {
    const map = schema[keyword];
    return Object.keys(isObject(map) ? map : {}).map((source) => ({
      at: [keyword, source],
      source,
      mode: 'anywhere' as const,
    }));
  }),
];

const refused =
  (refusal: 'invalid' | 'unsafe', mend: string): Check =>
  ({ schema }) =>
    patternsOf(schema).flatMap(({ at, source, mode }): readonly Hit[] => {
      const read = readPattern(source, mode);
      return 'refused' in read && read.refused === refusal ? [hit(at, read.message, mend)] : [];
    });

const invalid: Check = refused('invalid', 'write a regular expression of ECMAScript');
export const patternInvalid: Check = (position, structure) => {
  const { schema } = position;
  return [
    ...when(Object.hasOwn(schema, 'pattern') && !isString(schema['pattern']), ['pattern'], 'pattern must be a string'),
    ...['patternProperties', 'patternKeys'].flatMap((keyword) => {
      if (!Object.hasOwn(schema, keyword)) return [];
      const map = schema[keyword];
      if (!isObject(map)) return [hit([keyword], `${keyword} must map regular expressions to schemas`)];
      return Object.keys(map).flatMap((source) =>
        when(!isObject(map[source]), [keyword, source], 'must be a schema, so an object'),
      );
    }),
    ...invalid(position, structure),
  ];
};

export const patternUnsafe: Check = refused(
  'unsafe',
  'repeat without ambiguity, and without references back, so that it runs in linear time',
);

export const patternUnanchored: Check = ({ schema }) =>
  patternsOf(schema).flatMap(({ at, source, mode }) =>
    when(
      !('refused' in readPattern(source, mode)) && !isAnchored(source),
      at,
      mode === 'whole'
        ? 'is not anchored: the whole value has to match here, while many tools search in it'
        : 'is not anchored: a part of the name has to match here, while some tools match all of it',
      'write ^(?:…)$, or say with .* where more may stand',
    ),
  );
