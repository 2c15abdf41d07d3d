/** The known name that shares the most with the wanted one, when it shares enough to be a slip of the pen. */
export const closest = (wanted: string, names: readonly string[]): string | undefined => {
  const pairs = (text: string): ReadonlySet<string> => {
    const lower = text.toLowerCase();
    return new Set(Array.from({ length: Math.max(1, lower.length - 1) }, (_, at) => lower.slice(at, at + 2)));
  };
  const mine = pairs(wanted);
  let best: { readonly name: string; readonly score: number } | undefined;
  for (const name of names) {
    const theirs = pairs(name);
    const shared = [...mine].filter((pair) => theirs.has(pair)).length;
    const score = (2 * shared) / (mine.size + theirs.size);
    if (score > (best?.score ?? 0.5)) best = { name, score };
  }
  return best?.name;
};
