import {
  child,
  effectiveSchema,
  freeSchema,
  typeBit,
  unknownExtensions,
  valueAt,
  writtenVersion,
  type AlikeParts,
  type Contract,
  type JsonObject,
  type PlacedSchema,
  type Pointer,
  type ResolvedBody,
  type ResolvedHeader,
  type ResolvedMediaType,
  type Operation,
  type ResolvedParameter,
  type ResolvedResponse,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { observe } from '../observe.ts';
import { both, pairBy, pairWhere } from '../pair.ts';
import { blanked } from '../rules/operation.ts';
import { calledPath } from '../servers.ts';
import type { Both, Named, Pair, Subjects } from '../subjects.ts';
import { bodySchemas } from './bytes.ts';
import { encodingsOf } from './encodings.ts';
import type { Lifecycles } from './lifecycle.ts';
import type { linksBetween } from './links.ts';
import { compareMediaTypes } from './media-types.ts';
import { operationServers, proseOfServers } from './operation-servers.ts';
import {
  admits,
  isTextNow,
  listOf,
  locationOf,
  nodeOf,
  pairParameters,
  parameterRenames,
  takesSeveral,
  type ParameterWalk,
} from './parameters.ts';
import { memberOf, proseMembers } from './prose.ts';
import { proseWithExamples, type Described } from './prose-of-examples.ts';
import type { Recorder } from './recorder.ts';
import { answeredStatus, pairResponses } from './responses.ts';
import type { SchemaWalk } from './schemas.ts';
import { operationSecurity, type SecuritySchemes } from './security.ts';

export interface OperationWalk extends ParameterWalk {
  readonly recorder: Recorder;
  readonly schemas: SchemaWalk;
  readonly security: SecuritySchemes;
  readonly lifecycles: Lifecycles;
  readonly links: ReturnType<typeof linksBetween>;
  /** Whether parts of both documents are written alike with all that they refer to, so that there is nothing to compare. */
  readonly partsAlike: AlikeParts;
}

/** A callback by its name and its expression, whether or not there are others of that name. */
const withExpression = ({ callback, key, method, path }: Operation): string =>
  callback === undefined ? key : `${callback.caller} ${callback.name} ${path} ${method}`;

/** A callback by what it calls, however it is named. */
const calledBy = ({ callback, method, path }: Operation): string | undefined =>
  callback && `${callback.caller} ${path} ${method}`;

/**
 * By method and template, or expression; callbacks whatever their name is, or their expression; then with the names of
 * path parameters blanked; then by what is called, with the path of the server; then without the last slash; then by name.
 */
export const pairOperations = (olds: readonly Operation[], news: readonly Operation[]): readonly Pair<Operation>[] =>
  withOthers(
    pairBy(
      olds,
      news,
      withExpression,
      calledBy,
      ({ key }) => key,
      ({ key }) => blanked(key),
      (operation) => (operation.kind === 'path' ? `${operation.method} ${blanked(calledPath(operation))}` : undefined),
      ({ kind, key }) => (kind === 'path' ? blanked(key).replace(/\/$/u, '') : undefined),
      ({ kind, method, operationId }) => operationId && `${kind} ${method} ${operationId}`,
    ),
  );

/** Callbacks go along with an operation that is called otherwise now, and so do the other methods of its path. */
const withOthers = (pairs: readonly Pair<Operation>[]): readonly Pair<Operation>[] => {
  const moved = pairs.flatMap((pair) => both(pair) ?? []).filter(({ old, next }) => old.key !== next.key);
  const left = pairs.filter((pair) => (pair.old ?? pair.next)?.kind !== 'webhook' && both(pair) === undefined);
  if (moved.length === 0 || left.length === 0) return pairs;
  const names = new Map<Operation | undefined, string>();
  for (const { old, next } of left) {
    if (old !== undefined) names.set(old, old.kind === 'path' ? movedKey(old, moved) : movedName(old, moved));
    else if (next !== undefined) names.set(next, next.kind === 'path' ? next.key : callbackName(next.key));
  }
  return pairWhere(
    pairs,
    (old) => names.has(old),
    (operation) => names.get(operation) ?? operation,
  );
};

const movedKey = ({ key, method, path }: Operation, moved: readonly Both<Operation>[]): string => {
  const other = moved.find(({ old }) => old.kind === 'path' && old.path === path);
  return other === undefined ? key : `${method} ${other.next.path}`;
};

const movedName = ({ key }: Operation, moved: readonly Both<Operation>[]): string => {
  const name = callbackName(key);
  const caller = moved.find(({ old }) => name.startsWith(`${old.key} `));
  return caller === undefined ? name : caller.next.key + name.slice(caller.old.key.length);
};

/** The caller, the name and the method; a callback of a callback begins with the operation that all belong to. */
const callbackName = (key: string): string => key.replace(/^(?:CALLBACK )+/u, '');

/** Compares an operation that both contracts have, part by part. */
export const walkOperation = (walk: OperationWalk, sides: Both<Operation>): void => {
  const { old, next } = sides;
  const { contracts, recorder, schemas, links } = walk;
  const operation = next.key;
  // What the provider sends is read by the consumer: in webhooks and callbacks all directions turn round.
  const isRequest = next.kind === 'path';
  const sent: Direction = isRequest ? 'request' : 'response';
  const read: Direction = isRequest ? 'response' : 'request';

  const tell = <K extends keyof Subjects>(
    subject: K,
    pair: Subjects[K],
    location: string,
    pointers: Pair<{ readonly pointer: Pointer }>,
    name = '',
  ): void => {
    const site = { old: pointers.old?.pointer, next: pointers.next?.pointer, subject: name, turned: !isRequest };
    recorder.add(observe(subject, pair, site), [{ operation, location }]);
  };

  const tellProse = (pair: Both<Described>, location: string): void => {
    const [before, after] = [pair.old.object, pair.next.object];
    // Examples are large, and mostly they stay as they are.
    if (!proseMembers.every((name) => walk.partsAlike(memberOf(before, name), memberOf(after, name)))) {
      const told = proseWithExamples(contracts, pair, walk.partsAlike);
      for (const { prose, places } of told) tell('prose', prose, location, places);
    }
    tell('extensions', { old: extensionsOf(before), next: extensionsOf(after) }, location, pair);
  };

  const compareSchema = (
    pair: Both<PlacedSchema | undefined>,
    owners: Both<{ readonly pointer: Pointer }>,
    direction: Direction,
    location: string,
  ): void => {
    if (pair.old === undefined && pair.next === undefined) return;
    const node = (contract: Contract, placed: PlacedSchema | undefined, owner: Pointer) =>
      placed === undefined ? freeSchema(owner) : effectiveSchema(contract, placed.pointer, placed.schema);
    schemas.enter(
      node(contracts.old, pair.old, owners.old.pointer),
      node(contracts.next, pair.next, owners.next.pointer),
      direction,
      { operation, location },
    );
  };

  const isAlike = ({ old: before, next: after }: Pair<Described>): boolean =>
    before !== undefined && after !== undefined && walk.partsAlike(before.object, after.object);

  const items = { old: pathItemOf(contracts.old, old), next: pathItemOf(contracts.next, next) };
  const isAsItWas = (
    field: string,
    { old: before, next: after }: Both<{ readonly object: unknown }> = sides,
  ): boolean => walk.partsAlike(memberOf(before.object, field), memberOf(after.object, field));

  const parameters = isAsItWas('parameters') && isAsItWas('parameters', items) ? [] : pairParameters(sides, walk);
  const renames = parameterRenames(parameters, walk);

  const compareParameter = (pair: Pair<ResolvedParameter>, location = locationOf(pair)): void => {
    if (isAlike(pair)) return;
    const name = (pair.next ?? pair.old)?.name;
    const sides = both(pair);
    const list = sides && isRequest ? listOf(contracts, sides) : undefined;
    const several = sides !== undefined && takesSeveral(contracts, sides);
    const becameText = sides !== undefined && isRequest && isTextNow(contracts, sides);
    const hasDefault = pair.next && nodeOf(contracts.next, pair.next)?.facts.annotations.default !== undefined;
    const { lifecycles } = walk;
    const announcement = pair.old && lifecycles.announcementOf(lifecycles.ofParameter(pair.old));
    const renamedTo = pair.old && renames.get(pair.old)?.name;
    const becameList = list !== undefined;
    const evidence = { several, becameList, becameText, hasDefault: hasDefault === true, sent: !isRequest };
    tell('parameter', { ...pair, ...evidence, announcement, renamedTo }, location, pair, name);
    if (sides === undefined) return;
    tellProse(sides, location);
    const lives = { old: lifecycles.ofParameter(sides.old), next: lifecycles.ofParameter(sides.next) };
    tell('parameterLife', { ...lives, terms: lifecycles.terms }, location, pair, name);
    if (becameText) return;
    if (list !== undefined) schemas.enter(list.old, list.next, sent, { operation, location });
    else if (sides.old.in === sides.next.in && alikeMedia(sides.old.mediaType, sides.next.mediaType)) {
      compareSchema({ old: sides.old.schema, next: sides.next.schema }, sides, sent, location);
    }
  };

  const compareContent = (
    olds: readonly ResolvedMediaType[],
    news: readonly ResolvedMediaType[],
    direction: Direction,
    part: string,
    isOther = false,
  ): void => {
    const same = pairBy(olds, news, ({ mediaType }) => mediaType.toLowerCase().replaceAll(' ', ''));
    const related = ['wider', 'narrower', 'fewer-parameters', 'more-parameters', 'renamed', 'same'];
    const pairs = pairWhere(same, (one, other) => related.includes(compareMediaTypes(one.mediaType, other.mediaType)));
    for (const pair of pairs.map((one) => withCover(one, same, direction))) {
      const location = `${part} ${(pair.next ?? pair.old)?.mediaType ?? ''}`;
      tell(direction === 'request' ? 'requestMedia' : 'responseMedia', pair, location, pair);
      const media = both(pair);
      if (media === undefined) continue;
      if (!isOther) tellProse(media, location);
      if (part === 'request.body' || hasEncodedAnswers(contracts)) {
        const encodings = {
          old: encodingsOf(contracts.old, media.old),
          next: encodingsOf(contracts.next, media.next),
          direction,
        };
        tell('encodings', encodings, location, pair);
      }
      if (media.old.schema === undefined && media.next.schema === undefined) continue;
      const bodies = bodySchemas(contracts, media);
      schemas.enter(bodies.old, bodies.next, direction, { operation, location, ...(isOther ? { isOther } : {}) });
    }
  };

  const compareBody = (pair: Pair<ResolvedBody>): void => {
    if (isAlike(pair) || isOfNoBody(pair)) return;
    tell('requestBody', pair, 'request.body', pair.old === undefined && pair.next === undefined ? sides : pair);
    const bodies = both(pair);
    if (bodies === undefined) return;
    tellProse(bodies, 'request.body');
    compareContent(bodies.old.content, bodies.next.content, sent, 'request.body');
  };

  const haveSameBodies = (before: ResolvedResponse, after: ResolvedResponse): boolean =>
    pairBy(before.content, after.content, ({ mediaType }) => mediaType.toLowerCase()).every((pair) => {
      const media = both(pair);
      return media !== undefined && walk.sameSchema(media.old.schema, media.next.schema);
    });

  const compareResponse = (pair: Pair<ResolvedResponse>): void => {
    if (isAlike(pair)) return;
    const status = answeredStatus(pair);
    const part = `response.${status}`;
    tell('response', pair, part, pair, status);
    const responses = both(pair);
    if (responses === undefined) return;
    const isOther = responses.old.status !== responses.next.status;
    if (!isOther) tellProse(responses, part);
    const haveBodies = ![responses.old, responses.next].some(isBodiless) && next.method !== 'HEAD';
    // Where another answer stands for one with a body, and has none, what else that had went with its body.
    const isEmptied = isOther && haveBodies && responses.old.content.length > 0 && responses.next.content.length === 0;
    if (haveBodies) {
      compareContent(responses.old.content, responses.next.content, read, `${part}.body`, isOther);
    }
    const headers = pairBy(headersOf(responses.old), headersOf(responses.next), ({ name }) => name.toLowerCase());
    for (const header of headers) {
      if (isEmptied && header.next === undefined) continue;
      const { name } = (header.next ?? header.old) as { readonly name: string };
      const location = `${part}.header.${name}`;
      const written = { old: writtenAs(contracts.old, header.old), next: writtenAs(contracts.next, header.next) };
      tell('header', { ...header, written }, location, header, name);
      const headerSides = both(header);
      if (headerSides === undefined) continue;
      tellProse(headerSides, location);
      compareSchema({ old: headerSides.old.schema, next: headerSides.next.schema }, headerSides, read, location);
    }
    for (const link of pairBy(responses.old.links, responses.next.links, ({ name }) => name)) {
      if (isAlike(link) || (isEmptied && link.next === undefined)) continue;
      const linkSides = both(link);
      const location = `${part}.link`;
      const meant = {
        old: link.old && { ...link.old, value: links.old(link.old.object) },
        next: link.next && { ...link.next, value: links.next(link.next.object) },
      };
      tell('link', meant, location, link, (link.old ?? link.next)?.name);
      if (linkSides !== undefined) tellProse(linkSides, location);
    }
  };

  tell('operation', sides, 'operation', sides);
  const servers = operationServers(contracts, sides);
  if (servers !== undefined) {
    tell('operationServers', servers, 'operation', servers.places);
    const prose = proseOfServers(servers);
    if (prose !== undefined) tell('prose', prose, 'operation', servers.places);
  }
  const lives = { old: walk.lifecycles.ofOperation(old), next: walk.lifecycles.ofOperation(next) };
  tell('operationLife', { ...lives, terms: walk.lifecycles.terms }, 'operation', sides);
  tellProse(sides, 'operation');
  tellProse(items, 'operation');
  for (const pair of pairBy(tagsOf(old), tagsOf(next), ({ name }) => name)) {
    tell('tag', pair, 'operation', pair, (pair.next ?? pair.old)?.name);
  }
  for (const pair of parameters) compareParameter(pair);
  if (old.queryString ?? next.queryString)
    compareParameter({ old: old.queryString, next: next.queryString }, 'request.querystring');
  if (!isAsItWas('requestBody')) compareBody({ old: old.requestBody, next: next.requestBody });
  if (!isAsItWas('responses')) {
    for (const pair of pairResponses(old.responses, next.responses, haveSameBodies)) compareResponse(pair);
  }
  const security = operationSecurity(walk.security, contracts, sides);
  tell('security', security, 'security', security.places);
};

const pathItemOf = ({ document }: Contract, { item }: Operation): Described => ({
  pointer: item,
  object: valueAt(document, item),
});

/** Before 3.2 nothing is said of how the parts of answers are encoded. OpenAPI 3.1.1, 4.8.14.1, and 3.2.0, 4.14.1. */
const hasEncodedAnswers = ({ old, next }: Both<Contract>): boolean =>
  [old, next].every((contract) => writtenVersion(contract)?.startsWith('3.2') === true);

/** Whether one side has no body, and the other one that nobody has to send and that may be of no type. */
const isOfNoBody = ({ old, next }: Pair<ResolvedBody>): boolean =>
  (old === undefined) !== (next === undefined) &&
  [old, next].every((body) => body === undefined || (!body.required && body.content.length === 0));

/** Whether a response has no body, whatever is said of its range. RFC 9110, 15.3.5, 15.3.6 and 15.4.5. */
const isBodiless = ({ status }: ResolvedResponse): boolean => ['204', '205', '304'].includes(status);

/** Without Content-Type, of which the media types tell. OpenAPI 3.1.1, 4.8.17. */
const headersOf = ({ headers }: ResolvedResponse): readonly ResolvedHeader[] =>
  headers.filter(({ name }) => name.toLowerCase() !== 'content-type');

const tagsOf = ({ object, pointer }: Operation): readonly Named<null>[] => {
  const tags: unknown = object['tags'];
  const names = (Array.isArray(tags) ? (tags as readonly unknown[]) : []).filter((tag) => typeof tag === 'string');
  return [...new Set(names)].map((name) => ({ name, pointer: child(pointer, 'tags'), value: null }));
};

/**
 * Where the other side has a media type that is the same in other words, or covers one without a partner, that is its
 * partner: one that came or went too, or whichever takes what is sent.
 */
const withCover = (
  pair: Pair<ResolvedMediaType>,
  same: readonly Pair<ResolvedMediaType>[],
  direction: Direction,
): Pair<ResolvedMediaType> => {
  const { old, next } = pair;
  if (next === undefined && old !== undefined) {
    const twin = same.find((one) => alikeMedia(old.mediaType, one.next?.mediaType));
    const others = direction === 'request' ? same : same.filter((one) => one.old === undefined);
    return { old, next: (twin ?? others.find((one) => one.next && isCovered(old, one.next)))?.next };
  }
  if (old === undefined && next !== undefined) {
    const twin = same.find((one) => alikeMedia(one.old?.mediaType, next.mediaType));
    const gone = same.filter((one) => one.next === undefined);
    return { old: (twin ?? gone.find((one) => one.old && isCovered(next, one.old)))?.old, next };
  }
  return pair;
};

const isCovered = (narrow: ResolvedMediaType, wide: ResolvedMediaType): boolean =>
  compareMediaTypes(narrow.mediaType, wide.mediaType) === 'wider';

const alikeMedia = (old: string | undefined, next: string | undefined): boolean =>
  old === next || (old !== undefined && next !== undefined && compareMediaTypes(old, next) === 'same');

/** What is not in the schema of how a header is written: by a media type, or with names and values apart by `=`. */
const writtenAs = (contract: Contract, header: ResolvedHeader | undefined): string => {
  if (header === undefined) return '';
  if (header.mediaType !== undefined) return header.mediaType.toLowerCase();
  const facts = header.schema && effectiveSchema(contract, header.schema.pointer, header.schema.schema).facts;
  const explodes = header.object['explode'] === true && facts !== undefined && admits(facts, typeBit.object);
  return explodes ? 'simple exploded' : 'simple';
};

const extensionsOf = (object: unknown): string =>
  typeof object === 'object' && object !== null ? unknownExtensions(object as JsonObject) : '';
