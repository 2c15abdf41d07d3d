import { child, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { isObject, own, setOwn, type Draft, type Placed } from '../openapi/model.ts';
import { byCodeUnit } from '../effective/canonical.ts';
import { ancestorsOf, onlyBesideNull } from '../effective/inheritance.ts';
import { report, type Lowering } from './draft.ts';

/**
 * A discriminator promises that a branch carries its tag; JSON Schema does not know that. The promise is written into
 * each branch: the tag is required there and has the mapped value (the component's name when nothing is mapped).
 * OpenAPI 3.1.1, section 4.8.25: unions by `oneOf`/`anyOf`, and `allOf` from a base that carries the discriminator.
 */
export const writeDiscriminators = (lowering: Lowering, discriminated: readonly Placed[]): void => {
  const promises: Promised[] = [];
  const branches: (Promised & { readonly branch: Draft })[] = [];
  const bases = new Map<Pointer, Base>();

  for (const { pointer, value: node } of discriminated) {
    const discriminator = own(node, 'discriminator');
    if (!isObject(discriminator) || typeof discriminator['propertyName'] !== 'string') continue;
    const property = discriminator['propertyName'];
    const mapping = mappingOf(lowering, discriminator, pointer);
    const listed = [...listOf(node, 'oneOf'), ...listOf(node, 'anyOf')];
    if (listed.length === 0) bases.set(pointer, { property, mapping });
    for (const branch of listed) {
      const target = targetOf(branch) ?? targetOf(onlyPart(branch));
      // The branches of a union that is a branch itself have their own tags.
      if (target === undefined || isUnionBy(valueAt(lowering.document, target), property)) continue;
      branches.push({ branch: branch as Draft, target, property, values: mapping.get(target) ?? [nameOf(target)] });
    }
  }
  promises.push(...branches);
  if (bases.size > 0) {
    const components = valueAt(lowering.document, '/components/schemas');
    for (const name of isObject(components) ? Object.keys(components) : []) {
      const target = child('/components/schemas', name);
      for (const ancestor of ancestorsIn(lowering, target, (one) => bases.has(one))) {
        const base = bases.get(ancestor);
        if (base === undefined) continue;
        promises.push({ target, property: base.property, values: base.mapping.get(target) ?? [nameOf(target)] });
      }
    }
  }
  for (const [branch, known] of tagsOf(lowering, promises)) {
    const property = chosenTag(branch, [...known.keys()]);
    writeTag(lowering, branch, property, [...(known.get(property) ?? [])]);
  }
  for (const branch of branches) narrow(lowering, branch);
};

/** A schema whose values carry one of these as their tag. */
interface Promised {
  readonly target: Pointer;
  readonly property: string;
  readonly values: readonly string[];
}

/**
 * The tags of each schema by the member that holds them. A value of a schema is one of each of its ancestors as well, so
 * those that have a tag take its tag too.
 */
const tagsOf = (
  lowering: Lowering,
  promises: readonly Promised[],
): ReadonlyMap<Draft, ReadonlyMap<string, ReadonlySet<string>>> => {
  const tags = new Map<Draft, Map<string, Set<string>>>();
  const add = (pointer: Pointer, property: string, values: readonly string[], isOwn: boolean): void => {
    const schema = valueAt(lowering.document, pointer);
    if (!isObject(schema) || (!isOwn && tags.get(schema)?.has(property) !== true)) return;
    const known = tags.get(schema) ?? new Map<string, Set<string>>();
    known.set(property, new Set([...(known.get(property) ?? []), ...values]));
    tags.set(schema, known);
  };
  for (const { target, property, values } of promises) add(target, property, values, true);
  for (const { target, property, values } of promises) {
    for (const ancestor of ancestorsIn(lowering, target)) add(ancestor, property, values, false);
  }
  return tags;
};

/** Where unions tell a branch by several members: one that it declares, whatever the order of the unions is. */
const chosenTag = (branch: Draft, properties: readonly string[]): string => {
  const declared = own(branch, 'properties');
  const isDeclared = (property: string): boolean => isObject(declared) && own(declared, property) !== undefined;
  const [first = '', ...others] = properties.toSorted(byCodeUnit);
  return [first, ...others].find(isDeclared) ?? first;
};

/** A branch that others inherit from carries their tags too; where they are branches beside it, it has its own only. */
const narrow = (
  lowering: Lowering,
  { branch, target, property, values }: { branch: Draft; target: Pointer; property: string; values: readonly string[] },
): void => {
  const schema = valueAt(lowering.document, target);
  const properties = isObject(schema) ? own(schema, 'properties') : undefined;
  const tag = isObject(properties) ? own(properties, property) : undefined;
  const listed = isObject(tag) ? listOf(tag, 'enum') : [];
  if (!isObject(tag) || listed.length <= values.length || own(branch, 'properties') !== undefined) return;
  const type = tagType({ type: tag['type'], enum: listed });
  const kept = values.map((value) => inType(value, type)).filter((value) => listed.includes(value));
  if (kept.length > 0) branch['properties'] = { [property]: { enum: kept } };
};

interface Base {
  readonly property: string;
  readonly mapping: ReadonlyMap<Pointer, readonly string[]>;
}

/** How many generations a base is looked for. */
const deepest = 50;

/** The schemas that one takes in by `allOf`, and what these take in, up to those where `isLast` holds. */
const ancestorsIn = (
  { document }: Lowering,
  pointer: Pointer,
  isLast: (ancestor: Pointer) => boolean = () => false,
): readonly Pointer[] => {
  const read = (ancestor: Pointer): unknown => (isLast(ancestor) ? undefined : valueAt(document, ancestor));
  return [...ancestorsOf(valueAt(document, pointer), read)].filter((ancestor) => ancestor !== pointer);
};

const isUnionBy = (schema: unknown, property: string): boolean => {
  if (!isObject(schema) || listOf(schema, 'oneOf').length + listOf(schema, 'anyOf').length === 0) return false;
  const discriminator = own(schema, 'discriminator');
  return isObject(discriminator) && discriminator['propertyName'] === property;
};

const listOf = (node: Draft, keyword: string): readonly unknown[] => {
  const list = own(node, keyword);
  return Array.isArray(list) ? (list as unknown[]) : [];
};

const targetOf = (branch: unknown): Pointer | undefined => {
  const ref = isObject(branch) ? own(branch, '$ref') : undefined;
  return typeof ref === 'string' && ref.startsWith('#/') ? pointerOfFragment(ref) : undefined;
};

/** In 3.0 whoever describes a branch besides wraps the reference; and so does who allows null with it. */
const onlyPart = (branch: unknown): unknown => {
  if (!isObject(branch)) return undefined;
  const [part, ...others] = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => listOf(branch, keyword)).filter(saysMore);
  return others.length === 0 ? part : undefined;
};

