import { examplesOf, textOutside, type SchemaFacts } from '@schemawright/contract';
import { lengthPatterns } from '../schema/patterns.ts';

const longest = 5000;

/** Patterns are compared letter by letter, which takes its time. */
const mostPatterns = 20;

const ofFormats: ReadonlyMap<string, readonly string[]> = new Map([
  ['date-time', ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00+00:00', '1999-12-31T23:59:59.5+01:00']],
  ['date', ['2024-02-29', '1999-12-31']],
  ['time', ['12:00:00Z', '23:59:59+01:00']],
  ['duration', ['P1D', 'PT5M']],
  ['email', ['someone@example.com']],
  ['idn-email', ['someone@example.com', 'jemand@bücher.example']],
  ['hostname', ['example.com']],
  ['idn-hostname', ['example.com', 'bücher.example']],
  ['ipv4', ['192.0.2.1']],
  ['ipv6', ['2001:db8::1']],
  ['uri', ['https://example.com/', 'urn:example:a']],
  ['uri-reference', ['https://example.com/', 'a']],
  ['iri', ['https://example.com/', 'https://example.com/ü']],
  ['iri-reference', ['a', 'ü']],
  ['uri-template', ['https://example.com/{a}']],
  ['uuid', ['123e4567-e89b-42d3-a456-426614174000']],
  ['json-pointer', ['', '/a']],
  ['relative-json-pointer', ['0']],
  ['regex', ['a']],
  ['byte', ['YQ==', '']],
  ['decimal', ['1.5', '0']],
]);

/** Texts that are of no format, of many, or of an odd length. */
const plainTexts: readonly string[] = ['', 'a', 'A', '0', ' ', 'text', 'ä', '😀', 'a b', '-1', 'null'];

/** Texts that keep to pattern, format and length as far as that can be made out, the shortest first. */
export const textsOf = (facts: SchemaFacts): readonly string[] => {
  const least = facts.limits.get('minLength') ?? 0;
  const most = facts.limits.get('maxLength') ?? Number.POSITIVE_INFINITY;
  if (least > longest || least > most) return [];
  const known = knownTexts(facts);
  if (known.length === 0) return [...new Set([lengthened('a', least, most), lengthened('text', least, most)])];
  const fitting = known.filter((text) => lengthOf(text) >= least && lengthOf(text) <= most);
  const filled = known.slice(0, 3).flatMap((text) => [lengthened(text, least, most), drawnOut(text, least)]);
  return [...new Set([...fitting, ...filled])];
};

/** Texts of the pattern or the format. */
const knownTexts = ({ patterns: [pattern], format }: SchemaFacts): readonly string[] => {
  const formatted = ofFormats.get(format?.split('+')[0] ?? '') ?? [];
  return pattern === undefined ? formatted : [...[...examplesOf(pattern)].sort(byLength), ...formatted];
};

/** Texts at the corners of both, such as only the patterns of one match, and such as the other side speaks of. */
export function* cornersOfTexts(a: SchemaFacts, b: SchemaFacts): Generator<string> {
  yield* textsOf(a);
  for (const pattern of b.patterns.slice(0, mostPatterns)) {
    const text = textOutside([...a.patterns, ...lengthPatterns(a)], pattern);
    if (text !== undefined) yield text;
  }
  const limits = [a, b].flatMap((facts) => [facts.limits.get('minLength') ?? [], facts.limits.get('maxLength') ?? []]);
  const lengths = limits.flat().flatMap((limit) => [limit - 1, limit, limit + 1]);
  const known = knownTexts(a).slice(0, 3);
  for (const length of lengths.filter((one) => one >= 0)) {
    if (known.length === 0) yield lengthened('', length, length);
    else for (const text of known) yield* [lengthened(text, length, length), drawnOut(text, length)];
  }
  yield* textsOf(b);
  if (b.patterns.length > 0) yield* textsOf({ ...a, patterns: b.patterns });
  yield* plainTexts;
}

const byLength = (left: string, right: string): number => left.length - right.length;

/** In characters, not code units: JSON Schema 2020-12 Validation, 6.3.1. */
const lengthOf = (text: string): number => [...text].length;

/** The text, cut or filled up until its length is allowed. */
export const lengthened = (text: string, least: number, most: number): string =>
  [...text]
    .slice(0, Math.min(most, longest))
    .join('')
    .padEnd(Math.min(least, longest) + text.length - lengthOf(text), 'a');

/** The text with its last character again and again, until it is so long. */
const drawnOut = (text: string, length: number): string => {
  const last = [...text].at(-1) ?? 'a';
  return text + last.repeat(Math.max(0, Math.min(length, longest) - lengthOf(text)));
};
