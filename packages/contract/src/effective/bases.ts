import type { Contract } from '../contract.ts';
import { child, fragmentOf, type Pointer } from '../pointer.ts';
import type { EffectiveSchema, UnionTag } from './facts.ts';
import { effectiveSchema, writingOf, type Placed, type SchemaGraph, type Writing } from './graph.ts';
import { ancestorsOf, inheritanceOf, tellsHeirsApart, type Inheritance } from './inheritance.ts';
import { namedComponent } from './referred.ts';
import { declaredTag } from './tags.ts';

/** A component that stands for those that take it in by `allOf`, as a discriminator tells them apart. */
export interface Base {
  /** The component. */
  readonly pointer: Pointer;
  /** By the pointers of the components, in the order of their generations. */
  readonly subtypes: ReadonlyMap<Pointer, EffectiveSchema>;
  /** What tells them apart, where this component declares it; its `branches` are numbers of subtypes. */
  readonly tag: UnionTag | undefined;
}

/**
 * The component that a node refers to, and which may be described besides, or be null. What takes it in by `allOf` and
 * says more is another schema.
 */
export const componentNamedBy = (node: EffectiveSchema): Pointer | undefined => componentIn(writingOf(node))?.pointer;

/** The base that a node refers to. */
export const baseOf = (node: EffectiveSchema): Base | undefined => {
  const writing = writingOf(node);
  if (writing === undefined) return undefined;
  const { graph } = writing;
  const { bases } = inheritanceIn(graph);
  const component = bases.size === 0 ? undefined : componentIn(writing);
  return component && bases.has(component.pointer) ? baseAt(graph, component) : undefined;
};

const baseAt = (graph: SchemaGraph, component: Placed): Base => {
  const { heirsOf } = inheritanceIn(graph);
  const heirs = heirsOf(component.pointer).flatMap((pointer) => graph.target(fragmentOf(pointer)) ?? []);
  const nodes = heirs.map((heir) => graph.node([heir]));
  return {
    pointer: component.pointer,
    subtypes: new Map(heirs.map(({ pointer }, index) => [pointer, nodes[index] as EffectiveSchema])),
    tag: declaredTag(graph, component, heirs, nodes),
  };
};

/** What a node takes in by `allOf`, by pointer, with the tag that each gives to what takes it in. */
export const tagsAbove = (node: EffectiveSchema): ReadonlyMap<Pointer, UnionTag | undefined> => {
  const writing = writingOf(node);
  const component = componentIn(writing);
  if (writing === undefined || component === undefined) return new Map();
  const { graph } = writing;
  const placedAt = (pointer: Pointer): Placed | undefined => graph.target(fragmentOf(pointer));
  const { bases } = inheritanceIn(graph);
  const ancestors = ancestorsOf(component.schema, (pointer) => placedAt(pointer)?.schema);
  return new Map(
    [...ancestors].map((pointer) => {
      const base = bases.has(pointer) ? placedAt(pointer) : undefined;
      return [pointer, base && baseAt(graph, base).tag];
    }),
  );
};

/** What the values of a component are by its discriminator, as `allOf` leads to it. */
export interface TaggedBase {
  readonly property: string;
  /** Tag value to the component that it selects. */
  readonly subtypes: ReadonlyMap<string, Pointer>;
}

/** The components whose discriminators tell apart what takes them in by `allOf`, by their pointers. */
export const taggedBases = (contract: Contract): ReadonlyMap<Pointer, TaggedBase> => {
  const found = new Map<Pointer, TaggedBase>();
  for (const [name, schema] of Object.entries(contract.document.components?.schemas ?? {})) {
    const pointer = child('/components/schemas', name);
    const { tag, subtypes } = (tellsHeirsApart(schema) && baseOf(effectiveSchema(contract, pointer, schema))) || {};
    if (tag === undefined || subtypes === undefined) continue;
    const pointers = [...subtypes.keys()];
    const selected = [...tag.branches].map(([value, index]) => [value, pointers[index] ?? pointer] as const);
    found.set(pointer, { property: tag.property, subtypes: new Map(selected) });
  }
  return found;
};

const inheritances = new WeakMap<SchemaGraph, Inheritance>();

const inheritanceIn = (graph: SchemaGraph): Inheritance => {
  let inheritance = inheritances.get(graph);
  if (inheritance === undefined) {
    inheritance = inheritanceOf(new Map(graph.components().map(({ pointer, schema }) => [pointer, schema])));
    inheritances.set(graph, inheritance);
  }
  return inheritance;
};

const componentIn = (writing: Writing | undefined): Placed | undefined => {
  const [only, second] = writing?.schemas ?? [];
  return writing && only && second === undefined ? namedComponent(writing.graph, only) : undefined;
};