const saysMore = (part: unknown): boolean => !isObject(part) || own(part, 'type') !== 'null';

const nameOf = (pointer: Pointer): string => tokens(pointer).at(-1) ?? '';

/** Tag values by the pointer of the schema that they select. Mapped names become references as well. */
const mappingOf = (
  lowering: Lowering,
  discriminator: Draft,
  pointer: Pointer,
): ReadonlyMap<Pointer, readonly string[]> => {
  const found = new Map<Pointer, string[]>();
  const mapping = own(discriminator, 'mapping');
  if (!isObject(mapping)) return found;
  for (const [value, named] of Object.entries(mapping)) {
    if (typeof named !== 'string') continue;
    const target = named.startsWith('#') ? pointerOfFragment(named) : child('/components/schemas', named);
    if (target === undefined || valueAt(lowering.document, target) === undefined) {
      report(lowering, child(`${pointer}/discriminator/mapping`, value), {
        severity: 'warning',
        code: 'discriminator-mapping-unresolved',
        message: 'this mapping names a schema that is not declared; it is left out',
      });
      delete mapping[value];
      continue;
    }
    setOwn(mapping, value, `#${target}`);
    found.set(target, [...(found.get(target) ?? []), value]);
  }
  return found;
};

/** Adds the tag to a branch, in the JSON type that the branch gives it; what the branch says itself stands. */
const writeTag = (lowering: Lowering, branch: Draft, property: string, values: readonly string[]): void => {
  const tag = writtenTag(lowering, branch, property, values);
  if (tag !== undefined) {
    if (!isObject(branch['properties'])) branch['properties'] = {};
    setOwn(branch['properties'] as Draft, property, tag);
  }
  const required = Array.isArray(branch['required']) ? (branch['required'] as unknown[]) : [];
  if (!required.includes(property)) branch['required'] = [...required, property];
};

