import { child } from '../pointer.ts';
import type { Applicator } from './applicator.ts';
import { ofType } from './applicator.ts';
import { partOf } from '../types/parts.ts';

const countOf = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** How many elements conform to a schema; one at least by default. JSON Structure Validation, `contains`. */
export const contains: Applicator = {
  name: 'contains',
  reads: ['contains', 'minContains', 'maxContains'],
  appliesTo: ofType('array', 'set'),
  validator: (target, compiler) => {
    const { schema, pointer: schemaPointer } = target;
    const element = compiler.validator(partOf(target, 'contains'));
    const least = countOf(schema['minContains'], 1);
    const most = countOf(schema['maxContains'], Number.POSITIVE_INFINITY);
    const found = (value: unknown): number => (value as readonly unknown[]).filter((one) => element.test(one)).length;
    return {
      test: (value) => {
        const count = found(value);
        return count >= least && count <= most;
      },
      explain: (value, pointer, report) => {
        const count = found(value);
        if (count >= least && count <= most) return;
        const keyword =
          count > most ? 'maxContains' : Object.hasOwn(schema, 'minContains') ? 'minContains' : 'contains';
        const limit = count > most ? `at most ${most}` : `at least ${least}`;
        const message = `must have ${limit} of the elements that contains asks for; has ${count}`;
        report({ pointer, schemaPointer: child(schemaPointer, keyword), keyword, message });
      },
    };
  },
  writes: ['contains', 'minContains', 'maxContains'],
  jsonSchema: (target, converter, out) => {
    // Any number of elements will do: nothing is asserted.
    if (target.schema['minContains'] === 0 && !Object.hasOwn(target.schema, 'maxContains')) return {};
    return {
      contains: converter.schema(partOf(target, 'contains'), child(out, 'contains')),
      ...Object.fromEntries(
        ['minContains', 'maxContains'].flatMap((keyword) => {
          const limit = target.schema[keyword];
          return limit === undefined ? [] : [[keyword, limit] as const];
        }),
      ),
    };
  },
};
