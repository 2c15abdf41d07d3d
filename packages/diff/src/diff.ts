import {
  effectiveSchema,
  operations,
  schemaClasses,
  type Contract,
  type EffectiveSchema,
  type Operation,
} from '@schemawright/contract';
import { bumpOf } from './bump.ts';
import type { Diff } from './change.ts';
import { observe } from './observe.ts';
import { both } from './pair.ts';
import type { Deprecation, Stability } from './policy/policy.ts';
import { lowerUnstable } from './policy/stability.ts';
import { createRelation } from './schema/subsume.ts';
import type { Pair } from './subjects.ts';
import { componentsOf, walkComponents, walkDocument } from './walk/document.ts';
import { pairOperations, walkOperation } from './walk/operations.ts';
import { createRecorder, type Recorder } from './walk/recorder.ts';
import { createSchemaWalk } from './walk/schemas.ts';
import { pairSecurity } from './walk/security.ts';

export interface DiffOptions {
  /** Below 1.0.0: a breaking change moves the minor version, any other the patch. */
  readonly zeroMajor?: boolean;
  /** What a risky change asks for; `minor` when not given. */
  readonly risky?: 'major' | 'minor';
  /** `false` leaves out changes of texts for people. */
  readonly annotations?: boolean;
  /** How firm the promises about operations are. */
  readonly stability?: Stability;
  /** The notice that consumers get before something goes; nothing when none is asked for. */
  readonly deprecation?: Deprecation;
  /** The day on which dates are judged, as `2027-03-31`; they are not without it. */
  readonly today?: string;
}

/**
 * What changed between two contracts, as somebody sees it who uses a client of the old one. Nothing when they mean the
 * same, however they are written. Never throws for what the documents say.
 */
export const diff = (old: Contract, next: Contract, options: DiffOptions = {}): Diff => {
  const olds = operations(old);
  const news = operations(next);
  const pairs = pairOperations(olds, news);
  const { identical, same, knownToOld } = schemaClasses(rootsOf(old, olds), rootsOf(next, news));
  const schemas = createSchemaWalk(options.annotations === false ? same : identical, same, createRelation(same));
  const order = [...news.map(({ key }) => key), ...olds.map(({ key }) => key)];
  const recorder = createRecorder(old, next, [...new Set(order)]);
  const contracts = { old, next };
  const security = pairSecurity(old, next);

  walkDocument({ contracts, recorder, security });
  tellPresence(pairs, recorder);
  for (const pair of pairs) {
    const sides = both(pair);
    if (sides !== undefined) walkOperation({ contracts, recorder, schemas, security }, sides);
  }
  walkComponents({ contracts, recorder, security }, schemas, same, knownToOld);
  for (const [finding, positions] of schemas.finish()) recorder.add([finding], positions);

  const found = recorder
    .changes()
    .filter(({ rule }) => options.annotations !== false || rule !== 'annotation-changed');
  const changes = lowerUnstable(found, olds, news, options.stability);
  return { bump: bumpOf(changes, options), changes };
};

const rootsOf = (contract: Contract, list: readonly Operation[]): readonly EffectiveSchema[] => {
  const placed = list.flatMap(({ parameters, requestBody, responses }) => [
    ...parameters,
    ...(requestBody?.content ?? []),
    ...responses.flatMap(({ content, headers }) => [...content, ...headers]),
  ]);
  const pointers = new Set(placed.flatMap(({ schema }) => schema?.pointer ?? []));
  return [
    ...[...pointers].map((pointer) => effectiveSchema(contract, pointer)),
    ...componentsOf(contract).map(({ value }) => value),
  ];
};

/** What came and what went: whole paths and webhooks at once, else operation by operation. */
const tellPresence = (pairs: readonly Pair<Operation>[], recorder: Recorder): void => {
  const told = new Set<Operation>();
  const tellGroup = (side: 'old' | 'next'): void => {
    const groups = new Map<string, { readonly list: Operation[]; stays: boolean }>();
    for (const pair of pairs) {
      const operation = pair[side];
      if (operation === undefined || operation.kind === 'callback') continue;
      const key = `${operation.kind} ${operation.path}`;
      const group = groups.get(key) ?? { list: [], stays: false };
      groups.set(key, group);
      group.list.push(operation);
      group.stays ||= both(pair) !== undefined;
    }
    for (const { list, stays } of groups.values()) {
      const [first] = list;
      const whole =
        first?.kind === 'webhook' || (side === 'old' && list.length > 1 && !list.some(({ deprecated }) => deprecated));
      if (stays || first === undefined || !whole) continue;
      const pointer = first.pointer.slice(0, first.pointer.lastIndexOf('/'));
      const pair = { old: undefined, next: undefined, [side]: list };
      const site = { old: undefined, next: undefined, [side]: pointer, subject: first.path };
      recorder.add(
        observe('path', pair, site),
        list.map(({ key }) => ({ operation: key, location: first.kind })),
      );
      for (const operation of list) told.add(operation);
    }
  };
  tellGroup('old');
  tellGroup('next');
  const stayed = new Set(
    pairs.flatMap((pair) => (both(pair) === undefined ? [] : [pair.old?.key ?? '', pair.next?.key ?? ''])),
  );
  for (const pair of pairs) {
    const operation = pair.old ?? pair.next;
    if (operation === undefined || both(pair) !== undefined || told.has(operation)) continue;
    if (operation.kind === 'callback' && !callerStays(operation, stayed)) continue;
    const site = { old: pair.old?.pointer, next: pair.next?.pointer };
    recorder.add(observe('operation', pair, site), [{ operation: operation.key, location: 'operation' }]);
  }
};

/** A callback comes and goes with the operation that it belongs to. */
const callerStays = ({ key }: Operation, stayed: ReadonlySet<string>): boolean =>
  [...stayed].some((caller) => key.startsWith(`CALLBACK ${caller} `));
