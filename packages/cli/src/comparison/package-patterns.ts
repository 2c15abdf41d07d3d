import micromatch from 'micromatch';

/** Longer than any name that a registry takes, with all that a pattern may list. */
const longest = 10_000;

/**
 * Whether a name fits one of the names and patterns that the configuration of changesets lists; it reads them with the
 * same library. Nothing for what is no such list.
 */
export const fitting = (listed: unknown): ((packageName: string) => boolean) | undefined =>
  isPatterns(listed) ? (packageName) => micromatch([packageName], listed).length > 0 : undefined;

const isPatterns = (value: unknown): value is readonly string[] =>
  Array.isArray(value) &&
  value.every((pattern) => typeof pattern === 'string' && pattern !== '' && pattern.length <= longest);
