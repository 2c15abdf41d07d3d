import type { JsonObject, SchemaFacts } from '@schemawright/contract';
import { observe, type Finding, type Site } from '../observe.ts';
import { numberTypes } from '../schema/structure-types.ts';
import type { SchemaPair } from '../subjects.ts';

/**
 * The bounds and steps of numbers that JSON Structure writes as texts: in JSON Schema they are patterns, or nothing at
 * all, so that what is shown of its values does not overrule this.
 */
export const compareTextBounds = (pair: SchemaPair, type: string | undefined, site: Site): readonly Finding[] => {
  if (type === undefined || numberTypes.get(type)?.representation !== 'string') return [];
  const bounded = { ...pair, old: withBounds(pair.old), next: withBounds(pair.next) };
  return observe('number', bounded, site).map((finding) => ({ ...finding, rule: { ...finding.rule, values: false } }));
};

const withBounds = (facts: SchemaFacts): SchemaFacts => ({
  ...facts,
  minimum: boundOf(facts.structure, 'minimum', 'exclusiveMinimum'),
  maximum: boundOf(facts.structure, 'maximum', 'exclusiveMaximum'),
  step: valueOf(facts.structure, 'multipleOf'),
});

const boundOf = (structure: JsonObject, inclusive: string, exclusive: string): SchemaFacts['minimum'] => {
  for (const keyword of [exclusive, inclusive]) {
    const value = valueOf(structure, keyword);
    if (value !== undefined) return { value, exclusive: keyword === exclusive, keyword };
  }
  return undefined;
};

const valueOf = (structure: JsonObject, keyword: string): number | undefined => {
  const inert = structure['inert'];
  const text = Object.hasOwn(structure, keyword) ? structure[keyword] : undefined;
  return typeof text === 'string' && !(Array.isArray(inert) && inert.includes(keyword)) ? Number(text) : undefined;
};
