import { fragmentOf } from '../pointer.ts';
import { alikeParts, haveOneText, type AlikeParts, type Components } from './alike.ts';
import { createDifference, type DifferenceOf } from './difference.ts';
import type { EffectiveSchema } from './facts.ts';
import { writingOf, type SchemaGraph } from './graph.ts';
import { createSearch } from './known.ts';
import { createComparison } from './meaning.ts';
import { partition, type Member, type Partition } from './partition.ts';
import { createTexts } from './texts.ts';

/** How the nodes of two documents relate. Computed when it is asked for: texts first, meaning only where they differ. */
export interface SchemaClasses {
  /** Whether two nodes are written alike, texts for people included. What is not may still mean the same. */
  identical(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** Whether two nodes mean the same: no walk can tell them apart, however they are written. */
  same(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** A number that all nodes have in common that mean the same: those of many are looked for among the few that have it. */
  seen(node: EffectiveSchema): number;
  /** In what two nodes differ, where that is seen of how they are written. */
  readonly differenceOf: DifferenceOf;
  /** Whether an old root that was edited, or a node below one, means the same as `node`: what is moved out of it. */
  knownToOld(node: EffectiveSchema): boolean;
}

/**
 * @param olds, news the nodes from which all others are reached, of one document each; looked at only where needed
 * @param alike whether parts of the two documents are written alike
 */
export const schemaClasses = (
  olds: Iterable<EffectiveSchema>,
  news: Iterable<EffectiveSchema>,
  alike: AlikeParts = alikeParts(schemasOf(olds), schemasOf(news)),
): SchemaClasses => {
  let sorted: Partition | undefined;
  const classes = (): Partition => {
    if (sorted !== undefined) return sorted;
    const graphs = new Set([...olds, ...news].flatMap((root) => writingOf(root)?.graph ?? []));
    return (sorted = partition([...olds, ...news], createTexts([...graphs])));
  };
  const areOfOneClass = (old: EffectiveSchema, next: EffectiveSchema, { of }: Partition): boolean | undefined => {
    const [before, after] = [of(old)?.class, of(next)?.class];
    return before === undefined || after === undefined ? undefined : before === after;
  };
  const known = lazy(() => classesBelow(olds, classes()));
  const search = lazy(() => createSearch(editedRoots(olds, news)));
  const identical = (old: EffectiveSchema, next: EffectiveSchema): boolean => {
    if (old === next) return true;
    const [before, after] = [writingOf(old)?.schemas, writingOf(next)?.schemas];
    if (before === undefined || before.length !== after?.length) return false;
    return before.every(({ schema }, index) => alike(schema, after[index]?.schema));
  };
  const differenceOf = createDifference(alike);
  const { areSame, areApart, seen } = createComparison(identical, differenceOf);
  return {
    identical,
    seen,
    differenceOf,
    same: (old, next) => {
      if (old === next) return true;
      if (areApart(old, next)) return false;
      // Once all are sorted, there is nothing to walk.
      const found = sorted && areOfOneClass(old, next, sorted);
      if (found !== undefined) return found;
      if (identical(old, next)) return true;
      if (writingOf(old) === undefined || writingOf(next) === undefined) return false;
      return areSame(old, next) ?? areOfOneClass(old, next, classes()) ?? false;
    },
    knownToOld: (node) => {
      let isOpen = false;
      for (const candidate of search()(node.facts)) {
        const found = areSame(candidate, node);
        if (found === true) return true;
        isOpen ||= found === undefined;
      }
      const kind = isOpen ? classes().of(node)?.class : undefined;
      return kind !== undefined && known().has(kind);
    },
  };
};

/** The old roots that are written otherwise in the new document, or not at all. */
const editedRoots = (olds: Iterable<EffectiveSchema>, news: Iterable<EffectiveSchema>): readonly EffectiveSchema[] => {
  const graph = graphOf(news);
  return [...olds].filter((root) =>
    writingOf(root)?.schemas.some(
      ({ pointer, schema }) => !haveOneText(schema, graph?.target(fragmentOf(pointer))?.schema),
    ),
  );
};

const graphOf = (roots: Iterable<EffectiveSchema>): SchemaGraph | undefined => {
  for (const root of roots) {
    const writing = writingOf(root);
    if (writing !== undefined) return writing.graph;
  }
  return undefined;
};

/** The component schemas of the document that roots are of. */
const schemasOf = (roots: Iterable<EffectiveSchema>): Components =>
  new Map(
    graphOf(roots)
      ?.components()
      .map(({ pointer, schema }) => [pointer, schema]),
  );

const classesBelow = (roots: Iterable<EffectiveSchema>, { of }: Partition): ReadonlySet<number> => {
  const reached = new Set<Member>([...roots].flatMap((root) => of(root) ?? []));
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
