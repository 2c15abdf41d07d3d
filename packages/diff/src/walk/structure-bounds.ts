import { compareDecimals, type Json, type JsonObject, type SchemaFacts } from '@schemawright/contract';
import { findingOf, observe, type Finding, type Site } from '../observe.ts';
import { placeOf } from '../rule.ts';
import { schemaNumberRules, shownBounds } from '../rules/schema-numbers.ts';
import { numberTypes } from '../schema/structure-types.ts';
import type { SchemaPair } from '../subjects.ts';

type End = 'minimum' | 'maximum';

/** A bound with all its digits. */
interface TextBound {
  readonly text: string;
  readonly exclusive: boolean;
  readonly keyword: string;
}

/**
 * The bounds and steps of numbers that JSON Structure writes as texts: in JSON Schema they are patterns, or nothing at
 * all, so that what is shown of its values does not overrule this.
 */
export const compareTextBounds = (pair: SchemaPair, type: string | undefined, site: Site): readonly Finding[] => {
  const number = numberTypes.get(type ?? '');
  if (number?.representation !== 'string') return [];
  const isWhole = number.kind === 'integer';
  const stepped = { ...pair, old: withStep(pair.old), next: withStep(pair.next) };
  const found = [
    ...(['minimum', 'maximum'] as const).flatMap((end) => moved(pair, end, { isWhole, range: rangeOf(type) }, site)),
    ...observe('number', stepped, site),
  ];
  return found.map((finding) => ({ ...finding, rule: { ...finding.rule, values: false } }));
};

interface Numbers {
  readonly isWhole: boolean;
  readonly range: Readonly<Record<End, string>> | undefined;
}

/** The ends of a type, exactly. */
const rangeOf = (type = ''): Numbers['range'] => {
  const { kind, signed, bits } = numberTypes.get(type) ?? {};
  if (kind !== 'integer' || bits === undefined) return undefined;
  const end = 2n ** BigInt(signed === true ? bits - 1 : bits);
  return { minimum: String(signed === true ? -end : 0n), maximum: String(end - 1n) };
};

const moved = ({ old, next }: SchemaPair, end: End, numbers: Numbers, site: Site): readonly Finding[] => {
  const [before, after] = [boundOf(old.structure, end, numbers), boundOf(next.structure, end, numbers)];
  const stated = after ?? before;
  if (stated === undefined) return [];
  const distance = before && after && distanceOf(before, after, end, numbers);
  if (distance === 0) return [];
  const words = end === 'minimum' ? { narrower: 'raised', wider: 'lowered' } : { narrower: 'lowered', wider: 'raised' };
  const step =
    before === undefined
      ? 'added'
      : after === undefined
        ? 'removed'
        : words[(distance ?? 0) > 0 ? 'narrower' : 'wider'];
  const id = `${stated.keyword.startsWith('exclusive') ? 'exclusive-' : ''}${end}-${step}`;
  const [was, is] = [before, after].map((bound) => bound && { value: bound.text, keyword: bound.keyword });
  const evidence = { ...shownBounds(was, is), ...placeOf({ old, next }, stated.keyword, after === undefined) };
  return schemaNumberRules.flatMap((rule) => (rule.id === id ? [findingOf(rule, evidence, site)] : []));
};

/** Above 0 where the new bound lets less in. */
const distanceOf = (before: TextBound, after: TextBound, end: End, { isWhole }: Numbers): number => {
  const [from, to] = [before, after].map((bound) => (isWhole ? inclusive(bound, end) : bound)) as [
    TextBound,
    TextBound,
  ];
  const distance = compareDecimals(to.text, from.text) * (end === 'minimum' ? 1 : -1);
  return distance === 0 ? Number(to.exclusive) - Number(from.exclusive) : distance;
};

/** The same end of whole numbers, said inclusively. */
const inclusive = ({ text, exclusive, keyword }: TextBound, end: End): TextBound => {
  const [whole = ''] = text.split('.');
  const step = exclusive && whole.length <= longest ? (end === 'minimum' ? 1n : -1n) : 0n;
  return step === 0n ? { text, exclusive, keyword } : { text: String(BigInt(whole) + step), exclusive: false, keyword };
};

/** No type has numbers of more digits. */
const longest = 40;

/** What is stated, unless the type says it already. */
const boundOf = (structure: JsonObject, end: End, { range }: Numbers): TextBound | undefined => {
  const exclusive = end === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  for (const keyword of [exclusive, end]) {
    const text = statedIn(structure, keyword);
    const isImplied = text === range?.[end] && keyword === end;
    if (typeof text === 'string' && isDecimal.test(text) && !isImplied)
      return { text, exclusive: keyword === exclusive, keyword };
  }
  return undefined;
};

const isDecimal = /^-?\d+(?:\.\d+)?$/u;

const withStep = (facts: SchemaFacts): SchemaFacts => {
  const step = statedIn(facts.structure, 'multipleOf');
  return {
    ...facts,
    minimum: undefined,
    maximum: undefined,
    step: typeof step === 'string' ? Number(step) : undefined,
  };
};

const statedIn = (structure: JsonObject, keyword: string): Json | undefined => {
  const { inert } = structure;
  return Array.isArray(inert) && inert.includes(keyword) ? undefined : (structure[keyword] ?? undefined);
};
