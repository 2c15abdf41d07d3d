import { child, pointerOfFragment, tokens, type Contract, type Pointer, type Schema } from '@schemawright/contract';

interface Edge {
  readonly target: string;
  /** Of the `$ref` keyword. */
  readonly pointer: Pointer;
}

/** The references of a schema that its type alias would need at once: not those inside members or elements. */
const immediateEdges = (schema: Schema, pointer: Pointer): Edge[] => {
  if (typeof schema === 'boolean') return [];
  const [components, schemas, target, ...rest] = tokens(pointerOfFragment(schema.$ref ?? '') ?? '');
  const own =
    components === 'components' && schemas === 'schemas' && target !== undefined && rest.length === 0
      ? [{ target, pointer: child(pointer, '$ref') }]
      : [];
  const inner = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
    (schema[keyword] ?? []).flatMap((member, index) => immediateEdges(member, child(child(pointer, keyword), index))),
  );
  return [...own, ...inner];
};

/**
 * The `$ref`s (by pointer) that close a circle of component schemas which no object or array interrupts.
 * TypeScript refuses an alias that is defined by itself; leaving these out makes every alias sound.
 */
export const immediateCycles = (contract: Contract): ReadonlySet<Pointer> => {
  const schemas = new Map(Object.entries(contract.document.components?.schemas ?? {}));
  const closing = new Set<Pointer>();
  const state = new Map<string, 'open' | 'done'>();
  for (const root of schemas.keys()) {
    if (state.has(root)) continue;
    const edgesOf = (key: string): Iterator<Edge> =>
      immediateEdges(schemas.get(key) ?? true, child('/components/schemas', key)).values();
    state.set(root, 'open');
    const stack = [{ key: root, edges: edgesOf(root) }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { value: edge, done } = top.edges.next();
      if (done === true) {
        state.set(top.key, 'done');
        stack.pop();
      } else if (state.get(edge.target) === 'open') {
        closing.add(edge.pointer);
      } else if (!state.has(edge.target)) {
        state.set(edge.target, 'open');
        stack.push({ key: edge.target, edges: edgesOf(edge.target) });
      }
    }
  }
  return closing;
};
