import { canonical, isObject, isString, type Json, type JsonObject } from '../json.ts';
import type { Structure } from '../structure.ts';
import { ExactNumber } from '../text/exact-number.ts';
import { types } from '../types/table.ts';
import { limitsOf } from './limits.ts';
import { lostIn } from './losses.ts';
import { commentText } from '../printed-text.ts';

/** Values longer than this, as JSON text, stay out of comments. */
const longestValue = 1000;

const valueText = (value: Json): string | undefined => {
  // Nested too deep for the recursion of the writer, or too long for a reader.
  if (canonical(value) === undefined) return undefined;
  const text = value instanceof ExactNumber ? value.text : JSON.stringify(value);
  return text.length > longestValue ? undefined : text;
};

/** The text members of a map of purposes, such as `lang:de`. */
const purposesOf = (value: Json | undefined): readonly (readonly [purpose: string, text: string])[] =>
  Object.entries(isObject(value) ? value : {}).filter((entry): entry is [string, string] => isString(entry[1]));

const labelled = (label: string, value: Json | undefined): string[] =>
  isString(value) || typeof value === 'number' ? [`${label}: ${value}`] : [];

const purposes = (label: string, value: Json | undefined): string[] =>
  purposesOf(value).map(([purpose, text]) => `${label} (${purpose}): ${text}`);

/** Types whose values a reader of the TypeScript type knows already, or that are named in it. */
const evident: ReadonlySet<string> = new Set(['string', 'number', 'double', 'float8', 'boolean', 'null', 'any']);

const formOf = (name: Json | undefined, schema: JsonObject): string[] => {
  const type = isString(name) ? types.get(name) : undefined;
  if (type?.kind !== 'primitive' || type.numeric === 'string' || evident.has(type.name)) return [];
  if (type.name !== 'binary') return [`${type.name}, ${type.expects}`];
  const { contentEncoding, contentCompression, contentMediaType } = schema;
  const parts = [
    `bytes in ${isString(contentEncoding) ? contentEncoding : 'base64'}`,
    ...(isString(contentCompression) ? [`compressed by ${contentCompression}`] : []),
    ...(isString(contentMediaType) ? [`of the media type ${contentMediaType}`] : []),
  ];
  return [`binary, ${parts.join(', ')}`];
};

const formsOf = (schema: JsonObject): string[] => {
  if (Object.hasOwn(schema, 'enum') || Object.hasOwn(schema, 'const')) return [];
  const { type } = schema;
  return (Array.isArray(type) ? (type as readonly Json[]) : [type]).flatMap((name) => formOf(name, schema));
};

const unitsOf = ({ unit, ucumUnit, currency, symbol, symbols }: JsonObject): string[] => [
  ...labelled('Unit', unit),
  ...labelled('Unit (UCUM)', ucumUnit),
  ...labelled('Currency', currency),
  ...labelled('Symbol', symbol),
  ...purposes('Symbol', symbols),
];

const namesOf = ({ altnames, altenums }: JsonObject): string[] => [
  ...purposesOf(altnames).map(([purpose, name]) =>
    purpose === 'json' ? `Alternate name in JSON: ${name}` : `Alternate name (${purpose}): ${name}`,
  ),
  ...Object.entries(isObject(altenums) ? altenums : {}).flatMap(([purpose, names]) =>
    purposesOf(names).map(([value, name]) => `Value ${value} (${purpose}): ${name}`),
  ),
];

const statusOf = (schema: JsonObject): string[] => [
  ...(schema['abstract'] === true ? ['Abstract: no value is of this type alone; other types extend it.'] : []),
  ...(schema['additionalProperties'] === false ? ['Closed: other members are refused.'] : []),
  ...(schema['readOnly'] === true ? ['Read only.'] : []),
  ...(schema['writeOnly'] === true ? ['Write only.'] : []),
];

/** What limits the items of a list, as far as they have no comment of their own. */
const itemsOf = ({ type, items }: JsonObject, structure: Structure): string[] =>
  (type === 'array' || type === 'set') && isObject(items)
    ? factsOf(items, structure).map((line) => `Items: ${line}`)
    : [];

const factsOf = (schema: JsonObject, structure: Structure): string[] => {
  const limits = limitsOf(schema, structure);
  const lost = lostIn(schema, structure).map(([keyword]) => keyword);
  return [
    ...formsOf(schema).map((form) => `Form: ${form}`),
    ...(limits.length > 0 ? [`Limits: ${limits.join('; ')}`] : []),
    ...(lost.length > 0 ? [`Checked at run time only: ${lost.join(', ')}`] : []),
    ...unitsOf(schema),
  ];
};

const proseOf = ({ description, descriptions }: JsonObject): string[] => {
  const texts = [
    ...(isString(description) ? [description] : []),
    ...purposesOf(descriptions).map(([purpose, text]) => `(${purpose}) ${text}`),
  ];
  return texts.map(commentText).filter((text) => text !== '');
};

const tagsOf = (schema: JsonObject): string[] => {
  const { examples, example, deprecated } = schema;
  const shown: readonly (Json | undefined)[] = Array.isArray(examples) ? examples : [example];
  const tag = (name: string, value: Json | undefined): string[] => {
    const text = value === undefined ? undefined : valueText(value);
    return text === undefined ? [] : [`@${name} ${commentText(text)}`];
  };
  return [
    ...tag('default', schema['default']),
    ...shown.flatMap((value) => tag('example', value)),
    ...(deprecated === true ? ['@deprecated'] : []),
    ...(isString(deprecated) ? [`@deprecated ${commentText(deprecated)}`] : []),
  ];
};

/** The lines of the doc comment of a schema, safe to print: prose, then facts, then tags. */
export const documentationOf = (schema: JsonObject, structure: Structure): readonly string[] => {
  const facts = [...statusOf(schema), ...factsOf(schema, structure), ...itemsOf(schema, structure), ...namesOf(schema)];
  const paragraphs = [
    ...proseOf(schema),
    facts
      .map(commentText)
      .filter((line) => line !== '')
      .join('\n'),
    tagsOf(schema).join('\n'),
  ];
  return paragraphs
    .filter((text) => text !== '')
    .join('\n\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line, _, lines) => lines.length > 1 || line !== '');
};
