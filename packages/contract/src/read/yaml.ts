import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type Pair } from 'yaml';
import { tokens, type Pointer } from '../pointer.ts';
import { limits } from './limits.ts';

export interface YamlFault {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

export interface YamlText {
  readonly value: unknown;
  readonly faults: readonly YamlFault[];
  /** The offset of a member's key or an element's value; of the closest parent when there is none. */
  offsetOf(pointer: Pointer): number;
}

/** YAML 1.2, core schema: no tags make anything but JSON values, keys are unique, one document. */
export const readYaml = (text: string): YamlText => {
  const lines = new LineCounter();
  let document: Document.Parsed;
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: true,
      prettyErrors: false,
      lineCounter: lines,
    }) as Document.Parsed;
  } catch (error) {
    if (error instanceof RangeError) return refused('yaml-depth', messageOf('RESOURCE_EXHAUSTION'));
    throw error;
  }
  const faults: YamlFault[] = [...document.errors, ...document.warnings].map((error) => ({
    code: error.code === 'RESOURCE_EXHAUSTION' ? 'yaml-depth' : `yaml-${error.code.toLowerCase().replaceAll('_', '-')}`,
    message: messageOf(error.code),
    offset: error.pos[0],
  }));
  if (faults.length > 0) return { ...refused('', ''), faults };
  const cycle = aliasInItself(document);
  if (cycle !== undefined)
    return refused('yaml-anchor-cycle', 'this alias stands inside the value that it repeats', cycle);
  try {
    const value: unknown = document.toJS({ maxAliasCount: limits.aliases });
    if (isTooDeep(value)) return refused('yaml-depth', messageOf('RESOURCE_EXHAUSTION'));
    return { value, faults, offsetOf: (pointer) => offsetOf(document, pointer) };
  } catch (error) {
    if (error instanceof ReferenceError) return refused('yaml-aliases', 'aliases expand to more than the limit allows');
    if (error instanceof RangeError) return refused('yaml-depth', messageOf('RESOURCE_EXHAUSTION'));
    throw error;
  }
};

const refused = (code: string, message: string, offset = 0): YamlText => ({
  value: undefined,
  faults: [{ code, message, offset }],
  offsetOf: () => 0,
});

/** An anchor must stand before its alias, so a cycle is an alias within the text of its own anchor. */
const aliasInItself = (document: Document.Parsed): number | undefined => {
  let found: number | undefined;
  visit(document, {
    Alias(_key, alias) {
      const [start, end] = alias.resolve(document)?.range ?? [0, 0];
      const at = alias.range?.[0] ?? 0;
      if (at < start || at >= end) return undefined;
      found = at;
      return visit.BREAK;
    },
  });
  return found;
};

/** Aliases can nest values deeper than the text does; what is shared is measured once. */
const isTooDeep = (root: unknown): boolean => {
  const heights = new Map<object, number>();
  const heightOf = (value: unknown, depth: number): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const known = heights.get(value);
    if (known !== undefined) return known;
    if (depth > limits.depth) return limits.depth + 1;
    const height =
      1 + Object.values(value).reduce<number>((most, member) => Math.max(most, heightOf(member, depth + 1)), 0);
    heights.set(value, height);
    return height;
  };
  return heightOf(root, 0) > limits.depth;
};

const offsetOf = (document: Document.Parsed, pointer: Pointer): number => {
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const token of tokens(pointer)) {
    const target: unknown = followAlias(document, node);
    if (isMap(target)) {
      const pair = target.items.find((item: Pair) => keyText(item.key) === token);
      if (pair === undefined) break;
      offset = (pair.key as Node | null)?.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(target)) {
      node = target.items[Number(token)];
      if (node === undefined) break;
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return offset;
};

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value ?? '') : '');

const followAlias = (document: Document.Parsed, node: unknown): unknown =>
  typeof node === 'object' && node !== null && 'source' in node && 'resolve' in node
    ? (node as { resolve(document: Document): unknown }).resolve(document)
    : node;

/** The library's own messages quote the text, which may be a secret. */
const messageOf = (code: string): string =>
  ({
    DUPLICATE_KEY: 'this key stands twice in the same mapping',
    MULTIPLE_DOCS: 'a second YAML document begins here; a file holds one',
    BAD_INDENT: 'the indentation does not fit what stands above',
    TAB_AS_INDENT: 'a tab is used for indentation; YAML takes blanks only',
    MISSING_CHAR: 'a character is missing here: a closing quote, bracket, brace or colon',
    TAG_RESOLVE_FAILED: 'this tag is unknown; tags are not used in descriptions',
    BAD_ALIAS: 'this alias names no anchor',
    RESOURCE_EXHAUSTION: `nested more than ${limits.depth} levels deep, which is the limit for descriptions`,
    UNEXPECTED_TOKEN: 'not YAML: unexpected text',
    IMPOSSIBLE: 'not YAML: unexpected text',
    BLOCK_AS_IMPLICIT_KEY: 'a nested mapping stands where only a key may: is a quote or a line break missing?',
    BAD_SCALAR_START: 'a plain text cannot begin with this character; put it in quotes',
    MULTILINE_IMPLICIT_KEY: 'a key must stand on one line: is a colon missing?',
  })[code] ?? `not YAML: ${code.toLowerCase().replaceAll('_', ' ')}`;
