import { child } from '../pointer.ts';
import type { EffectiveProperty } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';

/** A member as one schema describes it, and what that comes to where no other says anything of it. */
export interface Member {
  readonly placed: Placed;
  readonly alone: { optional?: EffectiveProperty; required?: EffectiveProperty };
}

export type Members = ReadonlyMap<string, Member>;

const none: Members = new Map();

/** What a schema says under `properties`. */
export const membersOf = ({ pointer, schema }: Placed): Members => {
  const value: unknown = typeof schema === 'object' ? schema.properties : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return none;
  const place = child(pointer, 'properties');
  const found = new Map<string, Member>();
  for (const [name, member] of Object.entries(value)) {
    if (isSchema(member)) found.set(name, { placed: { pointer: child(place, name), schema: member }, alone: {} });
  }
  return found;
};

/** Made once: in chains of `allOf` each schema has the members of all that follow. */
export const aloneOf = (
  graph: SchemaGraph,
  name: string,
  { placed, alone }: Member,
  isRequired: boolean,
): EffectiveProperty =>
  (alone[isRequired ? 'required' : 'optional'] ??= {
    name,
    required: isRequired,
    pointer: placed.pointer,
    described: true,
    schema: graph.node([placed]),
  });
