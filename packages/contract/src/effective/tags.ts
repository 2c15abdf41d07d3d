import type { EffectiveSchema, UnionTag } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { discriminatorOf } from './inheritance.ts';
import { usedComponent } from './referred.ts';

/**
 * OpenAPI 3.1.1, 4.8.25: by `mapping`, else by the constant of the member, else by the component's name. A branch that is no
 * component has no tag, and a discriminator of none but such branches tells nothing apart.
 * @param owner what has the discriminator
 * @param nodes the branches, as nodes
 */
export const declaredTag = (
  graph: SchemaGraph,
  owner: Placed,
  branches: readonly Placed[],
  nodes: readonly EffectiveSchema[],
): UnionTag | undefined => {
  const discriminator = typeof owner.schema === 'object' ? discriminatorOf(owner.schema) : undefined;
  const { propertyName, mapping, defaultMapping } = discriminator ?? {};
  if (typeof propertyName !== 'string') return undefined;
  const targetOf = (name: string): Placed | undefined =>
    graph.target(name.startsWith('#') ? name : `#/components/schemas/${name}`);
  const components = branches.map((branch) => usedComponent(graph, branch)?.pointer);
  const indexes = new Map(branches.map(({ pointer }, index) => [components[index] ?? pointer, index]));
  const tags = new Map<string, number>();
  const mapped = new Set<number>();
  for (const [value, reference] of Object.entries(typeof mapping === 'object' && mapping !== null ? mapping : {})) {
    if (typeof reference !== 'string') continue;
    const target = targetOf(reference);
    const index = target && indexes.get(target.pointer);
    if (index === undefined) continue;
    tags.set(value, index);
    mapped.add(index);
  }
  components.forEach((component, index) => {
    if (mapped.has(index)) return;
    const value = constantOf(nodes[index], propertyName) ?? component?.slice(component.lastIndexOf('/') + 1);
    if (value !== undefined && !tags.has(value)) tags.set(value, index);
  });
  if (tags.size === 0) return undefined;
  const tag = { property: propertyName, branches: tags };
  if (typeof defaultMapping !== 'string') return tag;
  const target = targetOf(defaultMapping);
  return { ...tag, otherwise: graph.node([target ?? { pointer: owner.pointer, schema: true }]) };
};

/** The text that a member always holds. */
export const constantOf = (branch: EffectiveSchema | undefined, property: string): string | undefined => {
  const values = branch?.facts.properties.get(property)?.schema.facts.values;
  return values?.length === 1 && typeof values[0] === 'string' ? values[0] : undefined;
};
