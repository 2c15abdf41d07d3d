import { isObject } from '../json.ts';
import { child } from '../pointer.ts';
import { mapOf } from '../types/parts.ts';
import { type Applicator, ofType } from './applicator.ts';
import { patternTest } from './pattern.ts';

/**
 * The values of members whose name a pattern finds conform to a schema. JSON Structure Validation, `patternProperties`
 * and `patternKeys`. On objects such members count as declared; the entries of a map conform to `values` besides.
 */
const patternMembers = (name: string, type: string, writes: readonly string[]): Applicator => ({
  name,
  reads: [name],
  appliesTo: ofType(type),
  validator: (target, compiler) => {
    const patterns = [...mapOf(target, name)].map(([source, schema]) => ({
      matches: patternTest(source, 'anywhere'),
      schema: compiler.validator(schema),
    }));
    return {
      test: (value) => {
        if (!isObject(value)) return true;
        for (const member of Object.keys(value))
          for (const { matches, schema } of patterns) if (matches(member) && !schema.test(value[member])) return false;
        return true;
      },
      explain: (value, pointer, report) => {
        if (!isObject(value)) return;
        for (const member of Object.keys(value))
          for (const { matches, schema } of patterns)
            if (matches(member)) schema.explain(value[member], child(pointer, member), report);
      },
    };
  },
  writes,
  jsonSchema: (target, converter, out) => ({
    patternProperties: Object.fromEntries(
      [...mapOf(target, name)].map(([source, schema]) => [
        source,
        converter.schema(schema, child(out, 'patternProperties', source)),
      ]),
    ),
  }),
});

export const patternProperties: Applicator = patternMembers('patternProperties', 'object', ['patternProperties']);
// Beside `additionalProperties`, which a map becomes, JSON Schema would let the matching entries off.
export const patternKeys: Applicator = patternMembers('patternKeys', 'map', [
  'patternProperties',
  'additionalProperties',
]);
