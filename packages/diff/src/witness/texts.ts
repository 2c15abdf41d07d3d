import { examplesOf, type SchemaFacts } from '@schemawright/contract';

const longest = 5000;

const ofFormats: ReadonlyMap<string, readonly string[]> = new Map([
  ['date-time', ['2024-02-29T12:00:00Z', '1999-12-31T23:59:59.5+01:00']],
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
export const plainTexts: readonly string[] = ['', 'a', 'A', '0', ' ', 'text', 'ä', '😀', 'a b', '-1', 'null'];

/** Texts that keep to pattern, format and length as far as that can be made out, the shortest first. */
export const textsOf = (facts: SchemaFacts): readonly string[] => {
  const least = facts.limits.get('minLength') ?? 0;
  const most = facts.limits.get('maxLength') ?? Number.POSITIVE_INFINITY;
  if (least > longest || least > most) return [];
  const [pattern] = facts.patterns;
  const given =
    pattern === undefined ? ofFormats.get(facts.format?.split('+')[0] ?? '') : [...examplesOf(pattern)].sort(byLength);
  if (given === undefined) return [...new Set([lengthened('a', least, most), lengthened('text', least, most)])];
  const fitting = given.filter((text) => lengthOf(text) >= least && lengthOf(text) <= most);
  const filled = given.slice(0, 3).map((text) => lengthened(text, least, most));
  return [...new Set([...fitting, ...filled])];
};

const byLength = (left: string, right: string): number => left.length - right.length;

/** In characters, not code units: JSON Schema 2020-12 Validation, 6.3.1. */
const lengthOf = (text: string): number => [...text].length;

/** The text, cut or filled up until its length is allowed. */
export const lengthened = (text: string, least: number, most: number): string =>
  [...text]
    .slice(0, Math.min(most, longest))
    .join('')
    .padEnd(Math.min(least, longest) + text.length - lengthOf(text), 'a');
