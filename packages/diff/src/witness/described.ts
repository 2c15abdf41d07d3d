import type { EffectiveSchema, Json } from '@schemawright/contract';
import { isObject } from './guessing.ts';

const deepest = 8;

/** Whether a schema speaks of all members of a value: others are neither sent nor read by those who keep to it. */
export const isDescribed = (schema: EffectiveSchema, value: Json): boolean => {
  if (!isObject(value)) return true;
  const names = namesIn(schema, 0);
  return names === undefined || Object.keys(value).every((name) => names.has(name));
};

/** The members that a schema, or a branch of it, names; `undefined` where it names none or takes any. */
const namesIn = ({ facts }: EffectiveSchema, depth: number): ReadonlySet<string> | undefined => {
  if (facts.additional !== undefined || facts.patternProperties.size > 0 || depth > deepest) return undefined;
  const names = new Set(facts.properties.keys());
  for (const branch of facts.unions.flatMap(({ branches }) => branches)) {
    const further = namesIn(branch, depth + 1);
    if (further === undefined) return undefined;
    for (const name of further) names.add(name);
  }
  return names.size === 0 ? undefined : names;
};
