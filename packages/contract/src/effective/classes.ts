import type { EffectiveSchema } from './facts.ts';
import { writingOf } from './graph.ts';
import { partition, type Member, type Partition } from './partition.ts';
import { createTexts, type Texts } from './texts.ts';

/** How the nodes of two documents relate. Computed when it is asked for: texts first, meaning only where they differ. */
export interface SchemaClasses {
  /** Whether two nodes are written alike, texts for people included. What is not may still mean the same. */
  identical(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** Whether two nodes mean the same: no walk can tell them apart, however they are written. */
  same(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** Whether an old root, or a node below one, means the same as `node`. */
  knownToOld(node: EffectiveSchema): boolean;
}

/** @param olds, news the nodes from which all others are reached */
export const schemaClasses = (olds: readonly EffectiveSchema[], news: readonly EffectiveSchema[]): SchemaClasses => {
  const roots = [...olds, ...news];
  const graphs = [...new Set(roots.flatMap((root) => writingOf(root)?.graph ?? []))];
  const texts = lazy(() => createTexts(graphs));
  const classes = lazy(() => partition(roots, texts()));
  const known = lazy(() => classesBelow(olds, classes()));
  return {
    identical: (old, next) => old === next || alike(texts().written, old, next),
    same: (old, next) => {
      if (old === next || alike(texts().meant, old, next)) return true;
      const found = classes().of(old)?.class;
      return found !== undefined && found === classes().of(next)?.class;
    },
    knownToOld: (node) => {
      const found = classes().of(node);
      return found !== undefined && known().has(found.class);
    },
  };
};

const alike = (textOf: Texts['meant'], old: EffectiveSchema, next: EffectiveSchema): boolean => {
  const text = textOf(old);
  return text !== undefined && text === textOf(next);
};

const classesBelow = (roots: readonly EffectiveSchema[], { of }: Partition): ReadonlySet<number> => {
  const reached = new Set<Member>(roots.flatMap((root) => of(root) ?? []));
  for (const { ordered, sets } of reached) {
    for (const below of ordered) reached.add(below);
    for (const set of sets) for (const below of set) reached.add(below);
  }
  return new Set([...reached].map((member) => member.class));
};

const lazy = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};
