import { child, type Pointer } from '../../pointer.ts';
import { isObject, own, slotsOf, type Draft, type Kind } from '../../openapi/model.ts';
import { dialectOf as languageOf, dialectsOfFiles } from '../json-structure/dialect.ts';
import type { Rewrite, Upgrading } from './step.ts';

/** The drafts of JSON Schema, oldest first, by their meta-schemas. */
const drafts: readonly string[] = [
  'http://json-schema.org/draft-04/schema',
  'http://json-schema.org/draft-06/schema',
  'http://json-schema.org/draft-07/schema',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
];
const [draft04 = '', draft06 = '', draft07 = '', draft2019 = '', draft2020 = ''] = drafts;

/** The draft that a keyword came with, where it constrains values; a schema of an earlier one does not mean it. */
const since: Readonly<Record<string, readonly string[]>> = {
  [draft06]: ['const', 'contains', 'propertyNames'],
  [draft07]: ['if', 'then', 'else'],
  [draft2019]: `dependentRequired dependentSchemas unevaluatedItems unevaluatedProperties minContains maxContains
    $recursiveRef $recursiveAnchor`.split(/\s+/u),
  [draft2020]: ['prefixItems', '$dynamicRef', '$dynamicAnchor'],
};

/** The vocabularies of JSON Schema 2020-12 that constrain values, and what they consist of. Core, 10 and 11; Validation, 6. */
const vocabularies: Readonly<Record<string, readonly string[]>> = {
  applicator: `allOf anyOf oneOf not if then else dependentSchemas prefixItems items additionalItems contains properties
    patternProperties additionalProperties propertyNames`.split(/\s+/u),
  unevaluated: ['unevaluatedItems', 'unevaluatedProperties'],
  validation: `type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern
    maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required dependentRequired`.split(
    /\s+/u,
  ),
  format: ['format'],
};
const silent: ReadonlySet<string> = new Set(['core', 'meta-data', 'content']);

/** What a schema may say in a dialect: keywords that it does not have mean nothing there. */
interface Dialect {
  readonly draft: string;
  readonly without: ReadonlySet<string>;
}

/**
 * Takes out what the dialect of a schema does not mean. A schema whose `$schema` names a meta-schema that lies beside it is
 * read by the vocabularies which that has, and is of 2019-09 or 2020-12 from then on.
 */
export const readDialect = (
  declared: unknown,
  kind: Kind,
  node: Draft,
  pointer: Pointer,
  upgrading: Upgrading,
): void => {
  const dialect = typeof declared === 'string' ? dialectOf(declared, upgrading) : undefined;
  if (dialect === undefined || dialect.without.size === 0) return;
  const open: [Draft, Kind, Pointer][] = [[node, kind, pointer]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [schema, of, at] = next;
    if (of === 'schema') {
      if (schema !== node && Object.hasOwn(schema, '$schema')) continue;
      readBy(dialect, schema, at, upgrading);
    }
    for (const slot of slotsOf({ kind: of, pointer: at, value: schema })) {
      if (isObject(slot.value)) open.push([slot.value, slot.kind, slot.pointer]);
    }
    if (of === 'schema') open.push(...olderPlaces(schema, at));
  }
  const isDerived = !drafts.includes(withoutFragment(String(declared)));
  if (isDerived && kind === 'schema') node['$schema'] = dialect.draft;
};

/** The subschemas that stand where later drafts have none. */
const olderPlaces = (schema: Draft, pointer: Pointer): [Draft, Kind, Pointer][] => {
  const places: [Draft, Kind, Pointer][] = [];
  for (const keyword of ['items', 'dependencies']) {
    const holder = own(schema, keyword);
    if (keyword === 'items' ? !Array.isArray(holder) : !isObject(holder)) continue;
    for (const [key, value] of Object.entries(holder as object)) {
      if (isObject(value)) places.push([value, 'schema', child(child(pointer, keyword), key)]);
    }
  }
  const additional = own(schema, 'additionalItems');
  if (isObject(additional)) places.push([additional, 'schema', child(pointer, 'additionalItems')]);
  return places;
};

const readBy = ({ draft, without }: Dialect, schema: Draft, pointer: Pointer, upgrading: Upgrading): void => {
  if (draft === draft04 && typeof schema['id'] === 'string') {
    schema['$id'] ??= schema['id'];
    delete schema['id'];
  }
  if (drafts.indexOf(draft) <= drafts.indexOf(draft07) && typeof schema['$ref'] === 'string')
    dropBeside(schema, pointer, upgrading);
  for (const keyword of Object.keys(schema)) {
    if (!without.has(keyword)) continue;
    delete schema[keyword];
    const message = `${keyword} is no keyword of the dialect that $schema names; it is ignored`;
    upgrading.tally.add({ severity: 'warning', code: 'dialect-keyword', message }, child(pointer, keyword));
  }
};

/** Up to draft 7 nothing counts beside `$ref`, not even `$id`; definitions are places all the same. Draft 7 Core, 8.3. */
const dropBeside: Rewrite = (schema, pointer, { tally }) => {
  delete schema['$id'];
  for (const keyword of Object.keys(schema)) {
    if (!assertions.has(keyword)) continue;
    delete schema[keyword];
    const message = 'up to draft 7 of JSON Schema nothing counts beside $ref; it is ignored';
    tally.add({ severity: 'warning', code: 'ref-siblings', message }, child(pointer, keyword));
  }
};

const assertions: ReadonlySet<string> = new Set(['dependencies', ...Object.values(vocabularies).flat()]);

const dialectOf = (declared: string, { metaSchemaAt }: Upgrading): Dialect | undefined => {
  const uri = withoutFragment(declared);
  if (drafts.includes(uri)) return { draft: uri, without: laterThan(uri) };
  const isKnown = languageOf({ $schema: declared }, undefined, dialectsOfFiles()).language !== 'unknown';
  const metaSchema = isKnown ? undefined : metaSchemaAt(uri);
  if (metaSchema === undefined) return undefined;
  const base = withoutFragment(String(own(metaSchema, '$schema')));
  const vocabulary = own(metaSchema, '$vocabulary');
  if (!drafts.includes(base)) return undefined;
  if (!isObject(vocabulary)) return { draft: base, without: laterThan(base) };
  const known = new Set<string>();
  for (const [name, isRequired] of Object.entries(vocabulary)) {
    const part = /^https:\/\/json-schema\.org\/draft\/(?:2019-09|2020-12)\/vocab\/([a-z-]+)$/u.exec(name)?.[1] ?? '';
    // The kinds of `format` differ in what must be told only.
    const family = part.startsWith('format') ? 'format' : part;
    if (Object.hasOwn(vocabularies, family) || silent.has(family)) known.add(family);
    else if (isRequired === true) return undefined;
  }
  if (base === draft2019 && known.has('applicator')) known.add('unevaluated');
  const missing = Object.entries(vocabularies).filter(([name]) => !known.has(name));
  return { draft: base, without: new Set([...laterThan(base), ...missing.flatMap(([, keywords]) => keywords)]) };
};

const laterThan = (draft: string): ReadonlySet<string> =>
  new Set(drafts.slice(drafts.indexOf(draft) + 1).flatMap((later) => since[later] ?? []));

const withoutFragment = (uri: string): string => uri.replace(/#$/u, '');
