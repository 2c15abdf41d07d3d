import { isObject, isString, repeatedIn, type Json } from '../json.ts';
import { hit, quoted, when, type Check } from './rule.ts';

const needs =
  (types: readonly string[], keyword: string): Check =>
  ({ schema }) => {
    const type = schema['type'];
    if (!isString(type) || !types.includes(type) || isObject(schema[keyword])) return [];
    const present = Object.hasOwn(schema, keyword);
    return [
      hit(
        present ? [keyword] : [],
        present ? `${keyword} must be a schema, so an object` : `the type ${type} lacks ${keyword}`,
        `add "${keyword}": {"type": …}`,
      ),
    ];
  };

export const itemsMissing: Check = needs(['array', 'set'], 'items');
export const valuesMissing: Check = needs(['map'], 'values');

export const tupleOrder: Check = ({ schema }) => {
  if (schema['type'] !== 'tuple') return [];
  const order = schema['tuple'];
  const fine = Array.isArray(order) && order.length > 0 && order.every(isString);
  return when(
    !fine,
    Object.hasOwn(schema, 'tuple') ? ['tuple'] : [],
    'a tuple must list its properties in order',
    'add "tuple": [names]',
  );
};

const orderOf = (order: Json | undefined): readonly Json[] => (Array.isArray(order) ? order : []);

export const tupleUndeclared: Check = ({ schema }, { members }) => {
  if (schema['type'] !== 'tuple') return [];
  const { properties } = members(schema);
  return orderOf(schema['tuple']).flatMap((name, index) =>
    when(
      isString(name) && !properties.has(name),
      ['tuple', index],
      `${quoted(String(name))} is not declared`,
      'declare it in properties',
    ),
  );
};

export const tupleOmitted: Check = ({ schema }, { members }) => {
  if (schema['type'] !== 'tuple' || !Array.isArray(schema['tuple'])) return [];
  const listed = new Set<unknown>(schema['tuple']);
  const omitted = [...members(schema).properties.keys()].filter((name) => !listed.has(name));
  return when(
    omitted.length > 0,
    ['tuple'],
    `leaves out ${omitted.slice(0, 10).map(quoted).join(', ')}`,
    'list every property once',
  );
};

export const tupleDuplicate: Check = ({ schema }) =>
  schema['type'] === 'tuple'
    ? repeatedIn(orderOf(schema['tuple'])).map((index) =>
        hit(['tuple', index], 'repeats an element', 'list every property once'),
      )
    : [];
