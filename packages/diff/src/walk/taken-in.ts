import { child, writingOf, type EffectiveSchema, type Pointer, type Schema } from '@schemawright/contract';

/**
 * The places of all schemas that hold in one, by reference, with `allOf` and beside null, but for what follows from
 * `known` ones.
 */
export const takenIn = (node: EffectiveSchema, known: ReadonlySet<Pointer>): ReadonlySet<Pointer> => {
  const found = new Set<Pointer>();
  const writing = writingOf(node);
  const open = [...(writing?.schemas ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { pointer, schema } = one;
    if (typeof schema !== 'object' || found.has(pointer) || known.has(pointer)) continue;
    found.add(pointer);
    const target = typeof schema.$ref === 'string' ? writing?.graph.target(schema.$ref) : undefined;
    if (target !== undefined) open.push(target);
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const parts: unknown = schema[keyword];
      if (!Array.isArray(parts)) continue;
      const placed = (parts as readonly Schema[]).map((part, index) => ({
        pointer: child(child(pointer, keyword), index),
        schema: part,
      }));
      const holding = keyword === 'allOf' ? placed : placed.filter(({ schema: part }) => !isNull(part));
      if (keyword === 'allOf' || holding.length === 1) open.push(...holding);
    }
  }
  return found;
};

/** The other alternative of what may be null. */
const isNull = (schema: Schema): boolean => typeof schema === 'object' && schema.type === 'null';
