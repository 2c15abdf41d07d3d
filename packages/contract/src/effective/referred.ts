import type { Pointer } from '../pointer.ts';
import { constrains } from './constrains.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';

export const isNull = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'null';

export const isComponent = (pointer: Pointer): boolean => /^\/components\/schemas\/[^/]+$/u.test(pointer);

/** The component that a schema is a use of, whatever it says besides: the first one that it leads to. */
export const usedComponent = (graph: SchemaGraph, placed: Placed): Placed | undefined =>
  followed(graph, placed, ({ pointer }) => !isComponent(pointer));

/** The component that a schema is another name of: it may describe it besides, or be null. */
export const namedComponent = (graph: SchemaGraph, placed: Placed): Placed | undefined =>
  followed(graph, placed, isName);

/** The component at the end of the way through references, and `allOf`, `anyOf` and `oneOf` of one beside null. */
const followed = (graph: SchemaGraph, start: Placed, leadsOn: (placed: Placed) => boolean): Placed | undefined => {
  const seen = new Set<Pointer>();
  let last = start;
  for (
    let next: Placed | undefined = start;
    next !== undefined;
    next = leadsOn(last) ? behind(graph, last) : undefined
  ) {
    if (seen.has(next.pointer)) return undefined;
    seen.add(next.pointer);
    last = next;
  }
  return isComponent(last.pointer) ? last : undefined;
};

/** A component that is `allOf` of another one takes it in, and is no name of it. */
const isName = ({ pointer, schema }: Placed): boolean =>
  typeof schema === 'object' &&
  Object.keys(schema).filter(constrains).length === 1 &&
  (schema.$ref !== undefined || !isComponent(pointer));

const behind = (graph: SchemaGraph, { pointer, schema }: Placed): Placed | undefined => {
  if (typeof schema !== 'object') return undefined;
  if (typeof schema.$ref === 'string') return graph.target(schema.$ref);
  const parts = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) => {
    const list: unknown = schema[keyword];
    return (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((part, index) =>
      isSchema(part) && (keyword === 'allOf' || !isNull(part))
        ? { pointer: `${pointer}/${keyword}/${index}`, schema: part }
        : [],
    );
  });
  return parts.length === 1 ? parts[0] : undefined;
};
