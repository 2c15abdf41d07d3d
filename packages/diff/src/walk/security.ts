import {
  canonicalJson,
  child,
  pointerOfFragment,
  valueAt,
  type Contract,
  type JsonObject,
  type Operation,
  type Pointer,
} from '@schemawright/contract';
import { pairBy } from '../pair.ts';
import type { Alternative, Both, Named, Pair, SecurityPair } from '../subjects.ts';
import { memberOf } from './prose.ts';

type Scheme = Named<JsonObject>;

/** The schemes that a document declares. */
const schemesOf = ({ document }: Contract): readonly Scheme[] =>
  Object.entries(document.components?.securitySchemes ?? {}).map(([name, value]) => {
    const pointer = child('/components/securitySchemes', name);
    return { name, ...follow(document, { pointer, value: value as JsonObject }) };
  });

const maxHops = 100;

/** The scheme behind references; as it stands where they lead nowhere. What HTTP reads in either case is in lower case. */
const follow = (
  document: Contract['document'],
  { pointer, value }: Pick<Scheme, 'pointer' | 'value'>,
  hops = 0,
): Pick<Scheme, 'pointer' | 'value'> => {
  const { $ref: reference, scheme, name, in: place } = value;
  const target = typeof reference === 'string' && hops < maxHops ? pointerOfFragment(reference) : undefined;
  const found = target === undefined ? undefined : valueAt(document, target);
  if (target !== undefined && typeof found === 'object' && found !== null) {
    return follow(document, { pointer: target, value: found as JsonObject }, hops + 1);
  }
  return {
    pointer,
    value: {
      ...value,
      ...(typeof scheme === 'string' ? { scheme: scheme.toLowerCase() } : {}),
      ...(place === 'header' && typeof name === 'string' ? { name: name.toLowerCase() } : {}),
    },
  };
};

const urlMembers = ['authorizationUrl', 'tokenUrl', 'deviceAuthorizationUrl'];

/** What a scheme is, whatever it is called. */
const identity = ({ value }: Scheme): string => {
  const { type, in: place, name, scheme, flows, openIdConnectUrl } = value;
  const urls = Object.entries(flows ?? {}).map(([flow, said]) => [
    flow,
    ...urlMembers.map((name) => memberOf(said, name) ?? null),
  ]);
  return canonicalJson([type, place, name, scheme, openIdConnectUrl, urls]);
};

/** What a call is signed with. The requirements of a document are those of calls to it, not of those that it makes. */
export const requirementsOf = ({ kind, object, security }: Operation): Operation['security'] =>
  kind === 'path' ? security : object.security;

export interface SecuritySchemes {
  readonly pairs: readonly Pair<Scheme>[];
  /** The ways in to an operation, with schemes under names that both sides share. */
  alternatives(operation: Operation, side: 'old' | 'next'): readonly Alternative[];
  /** Whether the old document speaks of security at all. */
  readonly spoken: boolean;
}

export const pairSecurity = (old: Contract, next: Contract): SecuritySchemes => {
  const [olds, news] = [schemesOf(old), schemesOf(next)];
  const pairs = pairBy(
    olds,
    news,
    (scheme) => canonicalJson([scheme.name, identity(scheme)]),
    ({ name }) => name,
    identity,
  );
  const shared = new Map(pairs.map((pair) => [pair.next?.name ?? '', pair.old?.name ?? pair.next?.name ?? '']));
  return {
    pairs,
    alternatives: (operation, side) =>
      (requirementsOf(operation) ?? []).map(
        (alternative) =>
          new Map(
            Object.entries(alternative).map(([name, scopes]) => [
              side === 'old' ? name : (shared.get(name) ?? name),
              Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
            ]),
          ),
      ),
    spoken: olds.length > 0 || old.document.security !== undefined,
  };
};

interface OperationSecurity extends SecurityPair {
  readonly places: Pair<{ readonly pointer: Pointer }>;
}

/** What the calls of an operation are signed with, and where that is said. */
export const operationSecurity = (
  { alternatives, spoken }: SecuritySchemes,
  contracts: Both<Contract>,
  { old, next }: Both<Operation>,
): OperationSecurity => ({
  old: alternatives(old, 'old'),
  next: alternatives(next, 'next'),
  spoken: spoken || old.security !== undefined,
  isIncoming: next.kind !== 'path',
  places: { old: placeIn(contracts.old, old), next: placeIn(contracts.next, next) },
});

/** Nowhere where nothing is said of it. */
const placeIn = (
  { document }: Contract,
  { kind, object, pointer }: Operation,
): { readonly pointer: Pointer } | undefined => {
  if (object.security) return { pointer: `${pointer}/security` };
  return kind === 'path' && document.security ? { pointer: '/security' } : undefined;
};
