import type { Json, JsonObject } from '@schemawright/contract';

/** A type as a page writes it: `integer<int32>`, `enum<string>`, `string[]`, `(A · object | B · object)[]`. */
export type PageType =
  | { readonly kind: 'scalar'; readonly type: string; readonly format: string | undefined; readonly isEnum: boolean }
  | { readonly kind: 'any' }
  | { readonly kind: 'array'; readonly items: PageType | undefined }
  | { readonly kind: 'union'; readonly variants: readonly PageType[] };

const bases = new Set(['string', 'integer', 'number', 'boolean', 'object', 'null']);
const longest = 400;

/** The type that a whole line is; `undefined` for any other line. */
export const typeOf = (line: string): PageType | undefined =>
  line.length > longest ? undefined : union(line.normalize('NFKC').trim());

const union = (text: string): PageType | undefined => {
  const parts = splitTop(text);
  if (parts === undefined) return undefined;
  if (parts.length === 1) return named(parts[0] ?? '');
  const variants = parts.map(named);
  return variants.every((variant) => variant !== undefined) ? { kind: 'union', variants } : undefined;
};

/** Cut at the bars outside of brackets; `undefined` when the brackets do not match. */
const splitTop = (text: string): readonly string[] | undefined => {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '(' || character === '<') depth += 1;
    else if (character === ')' || character === '>') depth -= 1;
    else if (character === '|' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 ? [...parts, text.slice(start).trim()] : undefined;
};

/** `Cat · object` is an object that goes by a name. */
const named = (text: string): PageType | undefined => {
  const dot = text.startsWith('(') ? -1 : text.lastIndexOf(' · ');
  return suffixed(dot === -1 ? text : text.slice(dot + 3).trim());
};

const suffixed = (text: string): PageType | undefined => {
  if (text.endsWith('[]')) {
    const items = suffixed(text.slice(0, -2).trim());
    return items === undefined ? undefined : { kind: 'array', items };
  }
  if (text.startsWith('(') && text.endsWith(')')) return union(text.slice(1, -1).trim());
  return scalar(text);
};

const scalar = (text: string): PageType | undefined => {
  if (text === 'any') return { kind: 'any' };
  if (text === 'array') return { kind: 'array', items: undefined };
  if (text === 'file') return { kind: 'scalar', type: 'string', format: 'binary', isEnum: false };
  if (bases.has(text)) return { kind: 'scalar', type: text, format: undefined, isEnum: false };
  const parts = /^([a-z]+)<([A-Za-z0-9_.:/+-]+)>$/u.exec(text);
  const [, base = '', inner = ''] = parts ?? [];
  if (base === 'enum' && bases.has(inner)) return { kind: 'scalar', type: inner, format: undefined, isEnum: true };
  return bases.has(base) ? { kind: 'scalar', type: base, format: inner, isEnum: false } : undefined;
};

/** The keywords that a type line states, with the ones that it shows to be absent. The items of an array stand apart. */
export const factsOf = (
  type: PageType,
  options: readonly string[],
): { readonly facts: JsonObject; readonly absent: readonly string[] } => {
  if (type.kind === 'any') return { facts: {}, absent: [] };
  if (type.kind === 'array') return { facts: { type: 'array' }, absent: [] };
  if (type.kind === 'union') return factsOfUnion(type.variants, options);
  const values = type.isEnum || options.length > 0 ? options.map((text) => valueOf(text, type.type)) : undefined;
  return {
    facts: {
      type: type.type,
      ...(type.format === undefined ? {} : { format: type.format }),
      ...(values === undefined || values.length === 0 ? {} : { enum: values }),
    },
    absent: [...(type.format === undefined ? ['format'] : []), ...(values === undefined ? ['enum'] : [])],
  };
};

/** `string | null` is a plain type; alternatives with a shape of their own say nothing that holds for all of them. */
const factsOfUnion = (variants: readonly PageType[], options: readonly string[]): ReturnType<typeof factsOf> => {
  const isNull = (variant: PageType): boolean => variant.kind === 'scalar' && variant.type === 'null';
  const others = variants.filter((variant) => !isNull(variant));
  const [only] = others;
  if (only !== undefined && others.length === 1) {
    const { facts, absent } = factsOf(only, options);
    if (typeof facts['type'] !== 'string' || others.length === variants.length) return { facts, absent };
    return { facts: { ...facts, type: [facts['type'], 'null'] }, absent };
  }
  const types = [...new Set(variants.map((variant) => (variant.kind === 'scalar' ? variant.type : variant.kind)))];
  return types.some((type) => !bases.has(type) && type !== 'array')
    ? { facts: {}, absent: [] }
    : { facts: { type: types }, absent: [] };
};

/** A value as a page prints it, read as its type tells. */
export const valueOf = (text: string, type: string): Json => {
  if (type === 'string') return text.replace(/^"(.*)"$/u, '$1');
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
};
