import { child } from '@schemawright/contract';
import {
  below,
  failure,
  indent,
  indexKey,
  memberKey,
  only,
  or,
  test,
  unless,
  variable,
  type Place,
  type Step,
} from '../code.ts';
import type { Keywords } from '../printer.ts';
import { isAnything, isSchema, member } from '../schema.ts';
import { evaluatedItems, hoisted } from '../unevaluated.ts';
import { applies } from './types.ts';

export const arrays: Keywords = (schema, place, types, printer) => {
  const condition = applies(types, place, 'array');
  if (condition === undefined) return [];
  const { value, pointer, quiet } = place;
  const steps: Step[] = [];
  const { minItems, maxItems } = schema;
  if (typeof minItems === 'number' && minItems > 0) {
    steps.push(
      test(or(`${value}.length >= ${minItems}`, failure(place, 'minItems', `have at least ${minItems} elements`))),
    );
  }
  if (typeof maxItems === 'number') {
    steps.push(
      test(or(`${value}.length <= ${maxItems}`, failure(place, 'maxItems', `have at most ${maxItems} elements`))),
    );
  }
  if (member(schema, 'uniqueItems') === true) {
    steps.push(test(or(`allDiffer(${value})`, failure(place, 'uniqueItems', 'have no two equal elements'))));
  }

  const prefix = member(schema, 'prefixItems');
  const prefixItems = Array.isArray(prefix) ? prefix.filter(isSchema) : [];
  prefixItems.forEach((item, index) => {
    if (isAnything(item)) return;
    const at = child(child(pointer, 'prefixItems'), index);
    const keys = below(place, memberKey(index));
    const check = printer.check(item, { ...place, value: 'member', keys, pointer: at });
    steps.push(test(`${value}.length <= ${index} || ((member = ${value}[${index}]), ${check})`));
  });

  const index = variable('index', place);
  const length = variable('length', place);
  const name = variable('element', place);
  const element = (keyword: string, silent: boolean): Place => ({
    ...place,
    value: name,
    keys: below(place, indexKey(index)),
    pointer: child(pointer, keyword),
    quiet: silent,
    depth: (place.depth ?? 0) + 1,
  });
  const loop = (start: number, statements: string): string =>
    `for (let ${index} = ${start}, ${length} = ${value}.length; ${index} < ${length}; ${index}++) {\n  const ${name} = ${value}[${index}];\n${indent(statements)}\n}`;
  const items = member(schema, 'items');
  if (items === false) {
    const few = `${value}.length <= ${prefixItems.length}`;
    steps.push(test(or(few, failure(place, 'items', `have at most ${prefixItems.length} elements`))));
  } else if (isSchema(items) && !isAnything(items)) {
    const each = element('items', quiet);
    const statements = printer.block(items, each, 'often') ?? unless(printer.check(items, each));
    steps.push({ loop: loop(prefixItems.length, statements) });
  }

  const contains = member(schema, 'contains');
  if (isSchema(contains)) {
    const { minContains = 1, maxContains } = schema;
    const range = [`count >= ${Number(minContains)}`];
    if (typeof maxContains === 'number') range.push(`count <= ${maxContains}`);
    const found = or(range.join(' && '), failure(place, 'contains', 'contain the elements that are asked for'));
    const matches = printer.check(contains, element('contains', true));
    steps.push({
      loop: `{\n  let count = 0;\n  for (const ${name} of ${value}) if (${matches}) count++;\n  if (!(${found})) return false;\n}`,
    });
  }

  const rest = member(schema, 'unevaluatedItems');
  if (isSchema(rest) && !isAnything(rest)) {
    const evaluated = evaluatedItems({ ...schema, unevaluatedItems: undefined }, pointer, printer);
    const check = printer.check(rest, element('unevaluatedItems', quiet));
    if (evaluated.expression !== 'true') {
      steps.push(hoisted(evaluated.before, loop(0, unless(`${evaluated.expression} || (${check})`))));
    }
  }
  return only(condition, steps);
};
