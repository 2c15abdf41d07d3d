import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractOf, effectiveSchema, writingOf } from '../src/index.ts';
import type { SchemaGraph } from '../src/effective/graph.ts';
import { conjunctionOf } from '../src/effective/sources.ts';

const names = ['A', 'B', 'C', 'D'];
const reference = fc.constantFrom(...names, 'Nowhere').map((name) => ({ $ref: `#/components/schemas/${name}` }));
const member = fc.constantFrom('a', 'b', 'c').map((name) => ({ properties: { [name]: { type: 'string' } } }));

const { schema } = fc.letrec<{ schema: object | boolean }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    reference,
    member,
    fc.constantFrom(true, false, { type: 'object' }, { type: 'null' }, { unevaluatedProperties: false }, { enum: [1] }),
    fc.tuple(reference, member).map((parts) => Object.assign({}, ...parts) as object),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie('schema'), { maxLength: 2 }).map((allOf) => ({ allOf, unevaluatedProperties: false })),
  ),
}));

/** The same graph, on which nothing is found that others walked. */
const unshared = (graph: SchemaGraph): SchemaGraph => ({
  ...graph,
  blocks: Object.assign(new Map<object, undefined>(), { has: () => true }),
});

test('what holds together is the same whether or not its parts were walked for others', () => {
  fc.assert(
    fc.property(fc.array(schema, { minLength: names.length, maxLength: names.length }), (schemas) => {
      const document = {
        openapi: '3.1.0',
        info: { title: 'Parts', version: '1' },
        paths: {},
        components: { schemas: Object.fromEntries(names.map((name, index) => [name, schemas[index]])) },
      };
      const contract = contractOf(structuredClone(document));
      for (const name of names) {
        const writing = writingOf(effectiveSchema(contract, `/components/schemas/${name}`));
        if (writing === undefined) continue;
        const walked = (graph: SchemaGraph): unknown => {
          const { sources, unions, types, valueLists, knownLists, dangling, decided } = conjunctionOf(
            graph,
            writing.schemas,
            new Set(),
          );
          return { sources, unions, types, valueLists, knownLists, dangling, decided };
        };
        expect(walked(writing.graph)).toEqual(walked(unshared(writing.graph)));
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
});
