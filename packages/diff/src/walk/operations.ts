import {
  effectiveSchema,
  freeSchema,
  typeBit,
  unknownExtensions,
  valueAt,
  type Alike,
  type Contract,
  type EffectiveSchema,
  type Json,
  type JsonObject,
  type PlacedSchema,
  type Pointer,
  type ResolvedBody,
  type ResolvedMediaType,
  type Operation,
  type ResolvedParameter,
  type ResolvedResponse,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { observe } from '../observe.ts';
import { both, pairBy, pairWhere } from '../pair.ts';
import { blanked } from '../rules/operation.ts';
import { admittedTypes } from '../schema/view.ts';
import type { Both, Named, Pair, Subjects } from '../subjects.ts';
import type { Lifecycles } from './lifecycle.ts';
import { compareMediaTypes } from './media-types.ts';
import { proseOf } from './prose.ts';
import type { Recorder } from './recorder.ts';
import { pairResponses } from './responses.ts';
import type { SchemaWalk } from './schemas.ts';
import { likelyRenames } from './renames.ts';
import type { SecuritySchemes } from './security.ts';

export interface OperationWalk {
  readonly contracts: Both<Contract>;
  readonly recorder: Recorder;
  readonly schemas: SchemaWalk;
  readonly security: SecuritySchemes;
  readonly lifecycles: Lifecycles;
  /** Whether two places are written alike with all that they refer to, so that there is nothing to compare. */
  readonly alike: Alike;
  /** Whether schemas at two places mean the same. */
  sameSchema(old: PlacedSchema | undefined, next: PlacedSchema | undefined): boolean;
}

/** By method and template; then with the names of path parameters blanked; then without the last slash; then by name. */
export const pairOperations = (olds: readonly Operation[], news: readonly Operation[]): readonly Pair<Operation>[] =>
  pairBy(
    olds,
    news,
    ({ key }) => key,
    ({ key }) => blanked(key),
    ({ kind, key }) => (kind === 'path' ? blanked(key).replace(/\/$/u, '') : undefined),
    ({ kind, method, operationId }) => operationId && `${kind} ${method} ${operationId}`,
  );

/** Compares an operation that both contracts have, part by part. */
export const walkOperation = (walk: OperationWalk, sides: Both<Operation>): void => {
  const { old, next } = sides;
  const { contracts, recorder, schemas } = walk;
  const operation = next.key;
  // What the provider sends is read by the consumer: in webhooks and callbacks all directions turn round.
  const sent: Direction = next.kind === 'path' ? 'request' : 'response';
  const read: Direction = next.kind === 'path' ? 'response' : 'request';

  const tell = <K extends keyof Subjects>(
    subject: K,
    pair: Subjects[K],
    location: string,
    pointers: Pair<{ readonly pointer: Pointer }>,
    name = '',
  ): void => {
    const site = { old: pointers.old?.pointer, next: pointers.next?.pointer, subject: name };
    recorder.add(observe(subject, pair, site), [{ operation, location }]);
  };

  const tellProse = (pointers: Both<{ readonly pointer: Pointer }>, location: string): void => {
    const [before, after] = [
      valueAt(contracts.old.document, pointers.old.pointer),
      valueAt(contracts.next.document, pointers.next.pointer),
    ];
    tell('prose', { old: proseOf(before), next: proseOf(after) }, location, pointers);
    tell('extensions', { old: extensionsOf(before), next: extensionsOf(after) }, location, pointers);
  };

  const compareSchema = (
    pair: Both<PlacedSchema | undefined>,
    owners: Both<{ readonly pointer: Pointer }>,
    direction: Direction,
    location: string,
  ): void => {
    if (pair.old === undefined && pair.next === undefined) return;
    const node = (contract: Contract, placed: PlacedSchema | undefined, owner: Pointer) =>
      placed === undefined ? freeSchema(owner) : effectiveSchema(contract, placed.pointer);
    schemas.enter(
      node(contracts.old, pair.old, owners.old.pointer),
      node(contracts.next, pair.next, owners.next.pointer),
      direction,
      { operation, location },
    );
  };

  const isAlike = ({ old: before, next: after }: Pair<{ readonly pointer: Pointer }>): boolean =>
    before !== undefined && after !== undefined && walk.alike(before.pointer, after.pointer);

  const parameters = pairParameters(old, next);
  const renames = parameterRenames(parameters, walk);

  const compareParameter = (pair: Pair<ResolvedParameter>): void => {
    if (isAlike(pair)) return;
    const { in: place, name } = (pair.next ?? pair.old) as ResolvedParameter;
    const location = `request.${place}.${name}`;
    const tells = next.kind === 'path';
    const sides = both(pair);
    const list = sides && listOf(contracts, sides);
    const several = sides !== undefined && takesSeveral(contracts, sides);
    const { lifecycles } = walk;
    const early = pair.old !== undefined && lifecycles.isEarly(lifecycles.ofParameter(pair.old));
    const renamedTo = pair.old && renames.get(pair.old)?.name;
    if (tells)
      tell('parameter', { ...pair, several, becameList: list !== undefined, early, renamedTo }, location, pair, name);
    if (sides === undefined) return;
    tellProse(sides, location);
    const lives = { old: lifecycles.ofParameter(sides.old), next: lifecycles.ofParameter(sides.next) };
    if (tells) tell('parameterLife', { ...lives, terms: lifecycles.terms }, location, pair, name);
    if (list !== undefined) schemas.enter(list.old, list.next, sent, { operation, location });
    else if (sides.old.in === sides.next.in && sides.old.mediaType === sides.next.mediaType) {
      compareSchema({ old: sides.old.schema, next: sides.next.schema }, sides, sent, location);
    }
  };

  const compareContent = (
    olds: readonly ResolvedMediaType[],
    news: readonly ResolvedMediaType[],
    direction: Direction,
    part: string,
  ): void => {
    const same = pairBy(olds, news, ({ mediaType }) => mediaType.toLowerCase().replaceAll(' ', ''));
    const related = ['wider', 'narrower', 'fewer-parameters', 'more-parameters', 'renamed', 'same'];
    const pairs = pairWhere(same, (one, other) => related.includes(compareMediaTypes(one.mediaType, other.mediaType)));
    for (const pair of pairs) {
      const location = `${part} ${(pair.next ?? pair.old)?.mediaType ?? ''}`;
      tell(direction === 'request' ? 'requestMedia' : 'responseMedia', pair, location, pair);
      const media = both(pair);
      if (media !== undefined)
        compareSchema({ old: media.old.schema, next: media.next.schema }, media, direction, location);
    }
  };

  const compareBody = (pair: Pair<ResolvedBody>): void => {
    if (isAlike(pair)) return;
    if (next.kind === 'path')
      tell('requestBody', pair, 'request.body', pair.old === undefined && pair.next === undefined ? sides : pair);
    const bodies = both(pair);
    if (bodies === undefined) return;
    tellProse(bodies, 'request.body');
    compareContent(bodies.old.content, bodies.next.content, sent, 'request.body');
  };

  const compareResponse = (pair: Pair<ResolvedResponse>): void => {
    if (isAlike(pair)) return;
    const status = (pair.next ?? pair.old)?.status ?? '';
    const part = `response.${status}`;
    if (next.kind === 'path') tell('response', pair, part, pair, status);
    const responses = both(pair);
    if (responses === undefined) return;
    if (responses.old.status === responses.next.status) tellProse(responses, part);
    if (!bodiless(status) && next.method !== 'HEAD') {
      compareContent(responses.old.content, responses.next.content, read, `${part}.body`);
    }
    const headers = pairBy(responses.old.headers, responses.next.headers, ({ name }) => name.toLowerCase());
    for (const header of headers) {
      const { name } = (header.next ?? header.old) as { readonly name: string };
      const location = `${part}.header.${name}`;
      if (next.kind === 'path') tell('header', header, location, header, name);
      const headerSides = both(header);
      if (headerSides === undefined) continue;
      compareSchema({ old: headerSides.old.schema, next: headerSides.next.schema }, headerSides, read, location);
    }
    for (const link of pairBy(
      linksOf(contracts.old, responses.old),
      linksOf(contracts.next, responses.next),
      ({ name }) => name,
    )) {
      tell('link', link, `${part}.link`, link, (link.old ?? link.next)?.name);
    }
  };

  tell('operation', sides, 'operation', sides);
  const lives = { old: walk.lifecycles.ofOperation(old), next: walk.lifecycles.ofOperation(next) };
  tell('operationLife', { ...lives, terms: walk.lifecycles.terms }, 'operation', sides);
  tellProse(sides, 'operation');
  for (const pair of parameters) compareParameter(pair);
  compareBody({ old: old.requestBody, next: next.requestBody });
  for (const pair of pairResponses(old.responses, next.responses)) compareResponse(pair);
  if (next.kind === 'path') {
    const { alternatives, spoken } = walk.security;
    const pointers = { old: securityPointer(old), next: securityPointer(next) };
    tell(
      'security',
      { old: alternatives(old, 'old'), next: alternatives(next, 'next'), spoken: spoken || old.security !== undefined },
      'security',
      pointers,
    );
  }
};

const bodiless = (status: string): boolean => ['204', '205', '304'].includes(status);

const securityPointer = ({ object, pointer }: Operation): { readonly pointer: Pointer } => ({
  pointer: object.security === undefined ? '/security' : `${pointer}/security`,
});

const linksOf = (contract: Contract, { pointer }: ResolvedResponse): readonly Named<Json>[] => {
  const response = valueAt(contract.document, pointer) as
    | { readonly links?: Readonly<Record<string, Json>> }
    | undefined;
  return Object.entries(response?.links ?? {}).map(([name, value]) => ({ name, pointer, value }));
};

/** By place and name; path parameters then by position in the template; at last by name in another place. */
const pairParameters = (old: Operation, next: Operation): readonly Pair<ResolvedParameter>[] => {
  const positions = new Map<ResolvedParameter, number>();
  for (const { path, parameters } of [old, next]) {
    for (const parameter of parameters)
      positions.set(
        parameter,
        path.split('{').findIndex((part) => part.startsWith(`${parameter.name}}`)),
      );
  }
  return pairBy(
    old.parameters,
    next.parameters,
    (parameter) => `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`,
    (parameter) =>
      parameter.in === 'path' && (positions.get(parameter) ?? -1) >= 0 ? `path ${positions.get(parameter)}` : undefined,
    (parameter) => (parameter.in === 'path' ? undefined : parameter.name.toLowerCase()),
  );
};

const parameterRenames = (
  pairs: readonly Pair<ResolvedParameter>[],
  { sameSchema }: OperationWalk,
): ReadonlyMap<ResolvedParameter, ResolvedParameter> => {
  const left = (side: 'old' | 'next'): readonly ResolvedParameter[] =>
    pairs.flatMap((pair) => (both(pair) === undefined ? (pair[side] ?? []) : []));
  return likelyRenames(
    left('old'),
    left('next'),
    ({ name, object }) => ({ name, prose: object.description ?? '' }),
    (old, next) => old.in === next.in && sameSchema(old.schema, next.schema),
  );
};

const extensionsOf = (object: unknown): string =>
  typeof object === 'object' && object !== null ? unknownExtensions(object as JsonObject) : '';

type Parameters = Both<ResolvedParameter>;

const nodeOf = (contract: Contract, { schema }: ResolvedParameter): EffectiveSchema | undefined =>
  schema && effectiveSchema(contract, schema.pointer);

/** Whether a value of either side may be a list or an object, which `explode` is about. */
const takesSeveral = (contracts: Both<Contract>, { old, next }: Parameters): boolean =>
  [nodeOf(contracts.old, old), nodeOf(contracts.next, next)].some(
    (node) => node === undefined || (admittedTypes(node.facts) & (typeBit.array | typeBit.object)) !== 0,
  );

/** One value that became a list: `limit=1` is written alike where lists repeat the name. The value, and an item. */
const listOf = (contracts: Both<Contract>, { old, next }: Parameters): Both<EffectiveSchema> | undefined => {
  const repeats = ({ style, explode }: ResolvedParameter): boolean => style === 'form' && explode;
  if (old.in !== next.in || !repeats(old) || !repeats(next)) return undefined;
  if (old.mediaType !== undefined || next.mediaType !== undefined) return undefined;
  const [before, after] = [nodeOf(contracts.old, old), nodeOf(contracts.next, next)];
  if (before === undefined || after === undefined) return undefined;
  const compound = typeBit.array | typeBit.object;
  const lists = after.facts.types === typeBit.array && (after.facts.limits.get('minItems') ?? 0) <= 1;
  if (!lists || (admittedTypes(before.facts) & compound) !== 0) return undefined;
  const { items, prefixItems, applied, pointer } = after.facts;
  if (prefixItems.length > 0 || applied.size > 0) return undefined;
  return { old: before, next: items ?? freeSchema(`${pointer}/items`) };
};
