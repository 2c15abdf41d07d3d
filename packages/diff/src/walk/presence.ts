import { canonicalJson, isReservedHeader, type Operation, type PlacedSchema } from '@schemawright/contract';
import { observe } from '../observe.ts';
import { both } from '../pair.ts';
import type { Pair } from '../subjects.ts';
import type { Lifecycles } from './lifecycle.ts';
import type { Recorder } from './recorder.ts';
import { likelyRenames } from './renames.ts';

export interface PresenceWalk {
  readonly recorder: Recorder;
  readonly lifecycles: Lifecycles;
  /** Whether schemas at two places mean the same. */
  sameSchema(old: PlacedSchema | undefined, next: PlacedSchema | undefined): boolean;
}

/** What came and what went: whole paths and webhooks at once, else operation by operation. */
export const tellPresence = (pairs: readonly Pair<Operation>[], walk: PresenceWalk): void => {
  const renames = renamesOf(pairs, walk);
  const told = new Set([...tellPaths('old', pairs, renames, walk), ...tellPaths('next', pairs, renames, walk)]);
  const stayed = new Set(
    pairs.flatMap((pair) => (both(pair) === undefined ? [] : [pair.old?.key ?? '', pair.next?.key ?? ''])),
  );
  for (const pair of pairs) {
    const operation = pair.old ?? pair.next;
    if (operation === undefined || both(pair) !== undefined || told.has(operation)) continue;
    if (operation.kind === 'callback' && !callerStays(operation, stayed)) continue;
    const { lifecycles, recorder } = walk;
    const presence = {
      ...pair,
      renamedTo: pair.old && renames.get(pair.old)?.key,
      announcement: pair.old && lifecycles.announcementOf(lifecycles.ofOperation(pair.old)),
    };
    const site = { old: pair.old?.pointer, next: pair.next?.pointer };
    recorder.add(observe('operation', presence, site), [{ operation: operation.key, location: 'operation' }]);
  }
};

interface Group {
  readonly list: Operation[];
  stays: boolean;
}

const tellPaths = (
  side: 'old' | 'next',
  pairs: readonly Pair<Operation>[],
  renames: ReadonlyMap<Operation, Operation>,
  { recorder }: PresenceWalk,
): readonly Operation[] => {
  const groups = new Map<string, Group>();
  for (const pair of pairs) {
    const operation = pair[side];
    if (operation === undefined || operation.kind === 'callback') continue;
    const key = `${operation.kind} ${operation.path}`;
    const group = groups.get(key) ?? { list: [], stays: false };
    groups.set(key, group);
    group.list.push(operation);
    group.stays ||= both(pair) !== undefined;
  }
  return [...groups.values()].flatMap(({ list, stays }) => {
    const [first] = list;
    const whole =
      first?.kind === 'webhook' || (side === 'old' && list.length > 1 && !list.some(({ deprecated }) => deprecated));
    if (stays || first === undefined || !whole) return [];
    const targets = new Set(list.map((operation) => renames.get(operation)?.path));
    const renamedTo = targets.size === 1 ? [...targets][0] : undefined;
    const pair = { old: undefined, next: undefined, [side]: list, renamedTo };
    const site = { old: undefined, next: undefined, [side]: first.item, subject: first.path };
    recorder.add(
      observe('path', pair, site),
      list.map(({ key }) => ({ operation: key, location: first.kind })),
    );
    return list;
  });
};

/** A callback comes and goes with the operation that it belongs to. */
const callerStays = ({ key }: Operation, stayed: ReadonlySet<string>): boolean =>
  [...stayed].some((caller) => key.startsWith(`CALLBACK ${caller} `));

const renamesOf = (pairs: readonly Pair<Operation>[], walk: PresenceWalk): ReadonlyMap<Operation, Operation> => {
  const left = (side: 'old' | 'next'): readonly Operation[] =>
    pairs.flatMap((pair) => {
      const one = both(pair) === undefined ? pair[side] : undefined;
      return one === undefined || one.kind === 'callback' ? [] : [one];
    });
  return likelyRenames(
    left('old'),
    left('next'),
    (operation) => ({
      // A version in the path is no name, and neither are the parameters.
      name: operation.path.replaceAll(/\/v\d+(?:\.\d+)*(?=\/|$)|\{[^{}]*\}/giu, ''),
      prose: [operation.object.summary, operation.object.description]
        .filter((text) => typeof text === 'string')
        .join('\n'),
      use: useOf(operation),
    }),
    (old, next) => {
      const [before, after] = [contentOf(old), contentOf(next)];
      return [...before].every(([name, schema]) => walk.sameSchema(schema, after.get(name)));
    },
  );
};

/** What an operation takes and gives, by name. */
const useOf = (operation: Operation): string => {
  const { kind, method, parameters, responses } = operation;
  const named = parameters.filter((one) => one.in !== 'path' && !isReservedHeader(one));
  return canonicalJson([
    kind,
    method,
    named.map(({ in: place, name }) => `${place} ${name}`).sort(),
    responses.map(({ status }) => status).sort(),
    [...contentOf(operation).keys()].sort(),
  ]);
};

/** What is sent, by media type, and what is read, by status and media type. */
const contentOf = ({ requestBody, responses }: Operation): ReadonlyMap<string, PlacedSchema | undefined> =>
  new Map([
    ...(requestBody?.content ?? []).map(({ mediaType, schema }) => [mediaType, schema] as const),
    ...responses.flatMap(({ status, content }) =>
      content.map(({ mediaType, schema }) => [`${status} ${mediaType}`, schema] as const),
    ),
  ]);
