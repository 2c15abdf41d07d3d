import type { SchemaObject } from '../openapi/types.ts';
import type { EffectiveSchema, SchemaFacts } from './facts.ts';
import { proseKeywords } from './fold-annotations.ts';
import { writingOf } from './graph.ts';
import { declaredTypes, typeBit } from './json-types.ts';
import { shapeOf } from './shape.ts';

/** The nodes that roots reach which may mean the same as a node with these facts: far fewer than there are. */
export type Search = (facts: SchemaFacts) => readonly EffectiveSchema[];

/** Sorts what roots reach by what is seen of it at a glance. */
export const createSearch = (roots: Iterable<EffectiveSchema>): Search => {
  const found = new Map<string, EffectiveSchema[]>();
  const passed = new Set<unknown>();
  const pending: EffectiveSchema[] = [];

  const pass = (node: EffectiveSchema): void => {
    const self = selfOf(node);
    if (passed.has(self)) return;
    passed.add(self);
    const glance = glanceOf(node.facts);
    const list = found.get(glance);
    if (list === undefined) found.set(glance, [node]);
    else list.push(node);
    const { ordered, sets } = shapeOf(node.facts);
    pending.push(...ordered);
    for (const set of sets) pending.push(...set);
  };

  for (const root of roots) {
    pending.push(root);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) pass(next);
  }
  return (facts) => found.get(glanceOf(facts)) ?? [];
};

const glanceOf = ({ types, values, properties }: SchemaFacts): string =>
  `${types} ${values?.length ?? ''} ${[...properties.keys()].sort().join('\n')}`;

/** What a node is known by: a text for what is no more than one, as nearly all are, so that few are folded. */
const selfOf = (node: EffectiveSchema): unknown => {
  const [placed, second] = writingOf(node)?.schemas ?? [];
  const schema = second === undefined ? placed?.schema : undefined;
  return typeof schema === 'object' ? (textOfLeaf(schema) ?? node) : node;
};

const compound = typeBit.array | typeBit.object;

/** What a schema says that has none below it and refers to none: alike for all that say the same. */
const textOfLeaf = (schema: SchemaObject): string | undefined => {
  if (schema.type === undefined || (declaredTypes(schema.type) & compound) !== 0) return undefined;
  let text = '';
  for (const keyword of Object.keys(schema).sort()) {
    if (proseKeywords.has(keyword)) continue;
    if (!ofLeaves.has(keyword)) return undefined;
    text += `${keyword} ${JSON.stringify(schema[keyword])} `;
  }
  return text;
};

const ofLeaves: ReadonlySet<string> = new Set([
  'type',
  'format',
  'enum',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
]);
