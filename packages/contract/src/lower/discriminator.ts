import { child, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { isObject, own, setOwn, type Draft, type Placed } from '../openapi/model.ts';
import { byCodeUnit } from '../effective/canonical.ts';
import { report, type Lowering } from './draft.ts';

/**
 * A discriminator promises that a branch carries its tag; JSON Schema does not know that. The promise is written into
 * each branch: the tag is required there and has the mapped value (the component's name when nothing is mapped).
 * OpenAPI 3.1.1, section 4.8.25: unions by `oneOf`/`anyOf`, and `allOf` from a base that carries the discriminator.
 */
export const writeDiscriminators = (lowering: Lowering, discriminated: readonly Placed[]): void => {
  const tags = new Map<Draft, Map<string, Set<string>>>();
  const add = (pointer: Pointer, property: string, values: readonly string[]): void => {
    const branch = valueAt(lowering.document, pointer);
    if (!isObject(branch)) return;
    const known = tags.get(branch) ?? new Map<string, Set<string>>();
    known.set(property, new Set([...(known.get(property) ?? []), ...values]));
    tags.set(branch, known);
  };
  const bases = new Map<Pointer, Base>();
  const choices: { branch: Draft; target: Pointer; property: string; values: readonly string[] }[] = [];

  for (const { pointer, value: node } of discriminated) {
    const discriminator = own(node, 'discriminator');
    if (!isObject(discriminator) || typeof discriminator['propertyName'] !== 'string') continue;
    const property = discriminator['propertyName'];
    const mapping = mappingOf(lowering, discriminator, pointer);
    const branches = [...listOf(node, 'oneOf'), ...listOf(node, 'anyOf')];
    if (branches.length === 0) bases.set(pointer, { property, mapping });
    for (const branch of branches) {
      const target = targetOf(branch) ?? targetOf(onlyPart(branch));
      // The branches of a union that is a branch itself have their own tags.
      if (target === undefined || isUnionBy(valueAt(lowering.document, target), property)) continue;
      const values = mapping.get(target) ?? [nameOf(target)];
      add(target, property, values);
      choices.push({ branch: branch as Draft, target, property, values });
    }
  }
  if (bases.size > 0) {
    const components = valueAt(lowering.document, '/components/schemas');
    for (const [name, node] of isObject(components) ? Object.entries(components) : []) {
      if (!isObject(node)) continue;
      const pointer = child('/components/schemas', name);
      // A value of a schema is one of each of its ancestors as well: those between it and the base know its tag too.
      for (const { base, line } of ancestry(lowering, node, pointer, bases)) {
        const values = base.mapping.get(pointer) ?? [nameOf(pointer)];
        for (const member of line) add(member, base.property, values);
      }
    }
  }
  for (const [branch, known] of tags) {
    const property = chosenTag(branch, [...known.keys()]);
    writeTag(lowering, branch, property, [...(known.get(property) ?? [])]);
  }
  for (const choice of choices) narrow(lowering, choice);
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
  const type = tagType(tag);
  const kept = values.map((value) => inType(value, type)).filter((value) => listed.includes(value));
  if (kept.length > 0) branch['properties'] = { [property]: { enum: kept } };
};

interface Base {
  readonly property: string;
  readonly mapping: ReadonlyMap<Pointer, readonly string[]>;
}

/** How many generations a base is looked for. */
const deepest = 50;

/** The bases that a component inherits from by `allOf`, with the components from it up to each base. */
const ancestry = (
  lowering: Lowering,
  component: Draft,
  pointer: Pointer,
  bases: ReadonlyMap<Pointer, Base>,
): readonly { readonly base: Base; readonly line: readonly Pointer[] }[] => {
  const found: { base: Base; line: readonly Pointer[] }[] = [];
  const seen = new Set<Pointer>([pointer]);
  const climb = (node: Draft, line: readonly Pointer[]): void => {
    for (const part of listOf(node, 'allOf')) {
      const target = targetOf(part);
      if (target === undefined || seen.has(target) || line.length > deepest) continue;
      seen.add(target);
      const base = bases.get(target);
      const parent = valueAt(lowering.document, target);
      if (base !== undefined) found.push({ base, line });
      else if (isObject(parent)) climb(parent, [...line, target]);
    }
  };
  climb(component, [pointer]);
  return found;
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
  if (!isObject(branch['properties'])) branch['properties'] = {};
  const properties = branch['properties'] as Draft;
  const declared = own(properties, property);
  const required = Array.isArray(branch['required']) ? (branch['required'] as unknown[]) : [];
  if (!required.includes(property)) branch['required'] = [...required, property];
  const effective = isObject(declared) ? resolve(lowering, declared) : {};
  if ('const' in effective || (Array.isArray(effective['enum']) && effective['enum'].length === 1)) return;
  const type = tagType(isObject(declared) ? effective : (inherited(lowering, branch, property) ?? {}));
  const listed = Array.isArray(effective['enum']) ? (effective['enum'] as unknown[]) : undefined;
  const typed = values.map((value) => inType(value, type)).filter((value) => listed?.includes(value) !== false);
  if (typed.length === 0) return;
  const { $ref: _, enum: __, ...beside } = isObject(declared) ? declared : ({} as Draft);
  const tag: Draft = { type: 'string', ...beside, ...(type === 'string' ? {} : { type }) };
  if (typed.length === 1) tag['const'] = typed[0];
  else tag['enum'] = typed;
  setOwn(properties, property, tag);
};

/** What those whom a branch takes in declare a member to be. */
const inherited = (lowering: Lowering, branch: Draft, property: string): Draft | undefined => {
  const met = new Set(listOf(branch, 'allOf'));
  for (const part of met) {
    if (!isObject(part) || met.size > deepest) continue;
    const parent = resolve(lowering, part);
    const properties = own(parent, 'properties');
    const declared = isObject(properties) ? own(properties, property) : undefined;
    if (isObject(declared)) return resolve(lowering, declared);
    for (const further of listOf(parent, 'allOf')) met.add(further);
  }
  return undefined;
};

/** What a branch declares its tag to be, or lists values of, when it is not text. */
const tagType = (tag: Draft): 'string' | 'integer' | 'number' | 'boolean' => {
  const declared = [tag['type'] ?? (listOf(tag, 'enum') as readonly unknown[]).map((value) => typeof value)].flat();
  return (['string', 'integer', 'number', 'boolean'] as const).find((type) => declared.includes(type)) ?? 'string';
};

const inType = (value: string, type: string): string | number | boolean => {
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const isNumeric = type === 'integer' || type === 'number';
  return isNumeric && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
};

const resolve = (lowering: Lowering, schema: Draft): Draft => {
  const seen = new Set<Draft>();
  let node = schema;
  for (let target = targetOf(node); target !== undefined && !seen.has(node); target = targetOf(node)) {
    seen.add(node);
    const next = valueAt(lowering.document, target);
    if (!isObject(next)) break;
    node = next;
  }
  return node;
};
