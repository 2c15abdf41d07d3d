import { child, type Contract, type Pointer } from '@schemawright/contract';
import { schemaAt } from './schema.ts';

/** Who refers to whom among the components of one document, and what was found out about it. */
interface Web {
  /** By component: the components whose schemas refer to it. */
  readonly users: ReadonlyMap<Pointer, ReadonlySet<Pointer>>;
  /** By component: those that lead to it. */
  readonly leading: Map<Pointer, ReadonlySet<Pointer>>;
}

const section = '/components/schemas';

const componentOf = (pointer: Pointer): Pointer | undefined =>
  pointer.startsWith(`${section}/`) ? pointer.split('/', 4).join('/') : undefined;

/** The components that a schema refers to, at any depth. */
const referred = (schema: unknown): Set<Pointer> => {
  const found = new Set<Pointer>();
  const waiting: unknown[] = [schema];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    for (const [key, value] of Object.entries(next)) {
      const component = key === '$ref' && typeof value === 'string' ? componentOf(value.slice(1)) : undefined;
      if (component !== undefined) found.add(component);
      if (typeof value === 'object') waiting.push(value);
    }
  }
  return found;
};

const known = new WeakMap<object, Web>();

const webOf = ({ document }: Contract): Web => {
  const cached = known.get(document);
  if (cached !== undefined) return cached;
  const users = new Map<Pointer, Set<Pointer>>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    for (const target of referred(schema)) {
      const list = users.get(target) ?? new Set();
      users.set(target, list.add(child(section, name)));
    }
  }
  const web = { users, leading: new Map() };
  known.set(document, web);
  return web;
};

const leadingTo = ({ users, leading }: Web, component: Pointer): ReadonlySet<Pointer> => {
  const cached = leading.get(component);
  if (cached !== undefined) return cached;
  const found = new Set<Pointer>([component]);
  for (const one of found) for (const user of users.get(one) ?? []) found.add(user);
  leading.set(component, found);
  return found;
};

/**
 * Whether a value may be looked at by several of these branches, each of which comes back to the union for what the value
 * holds: a payload nested n deep would be checked 2^n times.
 */
export const multiplies = (contract: Contract, union: Pointer, branches: readonly Pointer[]): boolean => {
  const component = componentOf(union);
  if (component === undefined) return false;
  const leading = leadingTo(webOf(contract), component);
  return (
    branches.filter((branch) => [...referred(schemaAt(contract, branch))].some((one) => leading.has(one))).length > 1
  );
};
