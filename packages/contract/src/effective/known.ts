import type { SchemaObject } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import { writingOf, type SchemaGraph } from './graph.ts';
import { declaredTypes, isSchema, typeBit, type TypeSet } from './json-types.ts';
import { shapeOf } from './shape.ts';
import { isShort, textOf, writingOfSchema } from './written.ts';

/** The nodes that roots reach which may mean the same as a node with these facts: far fewer than there are. */
export type Search = (facts: SchemaFacts) => Iterable<EffectiveSchema>;

/** Sorts what roots reach by what is seen of it at a glance: most is looked at as it is written, and never folded. */
export const createSearch = (roots: Iterable<EffectiveSchema>): Search => {
  const index = createIndex();
  let isFilled = false;
  return function* search({ types, values, properties }) {
    if (!isFilled) for (const root of roots) index.enter(root);
    isFilled = true;
    const glance = glanceOf(types, [...properties.keys()]);
    // All values of a type may be listed, or the type be named.
    if (values !== undefined || (types & ~(typeBit.null | typeBit.boolean)) === 0) index.foldLists();
    yield* index.folded.get(glance) ?? [];
    if (values === undefined) yield* index.writtenAs(glance);
  };
};

const glanceOf = (types: TypeSet, names: string[]): string => `${types} ${names.sort().join('\n')}`;

/** A schema where it is written. */
interface Entry {
  readonly pointer: Pointer;
  readonly schema: SchemaObject;
}

interface Index {
  /** Takes in a node with all that it reaches. */
  enter(root: EffectiveSchema): void;
  /** What is as it is written, by what is seen of it at a glance: one node of each text. */
  writtenAs(glance: string): Iterable<EffectiveSchema>;
  /** Folds what lists values. */
  foldLists(): void;
  /** What was folded, by what is seen of it at a glance. */
  readonly folded: ReadonlyMap<string, readonly EffectiveSchema[]>;
}

const createIndex = (): Index => {
  const written = new Map<string, Entry[]>();
  const folded = new Map<string, EffectiveSchema[]>();
  const lists: Entry[] = [];
  let graph: SchemaGraph | undefined;
  /** Schemas that others refer to, joined nodes, and the texts of short ones: what may be met again. */
  const passed = new Set<unknown>();
  const pending: Entry[] = [];
  const joined: EffectiveSchema[] = [];

  const isNew = (self: unknown): boolean => !passed.has(self) && passed.add(self) === passed;

  const push = (pointer: Pointer, schema: unknown): void => {
    if (!isSchema(schema)) return;
    if (typeof schema === 'object') pending.push({ pointer, schema });
    else if (graph !== undefined) joined.push(graph.node([{ pointer, schema }]));
  };

  /** What says nothing about items, or further members, leaves them free. */
  const pushRest = (pointer: Pointer, schema: unknown): void => {
    const isFree = schema === true || (typeof schema === 'object' && Object.keys(schema ?? {}).length === 0);
    if (!isFree) push(pointer, schema);
  };

  const enter = (node: EffectiveSchema): void => {
    const writing = writingOf(node);
    graph ??= writing?.graph;
    const [first, second] = writing?.schemas ?? [];
    if (first === undefined || second !== undefined || typeof first.schema === 'boolean') joined.push(node);
    else if (isNew(first.schema)) pending.push({ pointer: first.pointer, schema: first.schema });
  };

  const nodesOf = (entries: readonly Entry[]): readonly EffectiveSchema[] => {
    const byText = new Map(entries.map((entry) => [textOf(entry.schema), entry]));
    return [...byText.values()].flatMap((entry) => graph?.node([entry]) ?? []);
  };

  const passJoined = (node: EffectiveSchema): void => {
    const { types, properties } = node.facts;
    listIn(folded, glanceOf(types, [...properties.keys()])).push(node);
    const { ordered, sets } = shapeOf(node.facts);
    ordered.forEach(enter);
    for (const set of sets) set.forEach(enter);
  };

  const passNest = (entry: Entry): void => {
    const { pointer, schema } = entry;
    const types = declaredTypes(schema.type);
    const isOpen = (types & typeBit.object) !== 0;
    const properties = isOpen ? ((schema.properties ?? {}) as Readonly<Record<string, unknown>>) : {};
    const names = Object.keys(properties);
    const place = child(pointer, 'properties');
    for (const name of names) push(child(place, name), properties[name]);
    if (isOpen) pushRest(child(pointer, 'additionalProperties'), schema['additionalProperties']);
    if ((types & typeBit.array) !== 0) pushRest(child(pointer, 'items'), schema['items']);
    listIn(written, glanceOf(types, names)).push(entry);
  };

  const pass = (entry: Entry): void => {
    const { schema } = entry;
    switch (writingOfSchema(schema)) {
      case 'reference': {
        const target = graph?.target(schema.$ref as string);
        if (target !== undefined && isNew(target.schema)) push(target.pointer, target.schema);
        return;
      }
      case 'list':
        lists.push(entry);
        return;
      case 'leaf':
        listIn(written, glanceOf(declaredTypes(schema.type), [])).push(entry);
        return;
      case 'nest':
        return passNest(entry);
      case 'joined':
        if (graph !== undefined && (!isShort(schema) || isNew(textOf(schema)))) joined.push(graph.node([entry]));
    }
  };

  return {
    enter: (root) => {
      enter(root);
      for (;;) {
        const entry = pending.pop();
        const node = entry === undefined ? joined.pop() : undefined;
        if (entry !== undefined) pass(entry);
        else if (node === undefined) return;
        else if (isNew(node)) passJoined(node);
      }
    },
    writtenAs: (glance) => nodesOf(written.get(glance) ?? []),
    foldLists: () => nodesOf(lists.splice(0)).forEach(passJoined),
    folded,
  };
};

const listIn = <T>(lists: Map<string, T[]>, key: string): T[] => {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = []));
  return list;
};
