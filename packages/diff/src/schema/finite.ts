import { typeBit, type Json, type SchemaFacts } from '@schemawright/contract';

const mostNumbers = 100;

const few = typeBit.null | typeBit.boolean | typeBit.number;

/** All values that a schema can have by its types and bounds, where they are few; other keywords may take some away. */
export const finiteValues = ({ values, types, minimum, maximum, step }: SchemaFacts): readonly Json[] | undefined => {
  if (values !== undefined) return values;
  if ((types & ~few) !== 0) return undefined;
  const found: Json[] = [];
  if ((types & typeBit.null) !== 0) found.push(null);
  if ((types & typeBit.boolean) !== 0) found.push(false, true);
  if ((types & typeBit.number) === 0) return found;
  if (step === undefined || !Number.isInteger(step) || minimum === undefined || maximum === undefined) return undefined;
  const first = Math.ceil(minimum.value / step);
  const last = Math.floor(maximum.value / step);
  if (last - first >= mostNumbers) return undefined;
  for (let index = first; index <= last; index += 1) found.push(index * step);
  return found;
};
