import { plural } from '../json.ts';
import { child } from '../pointer.ts';
import { listOf, partOf } from '../types/parts.ts';
import type { Applicator } from './applicator.ts';

const anyType = (): boolean => true;

const list = (name: string, validator: Applicator['validator']): Applicator => ({
  name,
  reads: [name],
  appliesTo: anyType,
  validator,
  writes: [name],
  jsonSchema: (target, converter, out) => ({
    [name]: listOf(target, name).map((branch, index) => converter.schema(branch, child(out, name, index))),
  }),
});

/** Every branch accepts. JSON Structure Conditional Composition, `allOf`. */
const allOf: Applicator = list('allOf', (target, compiler) => {
  const branches = listOf(target, 'allOf').map((branch) => compiler.validator(branch));
  return {
    test: (value) => branches.every(({ test }) => test(value)),
    explain: (value, pointer, report) => {
      for (const { explain } of branches) explain(value, pointer, report);
    },
  };
});

/** A number of branches accepts. */
const counted = (name: string, fits: (count: number) => boolean, expects: (branches: string) => string): Applicator =>
  list(name, (target, compiler) => {
    const branches = listOf(target, name).map((branch) => compiler.validator(branch));
    const accepting = (value: unknown): number => branches.filter(({ test }) => test(value)).length;
    return {
      test: (value) => fits(accepting(value)),
      explain: (value, pointer, report) => {
        const count = accepting(value);
        if (fits(count)) return;
        const [only] = branches;
        if (branches.length === 1 && only !== undefined) return only.explain(value, pointer, report);
        const message = `must conform to ${expects(plural(branches.length, 'schema'))} in ${name}; conforms to ${count}`;
        report({ pointer, schemaPointer: child(target.pointer, name), keyword: name, message });
      },
    };
  });

const anyOf: Applicator = counted(
  'anyOf',
  (count) => count > 0,
  (branches) => `one of the ${branches}`,
);
const oneOf: Applicator = counted(
  'oneOf',
  (count) => count === 1,
  (branches) => `exactly one of the ${branches}`,
);

/** The branch refuses. JSON Structure Conditional Composition, `not`. */
const not: Applicator = {
  name: 'not',
  reads: ['not'],
  appliesTo: anyType,
  validator: (target, compiler) => {
    const branch = compiler.validator(partOf(target, 'not'));
    return {
      test: (value) => !branch.test(value),
      explain: (value, pointer, report) => {
        if (!branch.test(value)) return;
        const message = 'must not conform to the schema in not; does';
        report({ pointer, schemaPointer: child(target.pointer, 'not'), keyword: 'not', message });
      },
    };
  },
  writes: ['not'],
  jsonSchema: (target, converter, out) => ({ not: converter.schema(partOf(target, 'not'), child(out, 'not')) }),
};

const branchNames = ['if', 'then', 'else'] as const;

/** `then` binds what `if` accepts, `else` the rest. JSON Structure Conditional Composition, `if`. */
const conditional: Applicator = {
  name: 'if',
  reads: branchNames,
  appliesTo: anyType,
  validator: (target, compiler) => {
    const branch = (name: string): ReturnType<typeof compiler.validator> | undefined =>
      Object.hasOwn(target.schema, name) ? compiler.validator(partOf(target, name)) : undefined;
    const condition = compiler.validator(partOf(target, 'if'));
    const [then, otherwise] = [branch('then'), branch('else')];
    return {
      test: (value) => (condition.test(value) ? then : otherwise)?.test(value) ?? true,
      explain: (value, pointer, report) => (condition.test(value) ? then : otherwise)?.explain(value, pointer, report),
    };
  },
  writes: branchNames,
  jsonSchema: (target, converter, out) => {
    const present = branchNames.filter((name) => Object.hasOwn(target.schema, name));
    // A condition without consequence asserts nothing.
    if (present.length === 1) return {};
    return Object.fromEntries(
      present.map((name) => [name, converter.schema(partOf(target, name), child(out, name))] as const),
    );
  },
};

export const composition: readonly Applicator[] = [allOf, anyOf, oneOf, not, conditional];
