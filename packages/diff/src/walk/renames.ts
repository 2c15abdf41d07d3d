/** Something that one side alone has, as far as it tells what it is. */
export interface Candidate {
  readonly name: string;
  /** Texts for people and examples: empty when there are none. */
  readonly prose: string;
  /** What both have in common, or they are not compared; it is cheap to tell. */
  readonly use?: string;
}

/** Comparing each with each is worth it only for so many. */
const maxCompared = 200;

/** How alike two names must be, of 1, to be called likely the same. */
const enough = 0.5;

/**
 * For what is gone the one thing that came and is likely the same under another name: it has the same shape, and its
 * name is alike or its description is the same. Nothing where two answers are as good as each other.
 */
export const likelyRenames = <T>(
  gone: readonly T[],
  came: readonly T[],
  read: (item: T) => Candidate,
  shaped: (old: T, next: T) => boolean,
): ReadonlyMap<T, T> => {
  const found = new Map<T, T>();
  if (gone.length === 0 || came.length === 0 || gone.length * came.length > maxCompared ** 2) return found;
  const news = came.map((item) => ({ item, ...worded(read(item)) }));
  // Beside each other, and nothing else: a name that holds the other one is enough then.
  const alone = gone.length === 1 && came.length === 1;
  const scored = gone.flatMap((old) => {
    const before = worded(read(old));
    return news.flatMap((next) => {
      if (before.use !== next.use) return [];
      const score = likeness(before, next) + (alone && holds(before.words, next.words) ? 0.1 : 0);
      return score >= enough && shaped(old, next.item) ? [{ old, next: next.item, score }] : [];
    });
  });
  scored.sort((left, right) => right.score - left.score);
  const rivals = (side: 'old' | 'next', one: (typeof scored)[number]): boolean =>
    scored.some((other) => other !== one && other[side] === one[side] && other.score === one.score);
  const taken = new Set<T>();
  for (const one of scored) {
    if (found.has(one.old) || taken.has(one.next) || rivals('old', one) || rivals('next', one)) continue;
    found.set(one.old, one.next);
    taken.add(one.next);
  }
  return found;
};

/** A candidate whose name was taken apart: it is compared with many. */
interface Worded extends Candidate {
  readonly words: readonly string[];
}

const worded = (candidate: Candidate): Worded => ({ ...candidate, words: wordsOf(candidate.name) });

const likeness = (old: Worded, next: Worded): number => {
  const name = likenessOf(old.words, next.words);
  return old.prose !== '' && old.prose === next.prose ? Math.max(1, name) + 1 : name;
};

/** Names in one spelling: `firstName`, `first_name` and `First-Name` are the words first and name. */
const wordsOf = (name: string): readonly string[] =>
  name
    .slice(0, 200)
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');

const holds = (one: readonly string[], other: readonly string[]): boolean => {
  const [short = [], long = []] = [one, other].sort((left, right) => left.length - right.length);
  return short.length > 0 && short.every((word) => long.includes(word));
};

/** From 0 to 1; 1 for another spelling of the same words. */
export const nameLikeness = (old: string, next: string): number => likenessOf(wordsOf(old), wordsOf(next));

const likenessOf = (before: readonly string[], after: readonly string[]): number => {
  const [left, right] = [before.join(''), after.join('')];
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const common = before.filter((word) => after.includes(word)).length;
  const byWords = (common / Math.max(before.length, after.length)) * 0.9;
  const letters =
    before.length === after.length
      ? Math.min(...before.map((word, index) => spelling(word, after[index] ?? '')))
      : spelling(left, right);
  return Math.max(byWords, letters);
};

/** How alike two words are spelt; 0 where they are likely two words. */
const spelling = (left: string, right: string): number => {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (left === right) return 1;
  if (short.length >= 3 && long.startsWith(short)) return 0.7;
  // One stem: `notify` and `notification`.
  if (short.length >= leastStem && long.startsWith(short.slice(0, -1))) return 0.6;
  // Where lengths alone tell them apart, nothing is counted.
  if (short.length < 4 || short.length < long.length * leastAlike) return 0;
  const alike = 1 - distance(left, right) / long.length;
  return alike >= leastAlike ? alike * 0.95 : 0;
};

const leastAlike = 0.6;
const leastStem = 6;

/** Levenshtein's, over names that are short by now. */
const distance = (left: string, right: string): number => {
  const row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    let diagonal = i - 1;
    row[0] = i;
    for (let j = 1; j <= right.length; j += 1) {
      const above = row[j] ?? 0;
      const kept = diagonal + (left.charCodeAt(i - 1) === right.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(kept, above + 1, (row[j - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[right.length] ?? 0;
};
