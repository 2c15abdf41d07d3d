import { child, parent, type Contract, type Pointer } from '@schemawright/contract';
import { keysOf } from '../views/keys.ts';

/** Where the names of `$dynamicAnchor` lead on the way that a check has come. JSON Schema 2020-12 Core, 7.1 and 8.2.3.2. */
export type Scope = ReadonlyMap<string, Pointer>;

export const outermost: Scope = new Map();

/** Equal for equal scopes. */
export const keyOf = (scope: Scope): string => [...scope].map(([name, pointer]) => ` ${name} ${pointer}`).join('');

/** By schema resource: what its dynamic anchors name. Empty where no `$dynamicRef` asks for them. */
type Resources = ReadonlyMap<Pointer, Scope>;

const known = new WeakMap<object, Resources>();

const resourcesOf = (contract: Contract): Resources => {
  const { document } = contract;
  const cached = known.get(document);
  if (cached !== undefined) return cached;
  const resources = new Map<Pointer, Map<string, Pointer>>();
  known.set(document, resources);
  // Most documents have none, and need no names of resources.
  if (!keysOf(contract).has('$dynamicRef')) return resources;
  resources.set('', new Map());
  const waiting: [value: object, pointer: Pointer, resource: Pointer][] = [[document, '', '']];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, pointer] = next;
    let [, , resource] = next;
    const { $id, $dynamicAnchor } = value as Record<string, unknown>;
    if (typeof $id === 'string') resources.set((resource = pointer), new Map());
    if (typeof $dynamicAnchor === 'string') resources.get(resource)?.set($dynamicAnchor, pointer);
    for (const [key, member] of Object.entries(value)) {
      if (typeof member !== 'object' || member === null || notSchemas.has(key)) continue;
      waiting.push([member as object, child(pointer, key), resource]);
    }
  }
  return resources;
};

const notSchemas = new Set(['const', 'enum', 'default', 'example', 'examples']);

/** The scope below the schema at `pointer`: what outer resources declare goes before what its own does. */
export const enter = (contract: Contract, scope: Scope, pointer: Pointer): Scope => {
  const resources = resourcesOf(contract);
  if (resources.size === 0) return scope;
  let at = pointer;
  while (!resources.has(at)) at = parent(at);
  const own = resources.get(at) as Scope;
  return [...own.keys()].every((name) => scope.has(name))
    ? scope
    : new Map([...scope, ...[...own].filter(([name]) => !scope.has(name))]);
};
