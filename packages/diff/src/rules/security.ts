import { canonicalJson, type Json, type JsonObject } from '@schemawright/contract';
import { added, both, removed } from '../pair.ts';
import { rulesFor, type Evidence, type Found, type RuleFor } from '../rule.ts';
import type { Alternative, Named, Pair, SecurityPair } from '../subjects.ts';

const rule = rulesFor('security');

/** Whether callers get in without credentials. */
const open = (alternatives: readonly Alternative[]): boolean =>
  alternatives.length === 0 || alternatives.some((one) => one.size === 0);

const schemesOf = (alternative: Alternative): string => [...alternative.keys()].sort().join(' and ');

/** Whether a caller that fulfils `given` fulfils `wanted`. */
const suffices = (given: Alternative, wanted: Alternative): boolean =>
  [...wanted].every(
    ([scheme, scopes]) => scopes.every((scope) => given.get(scheme)?.includes(scope)) && given.has(scheme),
  );

const closedBoth = ({ old, next }: SecurityPair): boolean => !open(old) && !open(next);

/** Whether ways in came or went, and not the need for one. */
const comparable = (pair: SecurityPair): boolean => open(pair.old) === open(pair.next);

/** Scopes that `to` asks for with the same schemes, and `from` does not. */
const furtherScopes = (from: Alternative, to: Alternative): readonly string[] =>
  [...to].flatMap(([scheme, scopes]) => scopes.filter((scope) => !from.get(scheme)?.includes(scope)));

const twins = (one: Alternative, others: readonly Alternative[]): readonly Alternative[] =>
  others.filter((other) => schemesOf(other) === schemesOf(one));

/** Ways in of one side that the other side has no match for, neither as it is nor with other scopes. */
const unmatched = (from: readonly Alternative[], to: readonly Alternative[]): readonly Evidence[] =>
  from.filter((one) => one.size > 0 && twins(one, to).length === 0).map((one) => ({ new: schemesOf(one) }));

export const securityRules: readonly RuleFor<'security'>[] = [
  rule(
    'security-added',
    'breaking',
    'Credentials are asked for now',
    ({ old, next, spoken, isIncoming }) =>
      open(old) && !open(next) && (spoken || isIncoming ? true : { impact: 'risky' }),
    'compatible',
  ),
  rule(
    'security-removed',
    'compatible',
    'Credentials are no longer asked for',
    ({ old, next }) => !open(old) && open(next),
    'breaking',
  ),
  rule(
    'security-alternative-added',
    'compatible',
    'Callers get in with {new} too',
    (pair) =>
      comparable(pair) &&
      unmatched(
        pair.next.filter((one) => !pair.old.some((given) => given.size > 0 && suffices(one, given))),
        pair.old,
      ).map((found) => ({
        ...found,
        // Who is called without credentials too has to take them for none.
        ...(open(pair.old) ? { impact: 'compatible' as const } : {}),
      })),
    'breaking',
  ),
  rule(
    'security-alternative-removed',
    'breaking',
    'Callers no longer get in with {old}',
    (pair) =>
      comparable(pair) &&
      unmatched(
        pair.old.filter((one) => !pair.next.some((wanted) => wanted.size > 0 && suffices(one, wanted))),
        pair.next,
      ).map(({ new: schemes }) => ({
        old: schemes,
        side: 'new' as const,
        // They still get in, as anybody does.
        ...(open(pair.next) && !pair.isIncoming ? { impact: 'risky' as const } : {}),
      })),
    'compatible',
  ),
  rule(
    'security-scope-added',
    'breaking',
    'The scopes {new} are asked for now',
    (pair) => closedBoth(pair) && scopes(pair.old, pair.next, 'new'),
    'compatible',
  ),
  rule(
    'security-scope-removed',
    'compatible',
    'The scopes {old} are no longer asked for',
    (pair) => closedBoth(pair) && scopes(pair.next, pair.old, 'old'),
    'breaking',
  ),
];

/** Where all ways in with the same schemes ask for more, what the nearest of them asks for. */
const scopes = (from: readonly Alternative[], to: readonly Alternative[], side: 'old' | 'new'): readonly Evidence[] =>
  from.flatMap((one) => {
    const [further] = twins(one, to)
      .map((other) => furtherScopes(one, other))
      .sort((left, right) => left.length - right.length);
    return further === undefined || further.length === 0 ? [] : [{ [side]: further.join(' ') }];
  });

const inherited = rulesFor('inherited');

export const inheritedSecurityRules: readonly RuleFor<'inherited'>[] = [
  inherited(
    'security-global-changed',
    'container',
    'What operations inherit changed; none of them inherits it',
    ({ old, next }) => old !== next,
  ),
];

const scheme = rulesFor('scheme');

type SchemePair = Pair<Named<JsonObject>>;

const text = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const compared =
  (find: (old: JsonObject, next: JsonObject) => Found) =>
  (pair: SchemePair): Found => {
    const sides = both(pair);
    return sides !== undefined && find(sides.old.value, sides.next.value);
  };

