import type { Contract } from '../contract.ts';
import type { Schema, SchemaObject } from '../openapi/types.ts';
import { child, pointerOfFragment, valueAt, type Pointer } from '../pointer.ts';
import { constrains } from './constrains.ts';
import type { Annotations, EffectiveSchema, SchemaFacts } from './facts.ts';
import { foldAnnotations } from './fold-annotations.ts';
import { fold } from './fold.ts';
import { isSchema, type TypeSet } from './json-types.ts';
import { membersOf, type Members } from './members.ts';
import { plainSource, type Block } from './sources.ts';

export interface Placed {
  readonly pointer: Pointer;
  readonly schema: Schema;
}

/** The nodes of one document: one for each set of schemas that hold together. */
export interface SchemaGraph {
  /**
   * The node of schemas that all hold for one value.
   * @param chosen pointers of unions that are already decided, so that they are not asked again
   * @param watched the types of values of which another keyword asks what was evaluated
   */
  node(schemas: readonly Placed[], chosen?: ReadonlySet<Pointer>, watched?: TypeSet): EffectiveSchema;
  /** Whether nodes of decided unions may still be made: unions that hold each other combine without end. */
  mayDecide(branches: number): boolean;
  /** Follows references, and `allOf` of one, that say nothing besides. */
  settle(placed: Placed): Placed;
  /** What a local reference names; `undefined` when it points nowhere. */
  target(reference: string): Placed | undefined;
  /** What conjunctions that refer to a schema have in common; `undefined` while it is looked for. */
  readonly blocks: Map<object, Block | undefined>;
  /** The members that a schema describes. */
  members(placed: Placed): Members;
  /** The component schemas. */
  components(): readonly Placed[];
  /** The same graph without memory, for facts that are read once: its nodes are new each time. */
  passing(): SchemaGraph;
}

/** What a node was made of. */
export interface Writing {
  readonly graph: SchemaGraph;
  readonly schemas: readonly Placed[];
  readonly watched: TypeSet;
}

/** How many branches of unions are looked at together with what holds outside them, in one document. */
const maxDecided = 20_000;

let nodes = 0;

const none: ReadonlySet<Pointer> = new Set();

class SchemaNode implements EffectiveSchema {
  readonly id: number = ++nodes;
  readonly graph: SchemaGraph;
  readonly schemas: readonly Placed[];
  readonly chosen: ReadonlySet<Pointer>;
  readonly watched: TypeSet;
  #facts: SchemaFacts | undefined;
  #annotations: Annotations | undefined;

  constructor(graph: SchemaGraph, schemas: readonly Placed[], chosen: ReadonlySet<Pointer>, watched: TypeSet) {
    this.graph = graph;
    this.schemas = schemas;
    this.chosen = chosen;
    this.watched = watched;
  }

  get facts(): SchemaFacts {
    this.#facts ??= fold(this.graph, this.schemas, this.chosen, this.watched);
    return this.#facts;
  }

  get annotations(): Annotations {
    return (this.#annotations ??= this.#facts?.annotations ?? this.#plainAnnotations() ?? this.facts.annotations);
  }

  #plainAnnotations(): Annotations | undefined {
    const [only, second] = this.schemas;
    const source = only === undefined || second !== undefined ? undefined : plainSource(only);
    return source && foldAnnotations([source], source.topics);
  }
}

/** `facts.annotations`, without looking at all else that is said by a schema which stands for itself. */
export const annotationsOf = (node: EffectiveSchema): Annotations =>
  node instanceof SchemaNode ? node.annotations : node.facts.annotations;

/** The facts of a node, not kept, and with nodes below that are not kept either. */
export const passingFacts = (node: EffectiveSchema): SchemaFacts =>
  node instanceof SchemaNode ? fold(node.graph.passing(), node.schemas, node.chosen, node.watched) : node.facts;

/** The same node, asked what it evaluates of values of these types. */
export const watch = (node: EffectiveSchema, types: TypeSet): EffectiveSchema =>
  node instanceof SchemaNode ? node.graph.node(node.schemas, node.chosen, types) : node;

/**
 * `undefined` for a node that says less than its schemas, because a union in them is decided.
 * @param isWhole whether to give these schemas all the same
 */
export const writingOf = (node: EffectiveSchema, isWhole = false): Writing | undefined =>
  node instanceof SchemaNode && (isWhole || node.chosen.size === 0) ? node : undefined;

/**
 * Where an edit of a schema would be made, as `facts.pointer` says, without looking at all that it says: the first
 * schema that does more than refer to another.
 */
export const editedAt = (node: EffectiveSchema): Pointer => {
  if (!(node instanceof SchemaNode)) return node.facts.pointer;
  for (const first of node.schemas) {
    const seen = new Set<Pointer>();
    let placed: Placed | undefined = first;
    while (placed !== undefined && !seen.has(placed.pointer)) {
      const { pointer, schema }: Placed = placed;
      if (schema === true) break;
      if (typeof schema !== 'object' || !isReference(schema)) return pointer;
      seen.add(pointer);
      placed = node.graph.target(schema.$ref);
    }
  }
  return node.facts.pointer;
};

/** Whether a schema only refers to another one, and describes the use of it. */
const isReference = (schema: SchemaObject): schema is SchemaObject & { readonly $ref: string } =>
  typeof schema.$ref === 'string' && Object.keys(schema).every((key) => key === '$ref' || !constrains(key));

