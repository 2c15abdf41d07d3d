import type { Pair } from './subjects.ts';

type Key<T> = (item: T) => string | undefined;

/**
 * Pairs two lists by the first key that finds a partner: all items by the first key, what is left by the second, and
 * so on. Old items first, in order; then the new ones that have no partner.
 */
export const pairBy = <T>(olds: readonly T[], news: readonly T[], ...keys: readonly Key<T>[]): readonly Pair<T>[] => {
  if (haveSameKeys(olds, news, keys[0])) return olds.map((old, index) => ({ old, next: news[index] }));
  const partners = new Map<T, T>();
  const taken = new Set<T>();
  for (const key of keys) {
    const waiting = new Map<string, T>();
    /** Those behind the first of a name: mostly there are none. */
    const queues = new Map<string, T[]>();
    for (const next of news) {
      const name = taken.has(next) ? undefined : key(next);
      if (name === undefined) continue;
      if (!waiting.has(name)) waiting.set(name, next);
      else {
        const queue = queues.get(name);
        if (queue === undefined) queues.set(name, [next]);
        else queue.push(next);
      }
    }
    for (const old of olds) {
      const name = partners.has(old) ? undefined : key(old);
      const next = name === undefined ? undefined : waiting.get(name);
      if (name === undefined || next === undefined) continue;
      partners.set(old, next);
      taken.add(next);
      const following = queues.get(name)?.shift();
      if (following === undefined) waiting.delete(name);
      else waiting.set(name, following);
    }
  }
  return [
    ...olds.map((old) => ({ old, next: partners.get(old) })),
    ...news.filter((next) => !taken.has(next)).map((next) => ({ old: undefined, next })),
  ];
};

/** Most lists are as they were, or empty: nobody need be looked for. */
const haveSameKeys = <T>(olds: readonly T[], news: readonly T[], key: Key<T> | undefined): boolean =>
  olds.length === news.length &&
  olds.every((old, index) => {
    const name = key?.(old);
    return name !== undefined && name === key?.(news[index] as T);
  });

/** How many with one key are looked at. */
const mostNear = 40;

/**
 * The same for short lists, where being partners is more than having the same key.
 * @param keyOf what partners have in common besides: of a long list, the first few that have it are looked at
 */
export const pairWhere = <T>(
  pairs: readonly Pair<T>[],
  partners: (old: T, next: T) => boolean,
  keyOf?: (item: T) => unknown,
): readonly Pair<T>[] => {
  const free = new Map<unknown, T[]>();
  for (const { old, next } of pairs) {
    if (old !== undefined || next === undefined) continue;
    const alike = free.get(keyOf?.(next));
    if (alike === undefined) free.set(keyOf?.(next), [next]);
    else alike.push(next);
  }
  const taken = new Set<T>();
  const paired = pairs
    .filter(({ old }) => old !== undefined)
    .map((pair) => {
      if (pair.next !== undefined || pair.old === undefined) return pair;
      const { old } = pair;
      const alike = free.get(keyOf?.(old)) ?? [];
      const near = keyOf === undefined ? alike : alike.slice(0, mostNear);
      const index = near.findIndex((next) => partners(old, next));
      if (index < 0) return pair;
      const [next] = alike.splice(index, 1);
      if (next !== undefined) taken.add(next);
      return { old, next };
    });
  return [...paired, ...pairs.filter(({ old, next }) => old === undefined && next !== undefined && !taken.has(next))];
};

/** Both sides of a pair, when it has both. */
export const both = <T>({ old, next }: Pair<T>): { readonly old: T; readonly next: T } | undefined =>
  old === undefined || next === undefined ? undefined : { old, next };

export const added = <T>({ old, next }: Pair<T>): T | undefined => (old === undefined ? next : undefined);

export const removed = <T>({ old, next }: Pair<T>): T | undefined => (next === undefined ? old : undefined);
