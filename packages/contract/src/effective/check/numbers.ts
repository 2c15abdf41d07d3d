import { isMultipleOf } from '@schemawright/json-structure/formats';
import { formats } from '../../formats.ts';
import type { Answer } from './answer.ts';
import { assertion, type Checks } from './visit.ts';

const bound =
  (isKept: (value: number, limit: number) => boolean) =>
  (value: number, limit: unknown): Answer =>
    typeof limit === 'number' ? isKept(value, limit) : undefined;

/** JSON Schema 2020-12 Validation, 6.2, and the formats of numbers. */
export const ofNumbers: Checks<number> = new Map([
  assertion(
    'minimum',
    bound((value, limit) => value >= limit),
  ),
  assertion(
    'maximum',
    bound((value, limit) => value <= limit),
  ),
  assertion(
    'exclusiveMinimum',
    bound((value, limit) => value > limit),
  ),
  assertion(
    'exclusiveMaximum',
    bound((value, limit) => value < limit),
  ),
  assertion('multipleOf', (value: number, step) =>
    typeof step === 'number' && step > 0 ? isMultipleOf(value, step) : undefined,
  ),
  assertion('format', (value: number, format) =>
    typeof format === 'string' ? (formats.get(format)?.number?.holds(value) ?? true) : undefined,
  ),
]);
