import type { Contract } from '../contract.ts';
import { child, pointerOfFragment, valueAt, type Pointer } from '../pointer.ts';
import { inheritanceOf, type Inheritance } from './inheritance.ts';

/** Whether what stands at a place of each document is written alike, with all that it refers to. */
export type Alike = (old: Pointer, next: Pointer) => boolean;

/** The same of parts of both documents. */
export type AlikeParts = (old: unknown, next: unknown) => boolean;

/** By pointer: `/components/schemas/Pet`. */
export type Components = ReadonlyMap<Pointer, unknown>;

/**
 * A look at the text alone, which is far cheaper than comparing what it means: `true` says that no comparison can find
 * anything, texts for people included; `false` says nothing. The order of members counts for nothing.
 */
export const writtenAlike =
  (old: Contract, next: Contract, alike: AlikeParts = partsAlike(old, next)): Alike =>
  (before, after) => {
    const [one, other] = [valueAt(old.document, before), valueAt(next.document, after)];
    return typeof one === 'object' && one !== null && alike(one, other);
  };

/** The same for parts of two contracts. */
export const partsAlike = (old: Contract, next: Contract): AlikeParts =>
  alikeParts(componentsOf(old.document), componentsOf(next.document));

/** The same for parts of two documents with these components. */
export const alikeParts = (olds: Components, news: Components): AlikeParts => {
  const componentOf = createComponentOf();
  const inheritances = [olds, news].map(inheritanceOf);
  const differing = differingComponents(olds, news, inheritances, componentOf);
  /** Bases may be written alike and still stand for other subtypes than they did. */
  const differingBases = new Set(
    inheritances
      .flatMap(({ bases }) => [...bases].filter((base) => differing.has(base)))
      .flatMap((base) => [olds.get(base), news.get(base)]),
  );
  const isKept = (reference: string): boolean => {
    const component = componentOf(reference);
    return component !== undefined && olds.has(component) && !differing.has(component);
  };
  /** Of each the last one that it was compared with: mostly there is no other. */
  const known = new Map<object, { readonly other: unknown; readonly alike: boolean }>();
  return (one, other) => {
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
    let answer = known.get(one);
    if (answer?.other !== other)
      known.set(one, (answer = { other, alike: !differingBases.has(one) && equal(one, other, isKept) }));
    return answer.alike;
  };
};

/** Whether parts of two documents are the same text, wherever their references lead. */
export const haveOneText = (old: unknown, next: unknown): boolean => equal(old, next, () => true);

/** Equal JSON; both sides refer to the same names, and `isKept` says whether a name stands for the same in both. */
const equal = (old: unknown, next: unknown, isKept: (reference: string) => boolean): boolean => {
  if (typeof old !== 'object' || typeof next !== 'object' || old === null || next === null) return old === next;
  if (old === next) return [...referencesIn(old)].every(isKept);
  if (Array.isArray(old) || Array.isArray(next)) {
    if (!Array.isArray(old) || !Array.isArray(next) || old.length !== next.length) return false;
    return old.every((item, index) => equal(item, next[index], isKept));
  }
  const [before, after] = [old as Readonly<Record<string, unknown>>, next as Readonly<Record<string, unknown>>];
  const names = Object.keys(before);
  if (names.length !== Object.keys(after).length) return false;
  for (const name of names) {
    const value = before[name];
    // What is inherited is no plain value.
    if (typeof value === 'object' && !Object.hasOwn(after, name)) return false;
    if (!equal(value, after[name], isKept)) return false;
    if (name === '$ref' && typeof value === 'string' && !isKept(value)) return false;
  }
  return true;
};

/** What was seen of parts that both documents share: they do not change. */
const seenReferences = new WeakMap<object, ReadonlySet<string>>();

/** The references in a part and all below it. */
const referencesIn = (part: object): ReadonlySet<string> => {
  const seen = seenReferences.get(part);
  if (seen !== undefined) return seen;
  let found = noReferences;
  for (const [name, value] of Object.entries(part) as [string, unknown][]) {
    let below = noReferences;
    if (name === '$ref' && typeof value === 'string') below = new Set([value]);
    else if (typeof value === 'object' && value !== null) below = referencesIn(value);
    if (below.size > 0) found = found.size === 0 ? below : new Set([...found, ...below]);
  }
  seenReferences.set(part, found);
  return found;
};

const noReferences: ReadonlySet<string> = new Set();

type ComponentOf = (reference: string) => Pointer | undefined;

/** `/components/schemas/Pet` for whatever a reference names in it; nothing for other places. Most name one of a few. */
const createComponentOf = (): ComponentOf => {
  const known = new Map<string, Pointer | undefined>();
  return (reference) => {
    if (known.has(reference)) return known.get(reference);
    const pointer = reference.startsWith('#') ? pointerOfFragment(reference) : undefined;
    const component = pointer === undefined ? undefined : /^\/components\/[^/]+\/[^/]+/u.exec(pointer)?.[0];
    known.set(reference, component);
    return component;
  };
};

/** The components that are not written alike, and those that lead to one: a base leads to all that take it in. */
const differingComponents = (
  olds: Components,
  news: Components,
  inheritances: readonly Inheritance[],
  componentOf: ComponentOf,
): ReadonlySet<Pointer> => {
  const differing = new Set([...news.keys()].filter((pointer) => !olds.has(pointer)));
  const users = new Map<Pointer, Pointer[]>();
  const use = (used: Pointer, user: Pointer): void => {
    const list = users.get(used);
    if (list === undefined) users.set(used, [user]);
    else list.push(user);
  };
  for (const [user, value] of olds) {
    const alike = equal(value, news.get(user), (reference) => {
      const used = componentOf(reference);
      if (used === undefined) return false;
      use(used, user);
      return true;
    });
    if (!alike || !news.has(user)) differing.add(user);
  }
  for (const { bases, heirsOf } of inheritances)
    for (const base of bases) for (const heir of heirsOf(base)) use(heir, base);
  for (const [used, list] of users) if (!olds.has(used)) for (const user of list) differing.add(user);
  for (const component of differing) for (const user of users.get(component) ?? []) differing.add(user);
  return differing;
};

const componentsOf = (document: unknown): Components => {
  const sections = valueAt(document, '/components');
  const entries = Object.entries(sections ?? {}) as [string, unknown][];
  return new Map(
    entries.flatMap(([section, members]) =>
      typeof members === 'object' && members !== null && !Array.isArray(members)
        ? Object.entries(members).map(([name, value]) => [child(child('/components', section), name), value] as const)
        : [],
    ),
  );
};
