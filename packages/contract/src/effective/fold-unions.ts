import { openDiscriminator } from '../openapi/types.ts';
import type { Pointer } from '../pointer.ts';
import type { EffectiveSchema, EffectiveUnion, UnionTag } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema, type TypeSet } from './json-types.ts';
import type { Conjunction, RawUnion } from './sources.ts';

export const foldUnions = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  { unions }: Conjunction,
  chosen: ReadonlySet<Pointer>,
  types: TypeSet,
): readonly EffectiveUnion[] =>
  unions.map((union) => lazyUnion(graph, schemas, { ...union, exempt: union.exempt & types }, chosen));

const lazyUnion = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  union: RawUnion,
  chosen: ReadonlySet<Pointer>,
): EffectiveUnion => {
  const { kind, pointer, exempt } = union;
  const branches = union.branches.map((branch) => graph.node([branch]));
  let complete: readonly EffectiveSchema[] | undefined | null = null;
  let tag: UnionTag | undefined | null = null;
  let declared: UnionTag | undefined | null = null;
  const folded: EffectiveUnion = {
    kind,
    pointer,
    exempt,
    branches,
    get complete() {
      if (complete === null) {
        const decided = new Set([...chosen, pointer]);
        complete = graph.mayDecide(branches.length)
          ? union.branches.map((branch) => graph.node([...schemas, branch], decided))
          : undefined;
      }
      return complete;
    },
    get tag() {
      if (tag === null) tag = folded.declaredTag ?? impliedTag(branches);
      return tag;
    },
    get declaredTag() {
      if (declared === null) declared = declaredTag(graph, union, branches);
      return declared;
    },
  };
  return folded;
};

/**
 * OpenAPI 3.1.1, 4.8.25: by `mapping`, else by the constant of the member, else by the component's name. A branch that is no
 * component has no tag, and a discriminator of none but such branches tells nothing apart.
 */
const declaredTag = (
  graph: SchemaGraph,
  { owner, branches }: RawUnion,
  nodes: readonly EffectiveSchema[],
): UnionTag | undefined => {
  const discriminator: unknown = owner.schema.discriminator ?? owner.schema[openDiscriminator];
  if (typeof discriminator !== 'object' || discriminator === null) return undefined;
  const { propertyName, mapping, defaultMapping } = discriminator as Readonly<Record<string, unknown>>;
  if (typeof propertyName !== 'string') return undefined;
  const targetOf = (name: string): Placed | undefined =>
    graph.target(name.startsWith('#') ? name : `#/components/schemas/${name}`);
  const components = branches.map((branch) => componentOf(graph, branch));
  const indexes = new Map(branches.map(({ pointer }, index) => [components[index] ?? pointer, index]));
  const tags = new Map<string, number>();
  const mapped = new Set<number>();
  for (const [value, reference] of Object.entries(typeof mapping === 'object' && mapping !== null ? mapping : {})) {
    if (typeof reference !== 'string') continue;
    const target = targetOf(reference);
    const index = target && indexes.get(target.pointer);
    if (index === undefined) continue;
    tags.set(value, index);
    mapped.add(index);
  }
  components.forEach((component, index) => {
    if (mapped.has(index)) return;
    const value = constantOf(nodes[index], propertyName) ?? component?.slice(component.lastIndexOf('/') + 1);
    if (value !== undefined && !tags.has(value)) tags.set(value, index);
  });
  if (tags.size === 0) return undefined;
  const tag = { property: propertyName, branches: tags };
  if (typeof defaultMapping !== 'string') return tag;
  const target = targetOf(defaultMapping);
  return { ...tag, otherwise: graph.node([target ?? { pointer: owner.pointer, schema: true }]) };
};

/** How far a branch is followed: through references, and `allOf` of one that says something besides. */
const deepest = 8;

const componentOf = (graph: SchemaGraph, { pointer, schema }: Placed, depth = 0): Pointer | undefined => {
  if (/^\/components\/schemas\/[^/]+$/u.test(pointer)) return pointer;
  if (typeof schema !== 'object' || depth === deepest) return undefined;
  const [only, second]: readonly unknown[] = Array.isArray(schema.allOf) ? schema.allOf : [];
  const wrapped = isSchema(only) && second === undefined ? { pointer: `${pointer}/allOf/0`, schema: only } : undefined;
  const next = typeof schema.$ref === 'string' ? graph.target(schema.$ref) : wrapped;
  return next && componentOf(graph, next, depth + 1);
};

const impliedTag = (branches: readonly EffectiveSchema[]): UnionTag | undefined => {
  const [first] = branches;
  for (const property of first?.facts.properties.keys() ?? []) {
    const tags = new Map<string, number>();
    for (const [index, branch] of branches.entries()) {
      const value = constantOf(branch, property);
      if (value === undefined || tags.has(value)) break;
      tags.set(value, index);
    }
    if (tags.size === branches.length) return { property, branches: tags };
  }
  return undefined;
};

const constantOf = (branch: EffectiveSchema | undefined, property: string): string | undefined => {
  const values = branch?.facts.properties.get(property)?.schema.facts.values;
  return values?.length === 1 && typeof values[0] === 'string' ? values[0] : undefined;
};
