/**
 * The nodes of a graph that lie on a cycle (or between two of them): what is left when nodes without a way
 * out, and then nodes without a way in, are taken away for as long as there are any. Linear, no recursion.
 */
export const onCycles = <Node>(nodes: readonly Node[], edgesOf: (node: Node) => readonly Node[]): ReadonlySet<Node> => {
  if (nodes.length === 0) return new Set();
  const forward = new Map(nodes.map((node) => [node, new Set(edgesOf(node))]));
  const left = new Set(nodes);
  peel(left, forward);
  const backward = new Map<Node, Set<Node>>(nodes.map((node) => [node, new Set<Node>()]));
  for (const [node, targets] of forward)
    if (left.has(node)) for (const target of targets) backward.get(target)?.add(node);
  peel(left, backward);
  return left;
};

const peel = <Node>(left: Set<Node>, edges: ReadonlyMap<Node, ReadonlySet<Node>>): void => {
  const open = new Map<Node, number>();
  const dependents = new Map<Node, Node[]>();
  for (const node of left) {
    const targets = [...(edges.get(node) ?? [])].filter((target) => left.has(target));
    open.set(node, targets.length);
    for (const target of targets) {
      const list = dependents.get(target);
      if (list === undefined) dependents.set(target, [node]);
      else list.push(node);
    }
  }
  const free = [...left].filter((node) => open.get(node) === 0);
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    left.delete(node);
    for (const dependent of dependents.get(node) ?? []) {
      const rest = (open.get(dependent) ?? 0) - 1;
      open.set(dependent, rest);
      if (rest === 0) free.push(dependent);
    }
  }
};
