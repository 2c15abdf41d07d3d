import { isObject, member, members, strings, type Schema } from './schema.ts';

const meta = (name: string): string => `https://json-structure.org/meta/${name}/v0/#`;
const four = [
  'JSONStructureAlternateNames',
  'JSONStructureUnits',
  'JSONStructureValidation',
  'JSONStructureConditionalComposition',
];
const always: ReadonlyMap<string, readonly string[]> = new Map([
  [meta('core'), []],
  [meta('extended'), []],
  [meta('validation'), four],
  [meta('relations'), []],
  [meta('semantic-annotations'), four.slice(1)],
]);
const offered: ReadonlyMap<string, readonly string[]> = new Map([
  [meta('core'), []],
  [meta('extended'), four],
  [meta('validation'), four],
  [meta('relations'), [...four, 'JSONStructureRelations']],
  [meta('semantic-annotations'), []],
]);

/** Section 2: the extensions that bind. The old spellings count as the new ones. */
export const activeExtensions = (document: Schema): ReadonlySet<string> => {
  const dialect = String(member(document, '$schema'));
  const used = strings(member(document, '$uses') ?? []).map((one) => one.replace(/^JSONSchema/, 'JSONStructure'));
  return new Set([
    ...(always.get(dialect) ?? []),
    ...used.filter((one) => offered.get(dialect)?.includes(one) === true),
  ]);
};

/** Section 5: a pointer into the document. The root type is a member of the root namespace under its name. */
export const resolve = (document: Schema, pointer: string): Schema => {
  const tokens = decodeURIComponent(pointer.replace(/^#/, ''))
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = tokens.reduce<unknown>((owner, token) => member(owner, token), document);
  if (isObject(found)) return found;
  if (tokens.length === 2 && tokens[1] === member(document, 'name')) return document;
  throw new Error(`nothing at ${pointer}`);
};

/** The type of instances: `$root`, else the root itself. */
export const instanceType = (document: Schema): Schema => {
  const root = member(document, '$root');
  return typeof root === 'string' ? resolve(document, root) : document;
};

export interface Flat {
  readonly properties: ReadonlyMap<string, Schema>;
  /** The value of each `required`, all of which bind. */
  readonly requirements: readonly unknown[];
}

const basesOf = (document: Schema, schema: Schema): readonly Schema[] =>
  strings(member(schema, '$extends')).map((pointer) => resolve(document, pointer));

/** A type with what it inherits, the first declaration of a name first, and with the add-ins in use merged into their types. */
export const flatten = (document: Schema, addIns: readonly Schema[], schema: Schema): Flat => {
  const properties = new Map<string, Schema>();
  const requirements: unknown[] = [];
  const seen = new Set<Schema>();
  const take = (one: Schema): void => {
    if (seen.has(one)) return;
    seen.add(one);
    for (const [name, property] of members(member(one, 'properties')))
      if (!properties.has(name)) properties.set(name, property as Schema);
    if (member(one, 'required') !== undefined) requirements.push(member(one, 'required'));
    for (const base of basesOf(document, one)) take(base);
    for (const addIn of addIns) if (basesOf(document, addIn).includes(one)) take(addIn);
  };
  take(schema);
  return { properties, requirements };
};

const objectKeywords = [
  'properties',
  'required',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'patternProperties',
  'propertyNames',
];
/** The type after all references: a name, a list for a union, or nothing for a test without type. */
export const kindOf = (document: Schema, schema: Schema): unknown => {
  const type = member(schema, 'type');
  const reference = member(type, '$ref');
  if (typeof reference === 'string') return kindOf(document, resolve(document, reference));
  if (type === undefined && objectKeywords.some((keyword) => Object.hasOwn(schema, keyword))) return 'object';
  return type;
};
