import { typeBit, type EffectiveSchema, type Json, type SchemaFacts } from '@schemawright/contract';
import { partOf } from '../schema/part.ts';
import { described, given, isObject, together, withMember, type Guessing } from './guessing.ts';

const label = 'dependentSchemas ';

/** Objects with a member that brings another schema with it, which they are not of on the other side. */
export function* ofDependents(guessing: Guessing, source: EffectiveSchema, b: SchemaFacts): Generator<Json> {
  for (const [keyword, schemas] of b.applied) {
    if (!keyword.startsWith(label)) continue;
    const name = keyword.slice(label.length);
    // What is no object has no members that bring anything.
    const brought = partOf(together(source, ...(source.facts.applied.get(keyword) ?? [])), typeBit.object);
    const member = guessing.sampler.part(described(name, brought.facts));
    for (const schema of schemas) {
      for (const value of guessing.parts(brought, schema)) {
        if (isObject(value)) for (const one of given(member)) yield withMember(value, name, one);
      }
    }
  }
}
