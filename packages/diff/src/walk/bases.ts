import { baseOf, componentNamedBy, type Base, type EffectiveSchema, type Pointer } from '@schemawright/contract';
import { observe, type Finding } from '../observe.ts';
import { both, pairBy } from '../pair.ts';
import type { SchemaPair } from '../subjects.ts';
import type { Below } from './schemas.ts';

interface BaseWalk {
  readonly below: Below;
  /** Takes note that two schemas were met, and that what differs between them is told of others. */
  readonly spare: Below;
  /** Takes note that the base leads to a subtype. */
  lead(subtype: EffectiveSchema): void;
  /** Takes note that what holds for the tag of a subtype changed with the base, which tells it. */
  retag(subtype: EffectiveSchema, property: string): void;
}

interface Subtype {
  readonly pointer: Pointer;
  readonly schema: EffectiveSchema;
  readonly tag: string | undefined;
}

/**
 * Compares two components as those that take them in by `allOf` see it: who sends or reads a base sends or reads its
 * subtypes, as the discriminator tells them apart.
 */
export const compareBase = (
  old: EffectiveSchema,
  next: EffectiveSchema,
  pair: () => SchemaPair,
  walk: BaseWalk,
): readonly Finding[] => {
  const bases = { old: baseOf(old), next: baseOf(next) };
  if (bases.old === undefined && bases.next === undefined) return [];
  // A component that no longer stands for others is still the same component; all else is something else.
  if (both(bases) === undefined && componentNamedBy(old) !== componentNamedBy(next)) return [];
  const [before, after] = [subtypesOf(bases.old), subtypesOf(bases.next)];
  for (const subtype of pairBy(before, after, ...sameSubtype)) {
    const sides = both(subtype);
    if (sides !== undefined) walk.below(sides.old.schema, sides.next.schema);
    for (const side of [subtype.old, subtype.next]) if (side !== undefined) walk.lead(side.schema);
  }
  for (const subtype of pairBy(before, after, ({ pointer }) => pointer)) {
    const sides = both(subtype);
    if (sides !== undefined && sides.old.tag !== sides.next.tag) walk.spare(sides.old.schema, sides.next.schema);
  }
  const tags = { old: bases.old?.tag, next: bases.next?.tag };
  const sides = pair();
  const site = { old: componentNamedBy(old), next: componentNamedBy(next), direction: sides.direction };
  const findings = observe('discriminator', { ...sides, tags, withVariants: false }, site);
  if (findings.length === 0) return findings;
  for (const { property } of [tags.old, tags.next].flatMap((tag) => tag ?? [])) {
    for (const { schema } of [...before, ...after]) walk.retag(schema, property);
  }
  return findings;
};

/** What a tag selects is what it stands for, whatever the component is called. */
const sameSubtype: readonly ((subtype: Subtype) => string | undefined)[] = [({ tag }) => tag, ({ pointer }) => pointer];

const subtypesOf = (base: Base | undefined): readonly Subtype[] => {
  const tags = new Map([...(base?.tag?.branches ?? [])].map(([value, index]) => [index, value]));
  return [...(base?.subtypes ?? [])].map(([pointer, schema], index) => ({ pointer, schema, tag: tags.get(index) }));
};
