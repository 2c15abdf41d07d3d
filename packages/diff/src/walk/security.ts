import { canonicalJson, type Contract, type JsonObject, type Operation } from '@schemawright/contract';
import { pairBy } from '../pair.ts';
import type { Alternative, Named, Pair } from '../subjects.ts';

type Scheme = Named<JsonObject>;

/** The schemes that a document declares. */
const schemesOf = ({ document }: Contract): readonly Scheme[] =>
  Object.entries(document.components?.securitySchemes ?? {}).map(([name, value]) => ({
    name,
    pointer: `/components/securitySchemes/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    value: value as JsonObject,
  }));

/** What a scheme is, whatever it is called. */
const identity = ({ value }: Scheme): string => {
  const { type, in: place, name, scheme, flows, openIdConnectUrl } = value;
  const urls = Object.entries((flows ?? {}) as Record<string, JsonObject>).map(
    ([flow, { authorizationUrl, tokenUrl }]) => [flow, authorizationUrl, tokenUrl],
  );
  return canonicalJson([
    type,
    place,
    name,
    typeof scheme === 'string' ? scheme.toLowerCase() : null,
    openIdConnectUrl,
    urls,
  ]);
};

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
    alternatives: ({ security }, side) =>
      (security ?? []).map(
        (alternative) =>
          new Map(
            Object.entries(alternative).map(([name, scopes]) => [
              side === 'old' ? name : (shared.get(name) ?? name),
              Array.isArray(scopes) ? (scopes as readonly string[]) : [],
            ]),
          ),
      ),
    spoken: olds.length > 0 || old.document.security !== undefined,
  };
};
