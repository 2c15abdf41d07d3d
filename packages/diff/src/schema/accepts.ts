import {
  admits,
  isListed,
  isMultiple,
  typeBit,
  typeOfValue,
  type EffectiveSchema,
  type Json,
} from '@schemawright/contract';

const maxDepth = 32;

/** Whether a schema accepts one value; `undefined` where that takes more than looking (formats, unevaluated members …). */
export const accepts = (schema: EffectiveSchema, value: Json, depth = 0): boolean | undefined => {
  const { facts } = schema;
  const type = typeOfValue(value);
  if (depth > maxDepth) return undefined;
  const results: (boolean | undefined)[] = [];
  if ((facts.types & typeBit[type]) === 0) return false;
  if (facts.values !== undefined) {
    const found = isListed(value, facts.values);
    return found && facts.applied.size > 0 ? admits(schema, value) : found;
  }
  for (const { kind, branches, exempt } of facts.unions) {
    if ((exempt & typeBit[type]) !== 0) continue;
    const found = branches.map((branch) => accepts(branch, value, depth + 1));
    const isOne = kind === 'anyOf' || found.every((one, index) => one === false || index === found.indexOf(true));
    results.push(found.includes(true) && isOne ? true : found.some((one) => one !== false) ? undefined : false);
  }
  for (const [keyword, schemas] of facts.applied) {
    for (const excluded of schemas)
      results.push(keyword === 'not' ? not(accepts(excluded, value, depth + 1)) : undefined);
  }
  if (typeof value === 'number') results.push(...numberResults(facts, value));
  if (typeof value === 'string') {
    const length = [...value].length;
    results.push(length >= (facts.limits.get('minLength') ?? 0));
    results.push(length <= (facts.limits.get('maxLength') ?? Number.POSITIVE_INFINITY));
    if (facts.patterns.length > 0 || facts.format !== undefined) results.push(undefined);
  }
  if (type === 'array' || type === 'object') {
    const said = facts.limits.size + facts.properties.size + facts.prefixItems.length + facts.patternProperties.size;
    if (said > 0 || facts.items !== undefined || facts.additional !== undefined) results.push(undefined);
  }
  if (results.includes(false)) return false;
  return results.includes(undefined) ? admits(schema, value) : true;
};

const not = (answer: boolean | undefined): boolean | undefined => (answer === undefined ? undefined : !answer);

const numberResults = (facts: EffectiveSchema['facts'], value: number): (boolean | undefined)[] => {
  const { minimum, maximum, step } = facts;
  return [
    minimum === undefined || value > minimum.value || (value === minimum.value && !minimum.exclusive),
    maximum === undefined || value < maximum.value || (value === maximum.value && !maximum.exclusive),
    step === undefined || value === 0 || isMultiple(Math.abs(value), step),
  ];
};
