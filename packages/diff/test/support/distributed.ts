import type { Draw } from './draw.ts';
import { mapSchemas } from './edits.ts';
import type { Node, Schemas } from './schemas.ts';

/** What means the same outside of a union and in each of its branches, whatever else is said. */
const movable: readonly string[] = ['type', 'properties', 'required', 'minProperties', 'maxProperties'];

/** A union of objects with plain members, with something said outside of it. */
export const unionWithin = (schemas: Schemas): Node => {
  const { draw } = schemas;
  const kind = draw.pick(['oneOf', 'anyOf']);
  const tags = ['k', 'l', 'm'].slice(0, 2 + draw.below(2));
  const { additionalProperties: _, ...outside } = schemas.object(0, ['a', 'b']);
  const branches = tags.map((tag): Node => {
    const { properties, required = [], ...rest } = schemas.object(0, ['c', 'd']);
    const tagged = { properties: { ...(properties as Node), kind: { const: tag } } };
    return { ...rest, ...tagged, required: [...(required as string[]), 'kind'] };
  });
  return { ...outside, [kind]: branches };
};

/** The same with some of what is said outside of unions in all of their branches, instead or besides. */
export const distributed = (schema: Node, draw: Draw): Node =>
  mapSchemas(schema, (one) => {
    const kind = ['oneOf', 'anyOf'].find((keyword) => Array.isArray(one[keyword]));
    const moved = draw.some(Object.keys(one), 70).filter((keyword) => movable.includes(keyword));
    if (kind === undefined || one['unevaluatedProperties'] !== undefined) return one;
    const part: Node = Object.fromEntries(moved.map((keyword) => [keyword, one[keyword]]));
    const isKept = draw.chance(30);
    const rest = Object.entries(one).filter(([keyword]) => isKept || !moved.includes(keyword));
    const branches = (one[kind] as readonly Node[]).map((branch) => ({
      allOf: draw.chance(50) ? [part, branch] : [branch, part],
    }));
    return { ...Object.fromEntries(rest), [kind]: branches };
  }) as Node;
