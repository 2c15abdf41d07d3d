import type { Pointer } from '@schemawright/contract';

/** One schema: whether what is looked for is there, and where to look further. */
export type Scan = (pointer: Pointer) => { readonly holds: boolean; readonly next: readonly Pointer[] };

/** Whether what a scan looks for can be reached from a schema. Circles are no trouble, and every answer is kept. */
export const reachability = (scan: Scan): ((root: Pointer) => boolean) => {
  const known = new Map<Pointer, boolean>();
  return (root) => {
    const answer = known.get(root);
    if (answer !== undefined) return answer;
    const seen = new Set([root]);
    const from = new Map<Pointer, Pointer>();
    for (const pointer of seen) {
      const { holds, next } = scan(pointer);
      if (holds || known.get(pointer) === true) {
        // All on the way here reach it too.
        for (let at: Pointer | undefined = pointer; at !== undefined; at = from.get(at)) known.set(at, true);
        return true;
      }
      for (const target of next) {
        if (seen.has(target) || known.get(target) === false) continue;
        seen.add(target);
        from.set(target, pointer);
      }
    }
    for (const pointer of seen) known.set(pointer, false);
    return false;
  };
};
