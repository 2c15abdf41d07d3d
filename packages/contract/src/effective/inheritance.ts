import { openDiscriminator } from '../openapi/types.ts';
import { pointerOfFragment, type Pointer } from '../pointer.ts';

/** The component schemas of a document that take in others by `allOf`, where a discriminator tells them apart. */
export interface Inheritance {
  /** The components with such a discriminator, and those between them and their last heirs. */
  readonly bases: ReadonlySet<Pointer>;
  /** The components that take in this one, and those that take in these, in the order of their generations. */
  heirsOf(component: Pointer): readonly Pointer[];
}

/**
 * Who refers to a component with a discriminator means any component that has it in its `allOf`: OpenAPI 3.1.1, section
 * 4.8.25.
 * @param schemas by pointer: `/components/schemas/Pet`
 */
export const inheritanceOf = (schemas: ReadonlyMap<Pointer, unknown>): Inheritance => {
  const declaring = [...schemas].filter(([, schema]) => tellsHeirsApart(schema)).map(([pointer]) => pointer);
  if (declaring.length === 0) return noInheritance;
  const children = new Map<Pointer, Pointer[]>();
  for (const [pointer, schema] of schemas) {
    for (const parent of parentsOf(schema)) {
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [pointer]);
      else known.push(pointer);
    }
  }
  const heirsOf = (component: Pointer): readonly Pointer[] => {
    const found = new Set(children.get(component));
    for (const heir of found) for (const further of children.get(heir) ?? []) found.add(further);
    found.delete(component);
    return [...found];
  };
  const bases = new Set(declaring.filter((pointer) => children.has(pointer)));
  for (const base of bases) for (const heir of children.get(base) ?? []) if (children.has(heir)) bases.add(heir);
  return { bases, heirsOf };
};

/** The components that a schema takes in by `allOf`, and those that these take in. */
export const ancestorsOf = (schema: unknown, schemaOf: (component: Pointer) => unknown): ReadonlySet<Pointer> => {
  const found = new Set(parentsOf(schema));
  for (const parent of found) for (const further of parentsOf(schemaOf(parent))) found.add(further);
  return found;
};

const noInheritance: Inheritance = { bases: new Set(), heirsOf: () => [] };

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The discriminator of a schema, in whatever version of OpenAPI it was written. */
export const discriminatorOf = (schema: Members): Members | undefined => {
  const discriminator = schema['discriminator'] ?? schema[openDiscriminator];
  return isObject(discriminator) ? discriminator : undefined;
};

/** Whether a schema has a discriminator, and no union which that is of. */
export const tellsHeirsApart = (schema: unknown): boolean =>
  isObject(schema) &&
  discriminatorOf(schema) !== undefined &&
  [schema['oneOf'], schema['anyOf']].every((branches) => !Array.isArray(branches) || branches.length === 0);

/** The components that a schema takes in by `allOf`, itself or as the one alternative to null. */
const parentsOf = (schema: unknown): readonly Pointer[] =>
  [...listOf(schema, 'allOf'), ...listOf(onlyBesideNull(schema), 'allOf')].flatMap((part) => {
    const reference = isObject(part) ? part['$ref'] : undefined;
    return (
      (typeof reference === 'string' && reference.startsWith('#') ? pointerOfFragment(reference) : undefined) ?? []
    );
  });

const listOf = (schema: unknown, keyword: string): readonly unknown[] => {
  const list: unknown = isObject(schema) ? schema[keyword] : undefined;
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
};

/** The one alternative to null: `nullable` beside `allOf`, as lowering writes it. */
export const onlyBesideNull = (schema: unknown): unknown => {
  const branches = listOf(schema, 'anyOf');
  const [only, ...others] = branches.filter((branch) => !isObject(branch) || branch['type'] !== 'null');
  return branches.length === 2 && others.length === 0 ? only : undefined;
};