const createGraph = (document: unknown): SchemaGraph => {
  const targets = new Map<string, Placed | undefined>();
  /** Nodes of one schema, by the schema itself; all others by their pointers. */
  const single = new Map<object, EffectiveSchema>();
  const several = new Map<string, EffectiveSchema>();

  const at = (pointer: Pointer): Placed | undefined => {
    const schema = valueAt(document, pointer);
    return isSchema(schema) ? { pointer, schema } : undefined;
  };

  const target = (reference: string): Placed | undefined => {
    if (targets.has(reference)) return targets.get(reference);
    const pointer = reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
    const found = pointer === undefined ? undefined : at(pointer);
    targets.set(reference, found);
    return found;
  };

  /** Where what was followed before leads: chains are walked once. */
  const settledAt = new Map<object, Placed>();

  /** All uses of a component share its node. */
  const settle = (placed: Placed): Placed => {
    const passed: object[] = [];
    const seen = new Set<Pointer>();
    let current = placed;
    while (!seen.has(current.pointer) && typeof current.schema === 'object') {
      const known = settledAt.get(current.schema);
      const next = known ?? behind(current);
      if (next === undefined) break;
      seen.add(current.pointer);
      passed.push(current.schema);
      current = next;
      if (known !== undefined) break;
    }
    for (const schema of passed) settledAt.set(schema, current);
    return current;
  };

  const behind = ({ pointer, schema }: Placed): Placed | undefined => {
    if (typeof schema !== 'object') return undefined;
    const [keyword, second] = Object.keys(schema);
    if (second !== undefined) return undefined;
    if (keyword === '$ref') return typeof schema.$ref === 'string' ? target(schema.$ref) : undefined;
    if (keyword !== 'allOf' || !Array.isArray(schema.allOf) || schema.allOf.length !== 1) return undefined;
    const [only] = schema.allOf as readonly unknown[];
    return isSchema(only) ? { pointer: `${pointer}/allOf/0`, schema: only } : undefined;
  };

  const make = <K>(
    memo: Map<K, EffectiveSchema>,
    key: K,
    schemas: readonly Placed[],
    chosen = none,
    watched: TypeSet = 0,
  ): EffectiveSchema => {
    let node = memo.get(key);
    if (node === undefined) memo.set(key, (node = new SchemaNode(graph, schemas, chosen, watched)));
    return node;
  };

  const settled = (schemas: readonly Placed[]): readonly Placed[] => {
    const [first] = schemas;
    if (first !== undefined && schemas.length === 1) return behind(first) === undefined ? schemas : [settle(first)];
    return [...new Map(schemas.map(settle).map((placed) => [placed.pointer, placed])).values()];
  };

  /** By the schema that describes them; of one that stands at two places, those of the first. */
  const described = new Map<object, { readonly pointer: Pointer; readonly members: Members }>();

  let decided = 0;
  const graph: SchemaGraph = {
    mayDecide: (branches) => {
      decided += branches;
      return decided <= maxDecided;
    },
    settle,
    target,
    components: () => {
      const schemas = valueAt(document, '/components/schemas');
      const names = typeof schemas === 'object' && schemas !== null ? Object.keys(schemas) : [];
      return names.flatMap((name) => at(child('/components/schemas', name)) ?? []);
    },
    node: (schemas, chosen = none, watched = 0) => {
      const together = settled(schemas);
      const [first, second] = together;
      if (second === undefined && chosen.size + watched === 0 && typeof first?.schema === 'object') {
        return make(single, first.schema, together);
      }
      const key = [...together.map(({ pointer }) => pointer), watched || '', ...chosen].join('\n');
      return make(several, key, together, chosen, watched);
    },
    blocks: new Map(),
    members: (placed) => {
      const { pointer, schema } = placed;
      if (typeof schema !== 'object') return membersOf(placed);
      const known = described.get(schema);
      if (known?.pointer === pointer) return known.members;
      const members = membersOf(placed);
      if (known === undefined) described.set(schema, { pointer, members });
      return members;
    },
    passing: () => passing,
  };
  const passing: SchemaGraph = {
    ...graph,
    members: membersOf,
    node: (schemas, chosen = none, watched = 0) => new SchemaNode(passing, settled(schemas), chosen, watched),
  };
  return graph;
};

const graphs = new WeakMap<object, SchemaGraph>();

const graphOf = (contract: Contract): SchemaGraph => {
  let graph = graphs.get(contract.document);
  if (graph === undefined) {
    graph = createGraph(contract.document);
    graphs.set(contract.document, graph);
  }
  return graph;
};

/**
 * The effective form of the schema at `pointer`. A pointer that names no schema gives a node without constraints,
 * with the pointer in `facts.dangling`.
 * @param schema what stands there, where that is known already
 */
export const effectiveSchema = (
  contract: Contract,
  pointer: Pointer,
  schema: unknown = valueAt(contract.document, pointer),
): EffectiveSchema =>
  graphOf(contract).node([{ pointer, schema: isSchema(schema) ? schema : { $ref: `#${pointer}` } }]);

/** A schema that says nothing, for a place where the other document has one. */
export const freeSchema = (pointer: Pointer): EffectiveSchema =>
  createGraph(undefined).node([{ pointer, schema: true }]);
