import type { JsonObject } from '../openapi/types.ts';
import type { Pointer } from '../pointer.ts';
import { isUnknownExtension, meaningOfStructure, structureIn } from './extensions.ts';
import type { EffectiveSchema } from './facts.ts';
import { proseKeywords } from './fold-annotations.ts';
import { writingOf, type SchemaGraph } from './graph.ts';
import { createInterner, type Interner } from './interner.ts';

/**
 * What is written, numbered: cheap, for it looks at schemas before anything is folded. Nodes with the same number are
 * written alike, apart from the order of members, and refer to what is written alike; so they mean the same, whichever
 * of the documents they come from. Others may mean the same in other words. No number for a node with a decided union.
 */
export interface Texts {
  /** With texts for people. */
  written(node: EffectiveSchema): number | undefined;
  /** Without them. */
  meant(node: EffectiveSchema): number | undefined;
}

/** Keywords with a schema or a list of schemas below them, and keywords with schemas by name. */
const nesting: ReadonlySet<string> = new Set([
  'additionalProperties',
  'allOf',
  'anyOf',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'oneOf',
  'prefixItems',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const naming: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
/** Said by reference only. */
const kept: ReadonlySet<string> = new Set(['$defs', 'definitions']);

const marks = {
  document: Symbol('document'),
  list: Symbol('list'),
  names: Symbol('names'),
  schema: Symbol('schema'),
  empty: Symbol('empty'),
  alone: Symbol('alone'),
  watched: Symbol('watched'),
};

/** Prose beside it makes a reference a schema of its own, and an empty schema one that is stated. */
const markOf = (keywords: readonly string[]): symbol => {
  if (keywords.length > 1) return marks.schema;
  return keywords[0] === undefined ? marks.empty : keywords[0] === '$ref' ? marks.alone : marks.schema;
};

/** Says what a text means, where that is less than what is written. */
type Meanings = Map<number, number>;

type Write = (schema: unknown) => number;

export const createTexts = (graphs: readonly SchemaGraph[]): Texts => {
  const interner = createInterner();
  const { atom, triple } = interner;
  const meanings: Meanings = new Map();
  const meaningOf = (text: number): number => meanings.get(text) ?? text;
  const differing = differingComponents(graphs, interner, meanings);
  const writers = new Map(
    graphs.flatMap((graph, index): [SchemaGraph, Write][] => {
      const reference = (written: string): number => {
        const pointer = graph.target(written)?.pointer;
        if (pointer === undefined) return atom(written);
        const ours = triple(atom(pointer), atom(marks.document), atom(index));
        if (differing.meant(pointer)) return ours;
        if (!differing.written(pointer)) return atom(pointer);
        meanings.set(ours, atom(pointer));
        return ours;
      };
      const write = createWriter(interner, meanings, reference, new Map());
      return [
        [graph, write],
        [graph.passing(), write],
      ];
    }),
  );
  const text = (node: EffectiveSchema, part: (text: number) => number): number | undefined => {
    const writing = writingOf(node);
    const write = writing && writers.get(writing.graph);
    if (write === undefined) return undefined;
    let sum: number | undefined;
    for (const { schema } of writing?.schemas ?? []) {
      const one = part(write(schema));
      sum = sum === undefined ? one : triple(sum, atom(marks.list), one);
    }
    const watched = writing?.watched ?? 0;
    return sum === undefined || watched === 0 ? sum : triple(sum, atom(marks.watched), atom(watched));
  };
  return { written: (node) => text(node, (written) => written), meant: (node) => text(node, meaningOf) };
};

/** @param reference the text of what a reference names */
const createWriter = (
  { atom, triple, json }: Interner,
  meanings: Meanings,
  reference: (reference: string) => number,
  known?: Map<object, number>,
): Write => {
  const [list, names] = [atom(marks.list), atom(marks.names)];

  /** Adds to `text` what is said under `name`; for people only when `prose`. */
  const add = (text: number, name: string, value: number, prose = false): number => {
    const sum = triple(text, atom(name), value);
    const before = meanings.get(text);
    const meant = meanings.get(value);
    if (prose) meanings.set(sum, before ?? text);
    else if (before !== undefined || meant !== undefined) {
      meanings.set(sum, triple(before ?? text, atom(name), meant ?? value));
    }
    return sum;
  };

  const write = (schema: unknown): number => {
    if (typeof schema !== 'object' || schema === null) return atom(schema);
    const written = known?.get(schema);
    if (written !== undefined) return written;
    let text = list;
    if (Array.isArray(schema)) for (const item of schema) text = add(text, '', write(item));
    else text = writeSchema(schema as Readonly<Record<string, unknown>>);
    known?.set(schema, text);
    return text;
  };

  const writeSchema = (schema: Readonly<Record<string, unknown>>): number => {
    const keywords = Object.keys(schema);
    let text = atom(markOf(keywords));
    for (const keyword of keywords.sort()) {
      if (kept.has(keyword)) continue;
      const prose = proseKeywords.has(keyword) || isUnknownExtension(keyword);
      const structure = prose ? undefined : structureOf(keyword, schema);
      if (structure === undefined) text = add(text, keyword, writeKeyword(keyword, schema[keyword]), prose);
      else {
        text = add(text, keyword, json(structure), true);
        text = add(text, keyword, json(meaningOfStructure(structure)));
      }
    }
    return text;
  };

  /** What is kept of JSON Structure says a part for readers of the source only. */
  const structureOf = (keyword: string, schema: Readonly<Record<string, unknown>>): JsonObject | undefined =>
    keyword === 'x-json-structure' ? structureIn(schema as JsonObject) : undefined;

  const writeKeyword = (keyword: string, value: unknown): number => {
    if (keyword === '$ref' && typeof value === 'string') return reference(value);
    if (nesting.has(keyword)) return write(value);
    if (!naming.has(keyword) || typeof value !== 'object' || value === null || Array.isArray(value)) return json(value);
    const members = value as Readonly<Record<string, unknown>>;
    let text = names;
    for (const name of Object.keys(members).sort()) text = add(text, name, write(members[name]));
    return text;
  };

  return write;
};

const componentOf = (pointer: Pointer): Pointer | undefined => /^\/components\/schemas\/[^/]+/u.exec(pointer)?.[0];

interface Differing {
  written(pointer: Pointer): boolean;
  meant(pointer: Pointer): boolean;
}

/** Tells what is not alike in all documents: components, those that lead to one, and whatever is no component. */
const differingComponents = (graphs: readonly SchemaGraph[], interner: Interner, meanings: Meanings): Differing => {
  if (graphs.length < 2) return { written: () => false, meant: () => false };
  const texts = new Map<Pointer, number[]>();
  const users = new Map<Pointer, Pointer[]>();
  const strayed: Pointer[] = [];
  for (const graph of graphs) {
    let user: Pointer = '';
    const write = createWriter(interner, meanings, (reference) => {
      const pointer = graph.target(reference)?.pointer;
      const component = pointer === undefined ? '' : componentOf(pointer);
      if (component === undefined) strayed.push(user);
      else listIn(users, component).push(user);
      return interner.atom(pointer ?? reference);
    });
    for (const { pointer, schema } of graph.components()) {
      user = pointer;
      listIn(texts, pointer).push(write(schema));
    }
  }
  const spread = (part: (text: number) => number): ((pointer: Pointer) => boolean) => {
    const found = new Set(strayed);
    for (const [pointer, written] of texts) {
      if (new Set(written.map(part)).size > 1 || written.length < graphs.length) found.add(pointer);
    }
    for (const component of found) for (const user of users.get(component) ?? []) found.add(user);
    return (pointer) => {
      const component = componentOf(pointer);
      return component === undefined || found.has(component);
    };
  };
  return { written: spread((text) => text), meant: spread((text) => meanings.get(text) ?? text) };
};

const listIn = <K, V>(lists: Map<K, V[]>, key: K): V[] => {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
};
