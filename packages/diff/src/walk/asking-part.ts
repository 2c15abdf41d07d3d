import { child, type EffectiveProperty, type Pointer, type SchemaFacts } from '@schemawright/contract';
import type { Both, Pair } from '../subjects.ts';

/**
 * The part in which alone it changed whether a member is asked for: there it is told, once for all that take the part in,
 * of the member where the part describes it. `undefined` where the member's own place is the one.
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
  const [left, right] = [placeIn(owner.old, edited, name), placeIn(owner.next, edited, name)];
  // Where the member was described there on one side alone, it moved.
  if (left !== undefined && right !== undefined && left !== right) return undefined;
  return { old: left ?? old?.pointer, next: right ?? next?.pointer };
};

const asking = ({ parts }: SchemaFacts, name: string): readonly Pointer[] =>
  parts.flatMap(({ pointer, schema: { required } }) =>
    Array.isArray(required) && required.includes(name) ? [pointer] : [],
  );

const placeIn = ({ parts }: SchemaFacts, place: Pointer, name: string): Pointer | undefined => {
  const part = parts.find(({ pointer }) => pointer === place);
  const isDescribed = Object.hasOwn(part?.schema.properties ?? {}, name);
  return isDescribed ? child(child(place, 'properties'), name) : part?.pointer;
};
