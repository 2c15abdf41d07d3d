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
  readonly byTrigger: ReadonlyMap<string, readonly Rule[]>;
}

const triggered = (chosen: readonly Rule[]): Triggered => {
  const byTrigger = new Map<string, Rule[]>();
  for (const rule of chosen)
    for (const trigger of rule.triggers) byTrigger.set(trigger, [...(byTrigger.get(trigger) ?? []), rule]);
  return { always: chosen.filter(({ triggers }) => triggers.length === 0), byTrigger };
};

const dispatch = (chosen: readonly Rule[]): Dispatch => ({
  root: triggered(chosen.filter(({ on }) => on !== 'namespace')),
  schema: triggered(chosen.filter(({ on }) => on === 'schema')),
  namespace: chosen.filter(({ on }) => on === 'namespace'),
});

export const allRules: Dispatch = dispatch(rules);
export const blockingRules: Dispatch = dispatch(rules.filter(({ blocks }) => blocks));

const typeTriggers: ReadonlyMap<string, string> = new Map([...types.keys()].map((name) => [name, `type=${name}`]));

const typeTrigger = (schema: JsonObject): string => {
  if (!Object.hasOwn(schema, 'type')) return 'type=';
  const { type } = schema;
  if (isString(type)) return typeTriggers.get(type) ?? 'type=?';
  return Array.isArray(type) ? 'type=[]' : 'type={}';
};

/** The rules that have something to say of a schema or namespace, each once. */
export const rulesFor = ({ kind, role, schema }: Position, rules: Dispatch): readonly Rule[] => {
  if (kind === 'namespace') return rules.namespace;
  const { always, byTrigger } = role === 'root' ? rules.root : rules.schema;
  const chosen = [...always];
  const add = (trigger: string): void => {
    const some = byTrigger.get(trigger);
    if (some !== undefined) for (const rule of some) if (!chosen.includes(rule)) chosen.push(rule);
  };
  add(typeTrigger(schema));
  for (const keyword of Object.keys(schema)) add(keyword);
  return chosen;
};
