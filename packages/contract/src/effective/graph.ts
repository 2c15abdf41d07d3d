import type { Contract } from '../contract.ts';
import type { Schema } from '../openapi/types.ts';
import { pointerOfFragment, valueAt, type Pointer } from '../pointer.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import { fold } from './fold.ts';
import { isSchema } from './json-types.ts';

export interface Placed {
  readonly pointer: Pointer;
  readonly schema: Schema;
}

/** The nodes of one document: one for each set of schemas that hold together. */
export interface SchemaGraph {
  /**
   * The node of schemas that all hold for one value.
   * @param chosen pointers of unions that are already decided, so that they are not asked again
   */
  node(schemas: readonly Placed[], chosen?: ReadonlySet<Pointer>): EffectiveSchema;
  /** What a local reference names; `undefined` when it points nowhere. */
  target(reference: string): Placed | undefined;
}

let nodes = 0;

class SchemaNode implements EffectiveSchema {
  readonly id: number = ++nodes;
  #facts: SchemaFacts | undefined;
  readonly #expand: () => SchemaFacts;

  constructor(expand: () => SchemaFacts) {
    this.#expand = expand;
  }

  get facts(): SchemaFacts {
    this.#facts ??= this.#expand();
    return this.#facts;
  }
}

const none: ReadonlySet<Pointer> = new Set();

const createGraph = (document: unknown): SchemaGraph => {
  const memo = new Map<string, EffectiveSchema>();

  const target = (reference: string): Placed | undefined => {
    const pointer = reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
    const schema = pointer === undefined ? undefined : valueAt(document, pointer);
    return pointer !== undefined && isSchema(schema) ? { pointer, schema } : undefined;
  };

  /** Follows references that say nothing besides, so that all uses of a component share its node. */
  const settle = (placed: Placed): Placed => {
    const seen = new Set<Pointer>();
    let current = placed;
    while (typeof current.schema === 'object' && !seen.has(current.pointer)) {
      const reference = current.schema.$ref;
      if (typeof reference !== 'string' || Object.keys(current.schema).length > 1) break;
      const next = target(reference);
      if (next === undefined) break;
      seen.add(current.pointer);
      current = next;
    }
    return current;
  };

  const graph: SchemaGraph = {
    target,
    node: (schemas, chosen = none) => {
      const settled = new Map<Pointer, Placed>();
      for (const schema of schemas) {
        const placed = settle(schema);
        settled.set(placed.pointer, placed);
      }
      const key = [...settled.keys(), '', ...chosen].join('\n');
      let node = memo.get(key);
      if (node === undefined) {
        node = new SchemaNode(() => fold(graph, [...settled.values()], chosen));
        memo.set(key, node);
      }
      return node;
    },
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
 */
export const effectiveSchema = (contract: Contract, pointer: Pointer): EffectiveSchema => {
  const schema = valueAt(contract.document, pointer);
  return graphOf(contract).node([{ pointer, schema: isSchema(schema) ? schema : { $ref: `#${pointer}` } }]);
};

/** A schema that says nothing, for a place where the other document has one. */
export const freeSchema = (pointer: Pointer): EffectiveSchema =>
  createGraph(undefined).node([{ pointer, schema: true }]);
