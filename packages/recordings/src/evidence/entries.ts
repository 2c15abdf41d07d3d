import { operations, type Contract, type Operation, type Pointer, type Server } from '@schemawright/contract';
import { parent, tokens, valueAt } from '@schemawright/contract/pointer';
import { serverPatterns, type ServerPattern } from '../servers.ts';
import type { Direction } from '../validators.ts';
import { siteOf, type Edit, type Site } from './edit.ts';

export type Version = 'old' | 'next';

export type Contracts = Readonly<Record<Version, Contract>>;

/** An edit with what is needed to find it in exchanges. */
export interface Entry {
  readonly edit: Edit;
  readonly site: Site;
  readonly pointers: Readonly<Record<Version, Pointer | undefined>>;
  /** Whether it is made in a schema: values tell whether they meet it. */
  readonly inSchema: boolean;
  /** In which half of an exchange it shows; in both when not said. */
  readonly direction: Direction | undefined;
  /** For an edit of servers: what their URLs match. */
  readonly servers: readonly ServerPattern[];
  /** For an edit of a security scheme: its names. */
  readonly schemes: readonly string[];
}

export const entryOf =
  (contracts: Contracts, roots: Readonly<Record<Version, ReadonlySet<Pointer>>>) =>
  (edit: Edit): Entry => {
    const pointers = { old: edit.oldPointer, next: edit.newPointer };
    const placed = (['old', 'next'] as const).flatMap((version) => {
      const pointer = pointers[version];
      return pointer === undefined ? [] : [{ version, pointer }];
    });
    const site = siteOf(edit.location);
    const direction = /^(?:request|response)(?=-)/u.exec(edit.rule)?.[0] as Direction | undefined;
    return {
      edit,
      site,
      pointers,
      inSchema: placed.some(({ version, pointer }) => isInSchema(pointer, roots[version])),
      direction: direction ?? (site.of === 'request' || site.of === 'response' ? site.of : undefined),
      servers: placed.flatMap(({ version, pointer }) =>
        /^\/servers\/\d+$/u.test(pointer) ? patternsOf(valueAt(contracts[version].document, pointer)) : [],
      ),
      schemes: placed.flatMap(({ pointer }) => {
        const [first, second, name] = tokens(pointer);
        return first === 'components' && second === 'securitySchemes' && name !== undefined ? [name] : [];
      }),
    };
  };

const patternsOf = (server: unknown): readonly ServerPattern[] => serverPatterns(server as Server);

/** The places of all schemas that bodies, parameters and headers are read by. */
export const schemaRoots = (contract: Contract): ReadonlySet<Pointer> =>
  new Set(
    operations(contract)
      .flatMap(({ parameters, requestBody, responses }) => [
        ...parameters,
        ...(requestBody?.content ?? []),
        ...responses.flatMap(({ content, headers }) => [...content, ...headers]),
      ])
      .flatMap(({ schema }) => schema?.pointer ?? []),
  );

const isInSchema = (pointer: Pointer, roots: ReadonlySet<Pointer>): boolean => {
  if (pointer.startsWith('/components/schemas/')) return true;
  for (let place = pointer; place !== ''; place = parent(place)) if (roots.has(place)) return true;
  return false;
};

/** Edits by the key of an operation that they reach: one whose path has another name now goes by both keys. */
export const byOperation = (contracts: Contracts, entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> => {
  const placed = (version: Version): ReadonlyMap<Pointer, Operation> =>
    new Map(operations(contracts[version]).map((operation) => [operation.pointer, operation]));
  const [olds, news] = [placed('old'), placed('next')];
  const formerly = new Map<string, string>();
  for (const { pointers, edit } of entries) {
    const { old = '', next = '' } = pointers;
    const isOfPath = edit.rule.startsWith('path-');
    // A path is told of once, with all its operations.
    const places = isOfPath ? [...news.values()].filter(({ item }) => item === next) : [news.get(next)];
    const was = olds.get(old);
    for (const after of places) {
      if (was === undefined || after === undefined) continue;
      const before = isOfPath ? olds.get(was.item + after.pointer.slice(after.item.length)) : was;
      if (before !== undefined && before.key !== after.key) formerly.set(after.key, before.key);
    }
  }
  const found = new Map<string, Set<Entry>>();
  for (const entry of entries) {
    for (const key of entry.edit.operations.flatMap((name) => [name, formerly.get(name) ?? name])) {
      const list = found.get(key) ?? new Set();
      found.set(key, list.add(entry));
    }
  }
  return new Map([...found].map(([key, list]) => [key, [...list]]));
};
