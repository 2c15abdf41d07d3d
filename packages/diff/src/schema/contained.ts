import type { EffectiveSchema, SchemaFacts } from '@schemawright/contract';

/** A kind of item, with how many of it have to be there, and how many may. */
export interface Contained {
  readonly schema: EffectiveSchema;
  readonly least: number;
  readonly most: number;
}

const label = 'contains';

/** The kinds of items that are counted: one alone has its counts among the limits, and each of several its own. */
export const containedIn = ({ applied, limits }: SchemaFacts): readonly Contained[] => {
  if (applied.size === 0) return [];
  const found: Contained[] = [];
  for (const [keyword, schemas] of applied) {
    const [stem, least = limits.get('minContains') ?? 1, most = limits.get('maxContains') ?? Infinity] =
      keyword.split(' ');
    if (stem !== label) continue;
    for (const schema of schemas) found.push({ schema, least: Number(least), most: Number(most) });
  }
  return found;
};

/** Whether each of several kinds of items has its own counts. */
export const areCountedApart = ({ applied }: SchemaFacts): boolean =>
  applied.size > 0 && !applied.has(label) && [...applied.keys()].some((keyword) => keyword.startsWith(`${label} `));
