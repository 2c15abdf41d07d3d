/** One part of a path template between slashes, or a label of a host: texts and expressions by turns. */
export interface Segment {
  readonly kind: 'literal' | 'mixed' | 'expression';
  /** The texts around the expressions: one more than there are names. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
  /** The same for segments that match the same texts, whatever their expressions are called. */
  readonly shape: string;
  /** Characters outside expressions. */
  readonly weight: number;
}

/** `{id}.json` → the texts `""` and `.json` around the name `id`. Braces that do not pair are text. OpenAPI 3.1.1, 4.8.8. */
export const parseSegment = (template: string, decode: (text: string) => string): Segment => {
  const texts: string[] = [];
  const names: string[] = [];
  let from = 0;
  for (;;) {
    const open = template.indexOf('{', from);
    const close = open === -1 ? -1 : template.indexOf('}', open + 2);
    if (close === -1) break;
    texts.push(decode(template.slice(from, open)));
    names.push(template.slice(open + 1, close));
    from = close + 1;
  }
  texts.push(decode(template.slice(from)));
  const weight = texts.reduce((sum, text) => sum + text.length, 0);
  const kind = names.length === 0 ? 'literal' : weight === 0 && names.length === 1 ? 'expression' : 'mixed';
  return { kind, texts, names, shape: texts.join('{}'), weight };
};

/**
 * What the expressions stand for in `text`, in order; `undefined` when it does not match. An expression stands for at
 * least one character, and for as few as possible, so that the answer is the only one and is found in one pass.
 */
export const matchSegment = ({ texts, names }: Segment, text: string): string[] | undefined => {
  const first = texts[0] ?? '';
  const last = texts.at(-1) ?? '';
  if (names.length === 0) return text === first ? [] : undefined;
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end <= first.length) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const between of texts.slice(1, -1)) {
    const next = text.indexOf(between, at + 1);
    if (next === -1 || next + between.length > end) return undefined;
    values.push(text.slice(at, next));
    at = next + between.length;
  }
  if (at >= end) return undefined;
  values.push(text.slice(at, end));
  return values;
};

/** Percent-escapes undone once; text with malformed escapes as it is. */
export const decodeOnce = (text: string): string => {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
