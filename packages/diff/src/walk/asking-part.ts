import type { EffectiveProperty, Pointer, SchemaFacts } from '@schemawright/contract';
import type { Both, Pair } from '../subjects.ts';

/**
 * The part in which alone it changed whether a member is asked for, where that part does not describe it: there it is
 * told, once for all that take the part in. `undefined` where the member's own place is the one.
 */
export const askingPart = (
  owner: Both<SchemaFacts>,
  { old, next }: Pair<EffectiveProperty>,
): Pair<Pointer> | undefined => {
  const { name } = old ?? next ?? { name: '' };
  if (old?.required === next?.required || (old ?? next)?.described !== (next ?? old)?.described) return undefined;
  if ((old === undefined || next === undefined) && (old ?? next)?.described === true) return undefined;
  const [before, after] = [asking(owner.old, name), asking(owner.next, name)];
  const [edited, ...others] = [
    ...before.filter((pointer) => !after.includes(pointer)),
    ...after.filter((pointer) => !before.includes(pointer)),
  ];
  if (edited === undefined || others.length > 0) return undefined;
  const places = { old: placeIn(owner.old, edited), next: placeIn(owner.next, edited) };
  const isOwn = [owner.old, owner.next].some(({ parts }) =>
    parts.some(({ pointer, schema }) => pointer === edited && Object.hasOwn(schema.properties ?? {}, name)),
  );
  return isOwn ? undefined : { old: places.old ?? old?.pointer, next: places.next ?? next?.pointer };
};

const asking = ({ parts }: SchemaFacts, name: string): readonly Pointer[] =>
  parts.flatMap(({ pointer, schema: { required } }) =>
    Array.isArray(required) && required.includes(name) ? [pointer] : [],
  );

const placeIn = ({ parts }: SchemaFacts, place: Pointer): Pointer | undefined =>
  parts.find(({ pointer }) => pointer === place)?.pointer;
