import type { TypeSet } from './json-types.ts';
import type { Block } from './sources.ts';

/** Whether a schema was met before, there or in a block that was taken in. */
export const isMet = (block: Pick<Block, 'met' | 'blocks'>, schema: object, exempt: TypeSet): boolean => {
  if (block.met.get(schema)?.includes(exempt) === true) return true;
  if (block.blocks.length === 0) return false;
  const pending = [...block.blocks];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.met.get(schema)?.includes(exempt) === true) return true;
    pending.push(...next.blocks);
  }
  return false;
};

/** Whether two have no schema in common: then one leaves nothing of the other out. */
export const areDistinct = (one: Pick<Block, 'met' | 'blocks' | 'sources'>, other: Block): boolean => {
  const [few, many] = one.sources.length < other.sources.length ? [one, other] : [other, one];
  return !few.sources.some(({ schema, exempt }) => isMet(many, schema, exempt));
};
