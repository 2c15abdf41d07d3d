/** A pattern as it was written, and whether a text fits it. */
export interface Pattern {
  readonly text: string;
  readonly fits: (text: string) => boolean;
}

/** Rule ids: `*` stands for any characters. */
export const idPattern = (text: string): Pattern => beginning(upToWild(text), text, (id) => isGlobOf(text, id));

/**
 * Paths and pointers, segment by segment: `*` stands for characters within a segment, a segment `**` for any number of
 * segments, none included.
 */
export const pathPattern = (text: string): Pattern => {
  const wanted = text.split('/');
  return beginning(upToWild(text), text, (path) => fitsSegments(wanted, segmentsOf(path)));
};

/** Operations: `GET /pets/*`, `* /pets/**`, or a path alone for every method of it. */
export const operationPattern = (text: string): Pattern => {
  const space = text.lastIndexOf(' /');
  const kind = space === -1 ? '*' : text.slice(0, space);
  const path = pathPattern(space === -1 ? text : text.slice(space + 1));
  return beginning(kind.includes('*') ? '' : upToWild(text), text, (operation) => {
    const cut = operation.lastIndexOf(' /');
    if (cut === -1) return isGlobOf(text, operation);
    return isGlobOf(kind, operation.slice(0, cut)) && path.fits(operation.slice(cut + 1));
  });
};

/** Most texts do not even begin as a pattern does: thousands of patterns are asked of thousands of texts. */
const beginning = (start: string, text: string, fits: Pattern['fits']): Pattern => ({
  text,
  fits: (one) => one === text || (one.startsWith(start) && fits(one)),
});

/** What a text begins with that fits; the last segment before `**` may end it. */
const upToWild = (text: string): string => {
  const wild = text.indexOf('*');
  return wild === -1 ? text : text.slice(0, wild).replace(/\/$/u, '');
};

/** The text that was taken apart last: one after the other is asked of many patterns. */
let last: { readonly text: string; readonly segments: readonly string[] } = { text: '', segments: [''] };

const segmentsOf = (text: string): readonly string[] => {
  if (last.text !== text) last = { text, segments: text.split('/') };
  return last.segments;
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
