import { dependentSchemasOf, entriesOf, strings, type Dependent } from './brought.ts';
import { conditionOf, decidedParts } from './conditional.ts';
import { excludedParts } from './excluded.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { allTypes, declaredTypes, hasType, typeBit } from './json-types.ts';
import { conjunctionOf, type Source } from './sources.ts';
import { takenTypes, wholeBy, wholeTypes } from './whole-types.ts';

/** The members that a schema asks for, and whether it takes all objects that have them. */
interface Asked {
  readonly names: readonly string[];
  readonly isAll: boolean;
}

const askedBy = (graph: SchemaGraph, placed: Placed): Asked => {
  const { sources, unions, valueLists, types } = conjunctionOf(graph, [placed], new Set());
  const ofObjects = sources.filter(({ exempt }) => !hasType(exempt, 'object'));
  const isAll =
    unions.length + valueLists.length === 0 &&
    hasType(types, 'object') &&
    ofObjects.every(
      (source) =>
        hasType(declaredTypes(source.schema.type), 'object') &&
        Object.keys(source.schema).every((keyword) => isAsking(graph, source, keyword)),
    );
  return { names: ofObjects.flatMap(({ schema }) => strings(schema.required)), isAll };
};

/** Whether a keyword asks for members, leads to parts that are looked at too, or is none of the business of objects. */
const isAsking = (graph: SchemaGraph, source: Source, keyword: string): boolean => {
  if (keyword === 'not') return excludedParts(graph, source) !== undefined;
  if (keyword === 'if') return decidedParts(graph, source) !== undefined;
  return asking.has(keyword) || hasType(wholeBy(graph, keyword, source.schema), 'object');
};

const asking: ReadonlySet<string> = new Set(['type', 'required', '$ref', 'allOf', 'anyOf', 'oneOf', 'then', 'else']);

/** What members bring with them, be it that a condition asks for one. JSON Schema 2020-12 Core, 10.2.2.4. */
export const dependentsOf = (graph: SchemaGraph, source: Source): readonly Dependent[] => {
  const found = dependentSchemasOf(source);
  const conditional = source.schema.if === undefined ? undefined : conditionalDependent(graph, source);
  return conditional === undefined ? found : [...found, conditional];
};

/** What a condition comes to that asks whether a member is there: `if` it is, `then` something holds. */
export const conditionalDependent = (graph: SchemaGraph, source: Source): Dependent | undefined => {
  const condition = conditionOf(graph, source);
  if (condition === undefined || wholeTypes(graph, condition.else.schema) !== allTypes) return undefined;
  const others = allTypes & ~typeBit.object;
  const { if: asked, then } = condition;
  if ((takenTypes(graph, asked.schema) & ~wholeTypes(graph, then.schema) & others) !== 0) return undefined;
  const { names, isAll } = askedBy(graph, asked);
  const [name, second] = new Set(names);
  return name === undefined || second !== undefined || !isAll ? undefined : [name, then];
};

/** Whether what a member brings is said once the members are named that it asks for. */
export const isOnlyAsking = (graph: SchemaGraph, placed: Placed): boolean => askedBy(graph, placed).isAll;

/** Member to the members that it asks for, as all schemas together say it. JSON Schema 2020-12 Validation, 6.5.4. */
export const dependencies = (
  graph: SchemaGraph,
  sources: readonly Source[],
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  const add = (name: string, needed: readonly string[]): void => {
    const all = new Set([...(found.get(name) ?? []), ...needed]);
    all.delete(name);
    if (all.size > 0) found.set(name, [...all].sort());
  };
  for (const source of sources) {
    for (const [name, required] of entriesOf(source.schema.dependentRequired)) add(name, strings(required));
    for (const [name, placed] of dependentsOf(graph, source)) add(name, askedBy(graph, placed).names);
  }
  return found;
};
