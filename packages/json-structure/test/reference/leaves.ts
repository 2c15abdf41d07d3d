import { maybe, oneOf, oneOrMore, upTo, type Draw } from './draw.ts';
import { fraction, isLess } from './fractions.ts';
import { isBinary, numberTypes, primitives, textNumberTypes } from './primitives.ts';
import { formatSamples, samplesOf, textSamples } from './samples.ts';
import type { Schema } from './schema.ts';

const patterns = ['a*', '^a', 'b$', '^[a-z]+$', 'a|bb', '^a|bb$', '\\d{2}', '.', '', '[^a]*', '(?:ab)+', '\\p{L}'];
const leafTypes = [
  ...numberTypes,
  ...textNumberTypes,
  ...Object.keys(textSamples),
  'string',
  'string',
  'string',
  'boolean',
  'null',
  'any',
  'binary',
];

const boundSamples = (type: string): readonly (number | string)[] => {
  if (type === 'decimal') return ['-10.5', '-1', '-0.25', '0', '1.5', '1.50', '6', '9223372036854775807.5'];
  if (type.includes('int') && textNumberTypes.includes(type)) return ['-5', '0', '2', '6', '9223372036854775807'];
  return numberTypes.slice(1, 8).includes(type) ? [-5, 0, 2, 100, 127] : [-5, -0.25, 0, 1.5, 6, 1e21];
};
const bounded = (draw: Draw, type: string): Schema => {
  const [one, other] = [oneOf(draw, ...boundSamples(type)), oneOf(draw, ...boundSamples(type))];
  const [low, high] = isLess(fraction(one), fraction(other)) ? [one, other] : [other, one];
  const isTextNumber = textNumberTypes.includes(type);
  const apart = isLess(fraction(low), fraction(high));
  return {
    ...maybe(draw, 5, oneOf(draw, 'minimum', 'exclusiveMinimum'), () => low),
    ...(apart ? maybe(draw, 5, oneOf(draw, 'maximum', 'exclusiveMaximum'), () => high) : {}),
    // Steps of numbers in strings are more than JSON Schema can say.
    ...maybe(draw, isTextNumber ? 0.2 : 2, 'multipleOf', () => {
      if (type === 'decimal') return oneOf(draw, '1', '3', '0.25', '0.1');
      if (isTextNumber) return oneOf(draw, '1', '3', '5');
      return numberTypes.slice(1, 7).includes(type) ? oneOf(draw, 1, 3) : oneOf(draw, 1, 3, 0.5, 0.25);
    }),
  };
};

export const wordKeywords = (draw: Draw, eager = 0): Schema => ({
  ...maybe(draw, 3 + eager, 'minLength', () => upTo(draw, 2)),
  ...maybe(draw, 3 + eager, 'pattern', () => oneOf(draw, ...patterns)),
});

const ofType = (schema: Schema, value: unknown): boolean =>
  schema['type'] === 'binary'
    ? isBinary(value, String(schema['contentEncoding'] ?? 'base64'))
    : primitives.get(String(schema['type']))?.(value) === true;

/** A primitive type with the keywords of core, and with those of validation if they are wanted. */
export const leaf = (
  draw: Draw,
  validation: boolean,
  wanted: { readonly type?: string; readonly eager?: number } = {},
): Schema => {
  const { type = oneOf(draw, ...leafTypes), eager = 0 } = wanted;
  const schema: Schema = {
    type,
    ...(type === 'string' ? maybe(draw, 2, 'maxLength', () => 2 + upTo(draw, 1)) : {}),
    ...(type === 'binary'
      ? maybe(draw, 7, 'contentEncoding', () => oneOf(draw, 'base64', 'base64url', 'base16', 'base32', 'base32hex'))
      : {}),
  };
  const values = samplesOf(type).filter((value) => ofType(schema, value));
  const isNumber = numberTypes.includes(type) || textNumberTypes.includes(type);
  return {
    ...schema,
    ...(type === 'any' || type === 'null'
      ? {}
      : {
          ...maybe(draw, 1 + eager / 3, 'enum', () => oneOrMore(draw, values.slice(0, 5))),
          ...maybe(draw, 1 + eager / 3, 'const', () => oneOf(draw, ...values)),
        }),
    ...(validation && isNumber ? bounded(draw, type) : {}),
    ...(validation && type === 'string'
      ? {
          ...wordKeywords(draw, eager),
          ...maybe(draw, 2 + eager, 'format', () => oneOf(draw, ...Object.keys(formatSamples))),
        }
      : {}),
  };
};
