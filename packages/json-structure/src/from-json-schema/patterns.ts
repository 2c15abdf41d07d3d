/** Whether a text is a regular expression of ECMAScript. */
export const isPattern = (source: string): boolean =>
  ['u', ''].some((flags) => {
    try {
      return new RegExp(source, flags) instanceof RegExp;
    } catch {
      return false;
    }
  });

/**
 * A pattern that matches the whole of exactly the texts that `source` matches anywhere in, with both ends anchored, so
 * that it reads the same to tools that search. What the conversion to JSON Schema wraps is unwrapped.
 * JSON Structure Validation, `pattern`.
 */
export const wholePattern = (source: string): string => {
  const wrapped = /^\^\(\?:([\s\S]*)\)\$$/.exec(source)?.[1];
  if (wrapped !== undefined && isBalanced(wrapped)) return isAnchoredAtBothEnds(wrapped) ? source : wrapped;
  const { branches, startsAnchored, endsAnchored } = looked(source);
  if (branches) return String.raw`^[\s\S]*(?:${source})[\s\S]*$`;
  return `${startsAnchored ? '' : String.raw`^[\s\S]*`}${source}${endsAnchored ? '' : String.raw`[\s\S]*$`}`;
};

const isAnchoredAtBothEnds = (source: string): boolean => {
  const { branches, startsAnchored, endsAnchored } = looked(source);
  return !branches && startsAnchored && endsAnchored;
};

/** Whether every parenthesis of a text closes inside it. */
const isBalanced = (source: string): boolean => looked(source).depth === 0;

/** Reads the outer level of a regular expression: whether it has alternatives, and anchors at its ends. */
const looked = (
  source: string,
): {
  readonly branches: boolean;
  readonly startsAnchored: boolean;
  readonly endsAnchored: boolean;
  readonly depth: number;
} => {
  let depth = 0;
  let inClass = false;
  let branches = false;
  let endsAnchored = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    endsAnchored = false;
    if (character === '\\') at += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) branches = true;
    else if (character === '$' && depth === 0) endsAnchored = true;
    if (depth < 0) return { branches: true, startsAnchored: false, endsAnchored: false, depth };
  }
  // A quantifier behind `^` is possible only without the flag u, and means that the anchor may be missing.
  return { branches, startsAnchored: /^\^(?![*?+{])/.test(source), endsAnchored, depth };
};
