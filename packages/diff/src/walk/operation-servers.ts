import {
  canonicalJson,
  child,
  nearestServers,
  valueAt,
  type Contract,
  type Operation,
  type Pointer,
} from '@schemawright/contract';
import { both } from '../pair.ts';
import { meaningOfServers } from '../servers.ts';
import type { Both, Pair, Subjects } from '../subjects.ts';
import { memberOf, proseOfServer } from './prose.ts';

/** The servers of an operation where they are not those of the whole API, and where either side says so. */
interface OperationServers extends Both<Operation['servers']> {
  readonly places: Pair<{ readonly pointer: Pointer }>;
}

export const operationServers = (
  contracts: Both<Contract>,
  { old, next }: Both<Operation>,
): OperationServers | undefined =>
  hasOwn(contracts.old, old) || hasOwn(contracts.next, next)
    ? {
        old: old.servers,
        next: next.servers,
        places: { old: placeIn(contracts.old, old), next: placeIn(contracts.next, next) },
      }
    : undefined;

/** What is said to people of servers that both sides declare for an operation, where they are the same ones. */
export const proseOfServers = ({ old, next, places }: OperationServers): Subjects['prose'] | undefined =>
  both(places) && meaningOfServers(old) === meaningOfServers(next)
    ? { old: canonicalJson(old.map(proseOfServer)), next: canonicalJson(next.map(proseOfServer)) }
    : undefined;

/** Whether an operation of a contract has the servers of the document; where it has none, nobody has others. */
export const areServersInherited = (contract: Contract, operations: readonly Operation[]): boolean => {
  const called = operations.filter(({ kind }) => kind === 'path');
  return called.length === 0 || called.some((operation) => !hasOwn(contract, operation));
};

/** Whether it has other servers than the document, whose own are told once. */
const hasOwn = ({ document }: Contract, { servers }: Operation): boolean =>
  canonicalJson(servers) !== canonicalJson(nearestServers([document.servers]));

/** The nearest list that says something: of the operation, or of its path item. OpenAPI 3.1.1, 4.8.5. */
const placeIn = ({ document }: Contract, { item, pointer }: Operation): { readonly pointer: Pointer } | undefined => {
  const holder = [pointer, item].find((place) => {
    const list = memberOf(valueAt(document, place), 'servers');
    return Array.isArray(list) && list.length > 0;
  });
  return holder === undefined ? undefined : { pointer: child(holder, 'servers') };
};
