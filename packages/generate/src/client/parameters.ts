import type { Operation, ResolvedParameter } from '@schemawright/contract';
import type { Conversions } from '../conversions/modules.ts';
import { callOf, conversionCode, name, object, type Code, type Piece, type RuntimeName } from './code.ts';

/** How pairs are written in a style. OpenAPI 3.1.1, 4.8.12.6. */
export const pairsIn = (style: string, explode: boolean): RuntimeName => {
  if (style === 'deepObject') return 'deep';
  if (explode) return 'form';
  if (style === 'spaceDelimited') return 'space';
  return style === 'pipeDelimited' ? 'pipe' : 'csv';
};

const isJson = (mediaType: string | undefined): boolean => mediaType !== undefined && /[/+]json\b/i.test(mediaType);

const writer = ({ in: place, style, explode, mediaType }: ResolvedParameter): RuntimeName => {
  const isText = place === 'path' || place === 'header';
  if (isJson(mediaType)) return isText ? 'jsonText' : 'jsonPair';
  if (!isText) return mediaType === undefined ? pairsIn(style, explode) : 'form';
  if (style === 'label') return explode ? 'labelExploded' : 'label';
  if (style === 'matrix') return explode ? 'matrixExploded' : 'matrix';
  return explode ? 'simpleExploded' : 'simple';
};

/** Names that the body has as well: a client that may choose keeps them out of the URL. RFC 6749, 2.3.1. */
const inBody = (operation: Operation): ReadonlySet<string> =>
  new Set(
    (operation.requestBody?.content ?? []).flatMap(({ schema }) =>
      typeof schema?.schema === 'object' ? Object.keys(schema.schema.properties ?? {}) : [],
    ),
  );

/** The `parameters` of an operation's description. */
export const parametersOf = (operation: Operation, conversions: Conversions, identifier: string): Code | undefined => {
  const doubled = inBody(operation);
  const places = (['path', 'query', 'header', 'cookie'] as const).map((place) => {
    const rows = operation.parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter): Piece => {
        if (place === 'query' && doubled.has(parameter.name)) return [parameter.name, name('inBody')];
        const encode = place === 'query' && parameter.object.allowReserved === true ? [name('reserved')] : [];
        const write = name(writer(parameter));
        const found = conversions.of(parameter.schema?.pointer, 'sent', identifier);
        const exact = found === undefined ? write : callOf('exactly', conversionCode(found), write);
        return [parameter.name, exact, ...encode];
      });
    return [place, rows.length === 0 ? undefined : rows] as const;
  });
  return places.some(([, rows]) => rows !== undefined) ? object(places) : undefined;
};
