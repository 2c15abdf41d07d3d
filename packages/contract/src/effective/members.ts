import type { Schema } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import type { EffectiveProperty, EffectiveSchema } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { isSchema } from './json-types.ts';

/** A member as one schema describes it. */
export interface Member {
  readonly placed: Placed;
  /** What it comes to where no other schema says anything of it. Made once: in chains of `allOf` each schema has the members of all that follow. */
  alone(graph: SchemaGraph, isRequired: boolean): EffectiveProperty;
}

export type Members = ReadonlyMap<string, Member>;

const none: Members = new Map();

/** Of a hundred members most are never asked for more than whether they are there. */
class DescribedMember implements Member {
  readonly name: string;
  readonly schema: Schema;
  readonly #holder: Pointer;
  #placed: Placed | undefined;
  #required: EffectiveProperty | undefined;
  #optional: EffectiveProperty | undefined;

  constructor(holder: Pointer, name: string, schema: Schema) {
    this.#holder = holder;
    this.name = name;
    this.schema = schema;
  }

  get placed(): Placed {
    return (this.#placed ??= { pointer: child(child(this.#holder, 'properties'), this.name), schema: this.schema });
  }

  alone(graph: SchemaGraph, isRequired: boolean): EffectiveProperty {
    if (isRequired) return (this.#required ??= new PropertyAlone(graph, this, true));
    return (this.#optional ??= new PropertyAlone(graph, this, false));
  }
}

class PropertyAlone implements EffectiveProperty {
  readonly name: string;
  readonly required: boolean;
  readonly #graph: SchemaGraph;
  readonly #member: DescribedMember;
  #schema: EffectiveSchema | undefined;

  constructor(graph: SchemaGraph, member: DescribedMember, isRequired: boolean) {
    this.name = member.name;
    this.required = isRequired;
    this.#graph = graph;
    this.#member = member;
  }

  get described(): boolean {
    return true;
  }

  get written(): Schema {
    return this.#member.schema;
  }

  get pointer(): Pointer {
    return this.#member.placed.pointer;
  }

  get schema(): EffectiveSchema {
    return (this.#schema ??= this.#graph.node([this.#member.placed]));
  }
}

/** What a schema says under `properties`. */
export const membersOf = ({ pointer, schema }: Placed): Members => {
  const value: unknown = typeof schema === 'object' ? schema.properties : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return none;
  const found = new Map<string, Member>();
  for (const [name, member] of Object.entries(value)) {
    if (isSchema(member)) found.set(name, new DescribedMember(pointer, name, member));
  }
  return found;
};
