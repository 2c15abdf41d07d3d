import { child } from '../pointer.ts';
import { looksAnew } from './excluded.ts';
import type { SchemaGraph } from './graph.ts';
import type { Conjunction, Source } from './sources.ts';

type Keyword = 'unevaluatedProperties' | 'unevaluatedItems';

/** What evaluates members or items only where something else holds. */
const conditional: Readonly<Record<Keyword, readonly string[]>> = {
  unevaluatedProperties: ['if', 'dependentSchemas'],
  unevaluatedItems: ['if', 'dependentSchemas', 'contains'],
};

const kinds = ['anyOf', 'oneOf'] as const;

/**
 * The parts of a source, itself first, when it has `keyword` and what its parts evaluate is the same for every value:
 * then the keyword is about all that none of them describes. JSON Schema 2020-12 Core, 11.2 and 11.3. `undefined` when
 * that depends on which branch of a union or which condition holds.
 */
export const closesItsParts = (
  graph: SchemaGraph,
  { sources, unions, decided }: Conjunction,
  source: Source,
  keyword: Keyword,
): readonly Source[] | undefined => {
  if (source.schema[keyword] === undefined || source.isCut) return undefined;
  const start = sources.indexOf(source);
  const end = start + source.size;
  // In chains of parts each of which does so, the next one tells.
  for (let at = start; at < end; at += 1) {
    const part = sources[at];
    if (part === undefined || (at > start && part.schema[keyword] !== undefined)) return undefined;
    // What an exclusion comes to holds, and has looked at nothing.
    if (looksAnew(graph, part) || conditional[keyword].some((name) => part.schema[name] !== undefined))
      return undefined;
    if (decided.size > 0 && kinds.some((kind) => decided.has(child(part.pointer, kind)))) return undefined;
  }
  const parts = sources.slice(start, end);
  return unions.some(({ owner }) => parts.includes(owner)) ? undefined : parts;
};