const field = (old: JsonObject, next: JsonObject, ...names: readonly string[]): Evidence | undefined => {
  const name = names.find((key) => canonicalJson(old[key] ?? null) !== canonicalJson(next[key] ?? null));
  return name === undefined ? undefined : { old: text(old[name]), new: text(next[name]) };
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const flows = (value: JsonObject): JsonObject => (isObject(value['flows']) ? value['flows'] : {});

const flowNames = (from: JsonObject, other: JsonObject): readonly string[] =>
  from['type'] === other['type'] ? Object.keys(flows(from)).filter((name) => !Object.hasOwn(flows(other), name)) : [];

/** As OpenAPI 3.2 calls a flow that earlier versions have as an extension. */
const asWritten = (flow: string): string => flow.replace(/^x-oai-/u, '');

const isDeprecated = (value: JsonObject): boolean => value['x-oai-deprecated'] === true;

const sharedFlows = (old: JsonObject, next: JsonObject): readonly (readonly [JsonObject, JsonObject])[] =>
  Object.keys(flows(old)).flatMap((name) => {
    const before = flows(old)[name];
    const after = Object.hasOwn(flows(next), name) ? flows(next)[name] : undefined;
    return isObject(before) && isObject(after) ? [[before, after] as const] : [];
  });

const scopeNames = (from: JsonObject, other: JsonObject): readonly string[] =>
  sharedFlows(from, other).flatMap(([mine, theirs]) => {
    const known = isObject(theirs['scopes']) ? theirs['scopes'] : {};
    return isObject(mine['scopes']) ? Object.keys(mine['scopes']).filter((scope) => !Object.hasOwn(known, scope)) : [];
  });

/** Whether a scope that both declare is described otherwise. */
const describedOtherwise = (old: JsonObject, next: JsonObject): Evidence | undefined => {
  for (const [mine, theirs] of sharedFlows(old, next)) {
    const [before, after] = [mine['scopes'], theirs['scopes']];
    if (!isObject(before) || !isObject(after)) continue;
    const isReworded = (scope: string): boolean =>
      canonicalJson(before[scope] ?? null) !== canonicalJson(after[scope] ?? null);
    const name = Object.keys(before).find((scope) => Object.hasOwn(after, scope) && isReworded(scope));
    if (name !== undefined) return { old: before[name] ?? null, new: after[name] ?? null };
  }
  return undefined;
};

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];

export const schemeRules: readonly RuleFor<'scheme'>[] = [
  scheme(
    'security-scheme-added',
    'compatible patch',
    'The security scheme {subject} was declared',
    (pair) => added(pair) !== undefined,
  ),
  scheme(
    'security-scheme-removed',
    'compatible patch',
    'The security scheme {subject} is no longer declared',
    (pair) => removed(pair) !== undefined,
  ),
  scheme(
    'security-scheme-deprecated',
    'compatible',
    'The security scheme {subject} was deprecated',
    compared((old, next) => !isDeprecated(old) && isDeprecated(next)),
  ),
  scheme(
    'security-scheme-reactivated',
    'compatible patch',
    'The security scheme {subject} is no longer deprecated',
    compared((old, next) => isDeprecated(old) && !isDeprecated(next)),
  ),
  scheme(
    'security-scheme-type-changed',
    'breaking',
    'The security scheme {subject} asks for another kind of credential',
    compared((old, next) => field(old, next, 'type', 'scheme')),
  ),
  scheme(
    'security-scheme-location-changed',
    'breaking',
    'The credential of {subject} moved',
    compared((old, next) => old['type'] === next['type'] && field(old, next, 'in', 'name')),
  ),
  scheme(
    'security-oauth-url-changed',
    'risky',
    'A URL of {subject} changed from {old} to {new}',
    compared((old, next) =>
      [
        ...(old['type'] === next['type']
          ? ['openIdConnectUrl', 'x-oauth2-metadata-url'].map((name) => field(old, next, name))
          : []),
        ...sharedFlows(old, next).flatMap(([before, after]) =>
          ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'].map((name) =>
            field(before, after, name),
          ),
        ),
      ].flatMap((found) => found ?? []),
    ),
  ),
  scheme(
    'security-oauth-flow-added',
    'compatible',
    'The flow {new} was added to {subject}',
    compared((old, next) => flowNames(next, old).map((name) => ({ new: asWritten(name) }))),
  ),
  scheme(
    'security-oauth-flow-removed',
    'breaking',
    'The flow {old} was removed from {subject}',
    compared((old, next) => flowNames(old, next).map((name) => ({ old: asWritten(name), side: 'new' as const }))),
  ),
  scheme(
    'security-oauth-scope-declared',
    'compatible patch',
    'The scope {new} was declared',
    compared((old, next) => unique(scopeNames(next, old)).map((name) => ({ new: name }))),
  ),
  scheme(
    'security-oauth-scope-withdrawn',
    'risky',
    'The scope {old} is no longer declared',
    compared((old, next) => unique(scopeNames(old, next)).map((name) => ({ old: name, side: 'new' as const }))),
  ),
  scheme(
    'security-oauth-scope-description-changed',
    'annotation',
    'A scope is described as {new} now, not as {old}',
    compared(describedOtherwise),
  ),
];
