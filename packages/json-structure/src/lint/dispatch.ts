import { isString, type JsonObject } from '../json.ts';
import type { Position } from '../positions.ts';
import { types } from '../types/table.ts';
import type { Rule } from './rule.ts';
import { rules } from './table.ts';

/** Rules by what makes them worth asking: most schemas have a few keywords, and most rules speak of one. */
export interface Dispatch {
  readonly root: Triggered;
  readonly schema: Triggered;
  readonly namespace: readonly Rule[];
}

interface Triggered {
  readonly always: readonly Rule[];
  readonly byKeyword: ReadonlyMap<string, readonly Rule[]>;
  /** By the type, or what stands in its place: see {@link Rule.triggers}. */
  readonly byType: ReadonlyMap<string, readonly Rule[]>;
}

const triggered = (chosen: readonly Rule[]): Triggered => {
  const byKeyword = new Map<string, Rule[]>();
  const byType = new Map<string, Rule[]>();
  for (const rule of chosen)
    for (const trigger of rule.triggers) {
      const [map, name] = trigger.startsWith('type=') ? [byType, trigger.slice('type='.length)] : [byKeyword, trigger];
      map.set(name, [...(map.get(name) ?? []), rule]);
    }
  return { always: chosen.filter(({ triggers }) => triggers.length === 0), byKeyword, byType };
};

const dispatch = (chosen: readonly Rule[]): Dispatch => ({
  root: triggered(chosen.filter(({ on }) => on !== 'namespace')),
  schema: triggered(chosen.filter(({ on }) => on === 'schema')),
  namespace: chosen.filter(({ on }) => on === 'namespace'),
});

export const allRules: Dispatch = dispatch(rules);
export const blockingRules: Dispatch = dispatch(rules.filter(({ blocks }) => blocks));

const rulesForType = ({ type }: JsonObject, byType: Triggered['byType']): readonly Rule[] | undefined => {
  if (isString(type)) return byType.get(types.has(type) ? type : '?');
  if (type === undefined) return byType.get('');
  return byType.get(Array.isArray(type) ? '[]' : '{}');
};

/** The rules that have something to say of a schema or namespace, each once. */
export const rulesFor = ({ kind, role, schema }: Position, rules: Dispatch): readonly Rule[] => {
  if (kind === 'namespace') return rules.namespace;
  const { always, byKeyword, byType } = role === 'root' ? rules.root : rules.schema;
  let chosen = withMore(always, rulesForType(schema, byType));
  for (const keyword of Object.keys(schema)) chosen = withMore(chosen, byKeyword.get(keyword));
  return chosen;
};

const withMore = (chosen: readonly Rule[], more: readonly Rule[] | undefined): readonly Rule[] => {
  if (more === undefined) return chosen;
  return chosen.length === 0 ? more : [...chosen, ...more.filter((rule) => !chosen.includes(rule))];
};
