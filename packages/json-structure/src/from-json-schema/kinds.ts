import { isString, type Json } from '../json.ts';

/** The types of JSON values, as far as keywords of JSON Schema tell them apart. */
export type Kind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

export const allKinds: readonly Kind[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

export interface Kinds {
  /** In the order in which the schema lists them. */
  readonly kinds: readonly Kind[];
  /** Whether numbers must be whole. */
  readonly whole: boolean;
}

export const anyKind: Kinds = { kinds: allKinds, whole: false };

/** The kinds that `type` allows; nothing when it is malformed. */
export const kindsOf = (type: Json | undefined): Kinds | undefined => {
  if (type === undefined) return anyKind;
  const names: readonly Json[] = Array.isArray(type) ? type : [type];
  const kinds = names.map((name) => (name === 'integer' ? 'number' : name));
  if (!kinds.every((kind): kind is Kind => isString(kind) && (allKinds as readonly string[]).includes(kind)))
    return undefined;
  return { kinds: [...new Set(kinds)], whole: names.includes('integer') && !names.includes('number') };
};

export const kindsOfBoth = (a: Kinds, b: Kinds): Kinds => {
  // The order of the one that says more is kept.
  const [first, second] = a.kinds.length <= b.kinds.length ? [a, b] : [b, a];
  return { kinds: first.kinds.filter((kind) => second.kinds.includes(kind)), whole: a.whole || b.whole };
};

export const kindOf = (value: Json): Kind => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as Kind;
};
