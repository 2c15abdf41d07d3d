import { child, type Json, type Pointer, type Schema, type SchemaObject } from '@schemawright/contract';
import { literal } from '../../print/text.ts';
import { failure, indent, memberOf, or, test, unless, type Place, type Step } from '../code.ts';
import type { Keywords, Printer } from '../printer.ts';
import { isAnything, isLeaf, isSchema, member, referenceOf, schemaAt } from '../schema.ts';
import { dispatchOf } from '../tags.ts';

interface Branch {
  readonly schema: Schema;
  readonly pointer: Pointer;
}

const branchesOf = (schema: SchemaObject, keyword: string, pointer: Pointer): Branch[] => {
  const list = member(schema, keyword);
  if (!Array.isArray(list)) return [];
  return list.flatMap((branch, index) =>
    isSchema(branch) ? [{ schema: branch, pointer: child(child(pointer, keyword), index) }] : [],
  );
};

const reference = (schema: SchemaObject, place: Place, printer: Printer): Step[] => {
  if (member(schema, '$ref') === undefined) return [];
  const target = referenceOf(schema);
  if (target === undefined || schemaAt(printer.contract, target) === undefined) {
    printer.report('ref-unresolved', 'the reference leads to no schema and is not checked', place.pointer);
    return [];
  }
  if (printer.isEndless(place.pointer)) {
    printer.report('ref-endless', 'the reference leads back to itself without end and is not checked', place.pointer);
    return [];
  }
  return [test(printer.call({ ...place, pointer: target }))];
};

/** Up to this many branches are told apart by one comparison after the other. */
const few = 8;

/** One comparison a branch, then that branch alone. */
const dispatched = (keyword: string, branches: readonly Branch[], place: Place, printer: Printer): Step | undefined => {
  const dispatch = dispatchOf(
    printer.contract,
    branches.map(({ pointer }) => pointer),
  );
  if (dispatch === undefined) return undefined;
  const tag = memberOf(place.value, dispatch.property);
  const equals = (value: Json | undefined): string =>
    `${tag} === ${value === undefined ? 'undefined' : literal(value)}`;
  const failed = failure(place, keyword, `match one of the variants that ${dispatch.property} tells apart`);
  if (branches.length <= few) {
    const choices = branches.map(({ schema, pointer }, index) => {
      const condition = (dispatch.values[index] ?? []).map(equals).join(' || ');
      return `${condition} ? ${printer.check(schema, { ...place, pointer })} : `;
    });
    return test(`objectLike(${place.value}) ? ${choices.join('')}${failed} : ${failed}`);
  }
  const cases = branches.map(({ schema, pointer }, index) => {
    const labels = (dispatch.values[index] ?? []).map(
      (value) => `case ${value === undefined ? 'undefined' : literal(value)}:`,
    );
    return `${labels.join('\n')}\n${indent(unless(printer.check(schema, { ...place, pointer })))}\n  break;`;
  });
  const otherwise = unless(failed);
  return {
    loop: `if (!objectLike(${place.value})) {\n  ${otherwise}\n} else switch (${tag}) {\n${indent([...cases, `default:\n  ${otherwise}`].join('\n'))}\n}`,
  };
};

const union = (keyword: 'anyOf' | 'oneOf', schema: SchemaObject, place: Place, printer: Printer): Step[] => {
  const branches = branchesOf(schema, keyword, place.pointer);
  if (branches.length === 0) return [];
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) {
    return isAnything(only.schema) ? [] : [test(printer.check(only.schema, { ...place, pointer: only.pointer }))];
  }
  if (keyword === 'anyOf' && branches.some((branch) => isAnything(branch.schema))) return [];
  const chosen = dispatched(keyword, branches, place, printer);
  if (chosen !== undefined) return [chosen];
  const quiet = branches.map(({ schema: branch, pointer }) =>
    printer.check(branch, { ...place, pointer, quiet: true }),
  );
  const details = branches
    .filter(
      ({ schema: branch }) => !isLeaf(branch) || (typeof branch === 'object' && referenceOf(branch) !== undefined),
    )
    .map(({ schema: branch, pointer }) => printer.check(branch, { ...place, pointer }));
  const failed = failure(place, keyword, `match ${keyword === 'anyOf' ? 'at least' : 'exactly'} one of its variants`);
  const explain = (condition: string): string =>
    details.length === 0 || place.quiet
      ? failed
      : `(${condition} && ${details.map((one) => `(${one})`).join(' && ')}, ${failed})`;
  if (keyword === 'anyOf') return [test(or(quiet.map((one) => `(${one})`).join(' || '), explain('errors')))];
  const count = quiet.map((one) => `!!(${one})`).join(' + ');
  return [test(or(`(member = ${count}) === 1`, explain('errors && member === 0')))];
};

const negation = (schema: SchemaObject, place: Place, printer: Printer): Step[] => {
  const not = member(schema, 'not');
  if (!isSchema(not)) return [];
  const check = printer.check(not, { ...place, pointer: child(place.pointer, 'not'), quiet: true });
  return [test(or(`!(${check})`, failure(place, 'not', 'not match the schema that is excluded')))];
};

const condition = (schema: SchemaObject, place: Place, printer: Printer): Step[] => {
  const when = member(schema, 'if');
  if (!isSchema(when)) return [];
  const check = printer.check(when, { ...place, pointer: child(place.pointer, 'if'), quiet: true });
  const branch = (keyword: 'then' | 'else'): string => {
    const sub = member(schema, keyword);
    return isSchema(sub) ? printer.check(sub, { ...place, pointer: child(place.pointer, keyword) }) : 'true';
  };
  return [test(`(${check}) ? ${branch('then')} : ${branch('else')}`)];
};

export const combinations: Keywords = (schema, place, _types, printer) => [
  ...reference(schema, place, printer),
  ...branchesOf(schema, 'allOf', place.pointer)
    .filter((branch) => !isAnything(branch.schema))
    .map(({ schema: branch, pointer }): Step => {
      const block = place.quiet && !place.isPredicate ? undefined : printer.block(branch, { ...place, pointer });
      return block === undefined ? test(printer.check(branch, { ...place, pointer })) : { loop: block };
    }),
  ...union('anyOf', schema, place, printer),
  ...union('oneOf', schema, place, printer),
  ...negation(schema, place, printer),
  ...condition(schema, place, printer),
];
