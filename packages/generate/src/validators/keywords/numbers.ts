import { formats } from '@schemawright/contract/ajv';
import { failure, only, or, test, type Step } from '../code.ts';
import type { Keywords } from '../printer.ts';
import { applies } from './types.ts';

const bounds = [
  ['minimum', '>=', 'be at least'],
  ['maximum', '<=', 'be at most'],
  ['exclusiveMinimum', '>', 'be greater than'],
  ['exclusiveMaximum', '<', 'be less than'],
] as const;

export const numbers: Keywords = (schema, place, types, printer) => {
  const condition = applies(types, place, 'number', 'integer');
  if (condition === undefined) return [];
  const { value } = place;
  const steps: Step[] = bounds.flatMap(([keyword, operator, words]) => {
    const bound = schema[keyword];
    if (typeof bound !== 'number') return [];
    return [test(or(`${value} ${operator} ${bound}`, failure(place, keyword, `${words} ${bound}`)))];
  });
  const { multipleOf, format } = schema;
  if (typeof multipleOf === 'number') {
    const check = `${printer.format('isMultipleOf')}(${value}, ${multipleOf})`;
    steps.push(test(or(check, failure(place, 'multipleOf', `be a multiple of ${multipleOf}`))));
  }
  const known = typeof format === 'string' ? formats.get(format)?.number : undefined;
  // Number.isFinite, the test of the type, has said so already.
  if (known !== undefined && known.exportName !== 'isDouble') {
    const check = `${printer.format(known.exportName)}(${value})`;
    steps.push(test(or(check, failure(place, 'format', `be ${String(format)}`))));
  }
  return only(condition, steps);
};
