import fc from 'fast-check';

const either =
  String.raw`a b 1 - é . [ab] [^a] [a-c1] [] [^] [^\s-] [\w-] [\b] [a\-z] \d \D \s \S \w \W \n \x61 \u0061 \cJ \0 \. \/`.split(
    ' ',
  );
const withUnicode =
  String.raw`😀 \u{61} \u{1F600} \uD83D\uDE00 \uD83D \uDE00 [a😀] [^😀] [\u{1F600}-\u{1F64F}] \p{L} \P{L} [\p{Lu}\d] [^\p{L}a] [^\P{L}] \p{Script=Greek}`.split(
    ' ',
  );
const withoutUnicode =
  String.raw`\u{2} \p{L} \c \c1 [\c_] [\d-z] [a-\d] \12 \141 \08 \9 \k \x6 \u12 😀 \uD83D [😀] \- \a { a{,2} a{1 ] } [\1-\3]`.split(
    ' ',
  );

/** Expressions that are valid with `flags`, with all that the linear engine carries out. */
export const expression = (flags: 'u' | ''): fc.Arbitrary<string> => {
  const atoms = [...either, ...(flags === 'u' ? withUnicode : withoutUnicode)];
  const { tree } = fc.letrec<{ tree: string; term: string; atom: string }>((tie) => ({
    atom: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...atoms) },
      { weight: 2, arbitrary: tie('tree').map((tree) => `(?:${tree})`) },
      { weight: 1, arbitrary: tie('tree').map((tree) => `(${tree})`) },
    ),
    term: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'tree' },
      fc.constantFrom('a', 'b', '\\w', '1'),
      fc
        .tuple(
          tie('atom'),
          fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,}', '{0,2}', '{1,3}?', '{0}'),
        )
        .map(([atom, quantifier]) =>
          quantifier === '' || !/^(?:a\{|\\u\{2\}|\{)/u.test(atom) ? atom + quantifier : atom,
        ),
      fc.constantFrom('^', '$', '\\b', '\\B'),
    ),
    tree: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'tree' },
      tie('term'),
      fc.array(tie('term'), { maxLength: 4 }).map((terms) => terms.join('')),
      fc.array(tie('term'), { minLength: 2, maxLength: 3 }).map((terms) => terms.join('|')),
    ),
  }));
  return tree.filter((source) => accepts(source, flags));
};

const accepts = (source: string, flags: string): boolean => {
  try {
    void new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
};

const plain = 'a b c z A 1 2 - _ é Ω 😀 \\ { } ] {2} p{L} u uu k x6 u12 9'.split(' ');
const piece = fc.constantFrom(...plain, ' ', '\n', '\0', '\b', '\u0001', '\u001F', '\uD83D', '\uDE00');

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.array(fc.constantFrom('a', 'b', '1', '-', ' '), { maxLength: 12 }).map((pieces) => pieces.join('')),
);
