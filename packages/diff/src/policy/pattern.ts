/** A pattern as it was written, and whether a text fits it. */
export interface Pattern {
  readonly text: string;
  readonly fits: (text: string) => boolean;
}

/** Rule ids: `*` stands for any characters. */
export const idPattern = (text: string): Pattern => ({ text, fits: (id) => isGlobOf(text, id) });

/**
 * Paths and pointers, segment by segment: `*` stands for characters within a segment, a segment `**` for any number of
 * segments, none included.
 */
export const pathPattern = (text: string): Pattern => {
  const wanted = text.split('/');
  return { text, fits: (path) => fitsSegments(wanted, path.split('/')) };
};

/** Operations: `GET /pets/*`, `* /pets/**`, or a path alone for every method of it. */
export const operationPattern = (text: string): Pattern => {
  const space = text.lastIndexOf(' /');
  const kind = space === -1 ? '*' : text.slice(0, space);
  const path = pathPattern(space === -1 ? text : text.slice(space + 1));
  return {
    text,
    fits: (operation) => {
      if (operation === text) return true;
      const cut = operation.lastIndexOf(' /');
      if (cut === -1) return isGlobOf(text, operation);
      return isGlobOf(kind, operation.slice(0, cut)) && path.fits(operation.slice(cut + 1));
    },
  };
};

const fitsSegments = (wanted: readonly string[], given: readonly string[]): boolean =>
  fits(wanted, given, (segment) => segment === '**', isGlobOf);

const isGlobOf = (glob: string, text: string): boolean =>
  fits(
    glob,
    text,
    (character) => character === '*',
    (one, other) => one === other,
  );

/** Greedy matching with one place to fall back to, the last wildcard: linear in practice, never exponential. */
const fits = <Sequence extends string | readonly string[]>(
  wanted: Sequence,
  given: Sequence,
  isWild: (part: string) => boolean,
  isSame: (wanted: string, given: string) => boolean,
): boolean => {
  let at = 0;
  let wild = -1;
  let resume = 0;
  for (let index = 0; index < given.length;) {
    const part = wanted[at];
    if (part !== undefined && isWild(part)) {
      wild = at;
      at += 1;
      resume = index;
    } else if (part !== undefined && isSame(part, given[index] as string)) {
      at += 1;
      index += 1;
    } else if (wild !== -1) {
      at = wild + 1;
      resume += 1;
      index = resume;
    } else return false;
  }
  while (at < wanted.length && isWild(wanted[at] as string)) at += 1;
  return at === wanted.length;
};
