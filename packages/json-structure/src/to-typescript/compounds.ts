import { isString } from '../json.ts';
import type { Target } from '../references.ts';
import { partOf } from '../types/parts.ts';
import { choiceOf } from './choices.ts';
import { arrayOf, objectOf, tight, tupleOf, type Code } from './code.ts';
import { documentationOf } from './documentation.ts';
import { labelOf } from './names.ts';
import { objectTypeOf } from './objects.ts';
import type { Printer } from './printer.ts';

type Print = (target: Target, printer: Printer) => Code;

const list: Print = (target, { type }) => arrayOf(type(partOf(target, 'items')));

// An index signature, not Record: a type may hold itself this way.
const map: Print = (target, { type, structure }) => {
  const values = partOf(target, 'values');
  const doc = documentationOf(values.schema, structure);
  return objectOf([{ key: '[key: string]', optional: false, type: type(values), doc }]);
};

const tuple: Print = ({ schema }, { type, structure }) => {
  const order = schema['tuple'];
  if (!Array.isArray(order)) return tight('unknown[]');
  const { properties } = structure.members(schema);
  return tupleOf(
    order.filter(isString).flatMap((name) => {
      const element = properties.get(name);
      if (element === undefined) return [];
      const doc = documentationOf(element.schema, structure);
      return [{ key: labelOf(name), optional: false, type: type(element), doc }];
    }),
  );
};

/** How each compound type is spelt. A new one is a line here. */
export const compounds: ReadonlyMap<string, Print> = new Map<string, Print>([
  ['object', objectTypeOf],
  ['map', map],
  ['array', list],
  ['set', list],
  ['tuple', tuple],
  ['choice', choiceOf],
]);
