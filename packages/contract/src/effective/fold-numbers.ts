import type { SchemaFacts } from './facts.ts';
import { integersOnly } from './json-types.ts';
import { commonStep, formatRanges, higher, lower, wholeMaximum, wholeMinimum, type Bound } from './numbers.ts';
import type { Source } from './sources.ts';

/** Bounds, ranges of formats and steps as one interval with one step. */
export const foldNumbers = (sources: readonly Source[]): Pick<SchemaFacts, 'minimum' | 'maximum' | 'step'> => {
  let minimum: Bound | undefined;
  let maximum: Bound | undefined;
  let step: number | undefined;
  for (const { schema } of sources) {
    const range = formatRanges.get(schema.format ?? '');
    if (range !== undefined) {
      minimum = higher(minimum, { value: range[0], exclusive: false, keyword: 'format' });
      maximum = lower(maximum, { value: range[1], exclusive: false, keyword: 'format' });
    }
    for (const keyword of ['minimum', 'exclusiveMinimum']) {
      const value = schema[keyword];
      if (typeof value === 'number') minimum = higher(minimum, { value, exclusive: keyword !== 'minimum', keyword });
    }
    for (const keyword of ['maximum', 'exclusiveMaximum']) {
      const value = schema[keyword];
      if (typeof value === 'number') maximum = lower(maximum, { value, exclusive: keyword !== 'maximum', keyword });
    }
    if (integersOnly(schema.type)) step = commonStep(step, 1);
    if (typeof schema['multipleOf'] === 'number' && schema['multipleOf'] > 0) {
      step = commonStep(step, schema['multipleOf']);
    }
  }
  if (step !== undefined && Number.isInteger(step)) {
    minimum = minimum && wholeMinimum(minimum);
    maximum = maximum && wholeMaximum(maximum);
  }
  return { minimum, maximum, step };
};
