import { isObject, isString } from '../json.ts';
import { extendsOf } from '../references.ts';
import { choicesOf, selectorOf } from '../types/choice.ts';
import { hit, quoted, when, type Check } from './rule.ts';
import { mapOfSchemas } from './objects.ts';

export const choicesMissing: Check = ({ schema }) =>
  when(
    schema['type'] === 'choice' && !Object.hasOwn(schema, 'choices'),
    [],
    'a choice lacks choices',
    'add "choices": {"tag": {"type": …}}',
  );

export const choicesShape: Check = ({ schema }) => {
  if (schema['type'] !== 'choice') return [];
  const choices = schema['choices'];
  if (isObject(choices) && Object.keys(choices).length === 0)
    return [hit(['choices'], 'choices must have at least one member')];
  return mapOfSchemas(schema, 'choices');
};

export const choiceSelector: Check = ({ schema }) => {
  if (schema['type'] !== 'choice') return [];
  const inline = Object.hasOwn(schema, '$extends');
  if (!Object.hasOwn(schema, 'selector'))
    return when(
      inline,
      [],
      'a choice that extends a base lacks a selector',
      'add "selector", the name of the member that tells the choice',
    );
  if (!isString(schema['selector'])) return [hit(['selector'], 'selector must be the name of a member')];
  return when(!inline, ['selector'], 'a choice without base has no selector', 'add "$extends", or remove the selector');
};

export const choiceBaseAbstract: Check = ({ schema }, { find }) =>
  schema['type'] === 'choice'
    ? extendsOf(schema).flatMap((text) => {
        const base = find(text);
        return when(
          base !== undefined && base.schema['abstract'] !== true,
          ['$extends'],
          `the base ${quoted(text)} of the choice is not abstract`,
          'add "abstract": true to it',
        );
      })
    : [];

export const choiceVariantBase: Check = ({ schema, pointer }, { find, aliased, lineage }) => {
  if (schema['type'] !== 'choice' || selectorOf({ schema, pointer }) === undefined) return [];
  const bases = extendsOf(schema).flatMap((text) => find(text) ?? []);
  return [...choicesOf({ schema, pointer })].flatMap(([tag, choice]) => {
    const variant = aliased(choice.schema);
    if (variant === undefined) return [];
    const inherited = lineage(variant);
    const fine =
      variant['type'] === 'object' && bases.every((base) => inherited.some((one) => one.schema === base.schema));
    return when(
      !fine,
      ['choices', tag],
      'is no object type that extends the base of the choice',
      'add "$extends" with that base to it',
    );
  });
};

export const choiceSelectorShadow: Check = ({ schema, pointer }, { lineage, aliased }) => {
  const selector = schema['type'] === 'choice' ? selectorOf({ schema, pointer }) : undefined;
  if (selector === undefined) return [];
  const shadowed = lineage(schema).flatMap(({ schema: { properties } }) => {
    const property = isObject(properties) && Object.hasOwn(properties, selector) ? properties[selector] : undefined;
    return isObject(property) ? [property] : [];
  });
  return when(
    shadowed.some((property) => aliased(property)?.['type'] !== 'string'),
    ['selector'],
    'the selector hides a property of the base that is no string',
    'choose another name',
  );
};
