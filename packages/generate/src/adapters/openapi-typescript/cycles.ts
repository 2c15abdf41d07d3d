import { child, pointerOfFragment, valueAt, type Contract, type Pointer, type Schema } from '@schemawright/contract';

interface Edge {
  readonly target: Pointer;
  /** Of the `$ref` keyword. */
  readonly pointer: Pointer;
}

/** The references of a schema that its type alias would need at once: not those inside members or elements. */
const immediateEdges = (schema: Schema, pointer: Pointer): Edge[] => {
  if (typeof schema === 'boolean') return [];
  const target = pointerOfFragment(schema.$ref ?? '');
  const own = target === undefined || schema.$ref === undefined ? [] : [{ target, pointer: child(pointer, '$ref') }];
  const inner = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) =>
    (schema[keyword] ?? []).flatMap((member, index) => immediateEdges(member, child(child(pointer, keyword), index))),
  );
  return [...own, ...inner];
};

/**
 * Tells whether a `$ref` (its pointer, and what it leads to) closes a circle of schemas that no object or array
 * interrupts. TypeScript refuses an alias that is defined by itself; leaving these out makes every alias sound.
 */
export const immediateCycles = (contract: Contract): ((pointer: Pointer, target: Pointer) => boolean) => {
  const { document } = contract;
  const closing = new Set<Pointer>();
  const state = new Map<Pointer, 'open' | 'done'>();
  const visit = (root: Pointer): void => {
    if (state.has(root)) return;
    const edgesOf = (pointer: Pointer): Iterator<Edge> =>
      immediateEdges((valueAt(document, pointer) as Schema | undefined) ?? true, pointer).values();
    state.set(root, 'open');
    const stack = [{ pointer: root, edges: edgesOf(root) }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { value: edge, done } = top.edges.next();
      if (done === true) {
        state.set(top.pointer, 'done');
        stack.pop();
      } else if (state.get(edge.target) === 'open') {
        closing.add(edge.pointer);
      } else if (!state.has(edge.target)) {
        state.set(edge.target, 'open');
        stack.push({ pointer: edge.target, edges: edgesOf(edge.target) });
      }
    }
  };
  for (const key of Object.keys(document.components?.schemas ?? {})) visit(child('/components/schemas', key));
  return (pointer, target) => {
    // Schemas inside others get an alias when something refers to them: they are met late.
    visit(target);
    return closing.has(pointer);
  };
};
