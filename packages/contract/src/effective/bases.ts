import type { Contract } from '../contract.ts';
import { child, fragmentOf, type Pointer } from '../pointer.ts';
import { constrains } from './constrains.ts';
import type { EffectiveSchema, UnionTag } from './facts.ts';
import { effectiveSchema, writingOf, type Placed, type SchemaGraph, type Writing } from './graph.ts';
import { inheritanceOf, tellsHeirsApart, type Inheritance } from './inheritance.ts';
import { declaredTag, isComponent, isNull } from './tags.ts';

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
export const componentOf = (node: EffectiveSchema): Pointer | undefined => componentIn(writingOf(node))?.pointer;

/** The base that a node refers to. */
export const baseOf = (node: EffectiveSchema): Base | undefined => {
  const writing = writingOf(node);
  if (writing === undefined) return undefined;
  const { graph } = writing;
  const { bases, heirsOf } = inheritanceIn(graph);
  const component = bases.size === 0 ? undefined : componentIn(writing);
  if (component === undefined || !bases.has(component.pointer)) return undefined;
  const heirs = heirsOf(component.pointer).flatMap((pointer) => graph.target(fragmentOf(pointer)) ?? []);
  const nodes = heirs.map((heir) => graph.node([heir]));
  return {
    pointer: component.pointer,
    subtypes: new Map(heirs.map(({ pointer }, index) => [pointer, nodes[index] as EffectiveSchema])),
    tag: declaredTag(graph, component, heirs, nodes),
  };
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
  if (writing?.schemas.length !== 1) return undefined;
  const { graph, schemas } = writing;
  const seen = new Set<Pointer>();
  let [current] = schemas;
  while (current !== undefined && !seen.has(current.pointer)) {
    seen.add(current.pointer);
    const next = behind(graph, current);
    if (next === undefined) return isComponent(current.pointer) ? current : undefined;
    current = next;
  }
  return undefined;
};

/** What a schema refers to without saying anything of its own about values. */
const behind = (graph: SchemaGraph, { pointer, schema }: Placed): Placed | undefined => {
  if (typeof schema !== 'object') return undefined;
  const [keyword, second] = Object.keys(schema).filter(constrains);
  if (keyword === undefined || second !== undefined) return undefined;
  if (keyword === '$ref') return typeof schema.$ref === 'string' ? graph.target(schema.$ref) : undefined;
  // A component that is `allOf` of another one takes it in.
  if (isComponent(pointer)) return undefined;
  if (keyword !== 'allOf' && keyword !== 'anyOf' && keyword !== 'oneOf') return undefined;
  const parts: unknown = schema[keyword];
  const index = Array.isArray(parts) && parts.length <= 2 ? parts.findIndex((part) => !isNull(part)) : -1;
  const isAlone =
    Array.isArray(parts) && parts.every((part, at) => at === index || (keyword !== 'allOf' && isNull(part)));
  return isAlone ? graph.target(fragmentOf(`${pointer}/${keyword}/${index}`)) : undefined;
};