/** Nothing where all that can be written is said. */
const writtenTag = (
  lowering: Lowering,
  branch: Draft,
  property: string,
  values: readonly string[],
): Draft | undefined => {
  const said = saidOfTag(lowering, branch, property);
  if (said.const !== undefined || said.enum?.length === 1) return undefined;
  const type = tagType(said);
  const typed = values.map((value) => inType(value, type)).filter((value) => said.enum?.includes(value) !== false);
  const [only] = typed;
  if (only === undefined) return undefined;
  const properties = own(branch, 'properties');
  const declared = isObject(properties) ? own(properties, property) : undefined;
  const { $ref: _, enum: __, ...beside } = isObject(declared) ? declared : ({} as Draft);
  const tag: Draft = { type: 'string', ...beside, ...(type === 'string' ? {} : { type }) };
  if (typed.length === 1) tag['const'] = only;
  else tag['enum'] = typed;
  return tag;
};

/** What is declared of a tag, or nothing. */
interface SaidOfTag {
  readonly type: unknown;
  readonly const: unknown;
  readonly enum: readonly unknown[] | undefined;
}

/** What a branch and those whom it takes in declare a member to be: the first that says, and the shortest list. */
const saidOfTag = (lowering: Lowering, branch: Draft, property: string): SaidOfTag => {
  const declarations = withParts(lowering, branch).flatMap((part) => {
    const properties = own(part, 'properties');
    const declared = isObject(properties) ? own(properties, property) : undefined;
    return isObject(declared) ? withParts(lowering, declared) : [];
  });
  const all = (keyword: string): readonly unknown[] =>
    declarations.map((part) => own(part, keyword)).filter((value) => value !== undefined);
  const lists = all('enum').filter((list) => Array.isArray(list));
  const [shortest] = lists.toSorted((one, other) => one.length - other.length);
  return { type: all('type')[0], const: all('const')[0], enum: shortest };
};

/** A schema, what it refers to, what it takes in by `allOf`, and what it is besides null. */
const withParts = (lowering: Lowering, schema: Draft): readonly Draft[] => {
  const met = new Set([schema]);
  for (const node of met) {
    if (met.size > deepest) break;
    const target = targetOf(node);
    const referred = target === undefined ? undefined : valueAt(lowering.document, target);
    for (const part of [referred, onlyBesideNull(node), ...listOf(node, 'allOf')]) if (isObject(part)) met.add(part);
  }
  return [...met];
};

/** What a tag is declared to be, or lists values of, when it is not text. */
const tagType = ({ type, enum: listed = [] }: Pick<SaidOfTag, 'type' | 'enum'>): TagType => {
  const declared = [type ?? listed.map((value) => typeof value)].flat();
  return (['string', 'integer', 'number', 'boolean'] as const).find((one) => declared.includes(one)) ?? 'string';
};

type TagType = 'string' | 'integer' | 'number' | 'boolean';

const inType = (value: string, type: string): string | number | boolean => {
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const isNumeric = type === 'integer' || type === 'number';
  return isNumeric && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
};
