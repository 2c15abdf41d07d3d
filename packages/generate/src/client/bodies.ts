import type { JsonObject, Operation, ResolvedMediaType } from '@schemawright/contract';
import type { Conversions } from '../conversions/modules.ts';
import { callOf, conversionCode, name, type Code, type Piece, type RuntimeName } from './code.ts';
import { isRange, kindOf, type MediaKind } from './media.ts';
import { pairsIn } from './parameters.ts';

const writers: Readonly<Record<MediaKind, RuntimeName>> = {
  json: 'jsonBody',
  form: 'formBody',
  parts: 'partsBody',
  text: 'rawBody',
  lines: 'rawBody',
  events: 'rawBody',
  open: 'rawBody',
  bytes: 'rawBody',
};

/** What a caller who does not choose would choose. */
const preference: readonly MediaKind[] = ['json', 'form', 'parts', 'text', 'open', 'lines', 'events', 'bytes'];

const rank = (media: ResolvedMediaType): number =>
  preference.indexOf(kindOf(media)) +
  (isRange(media.mediaType) ? 0.5 : 0) -
  (/^application\/json\b/i.test(media.mediaType) ? 0.5 : 0);

/** The media types of a body, the usual one first: JSON, then forms, text and bytes, else in the order of the contract. */
export const offered = (operation: Operation): readonly ResolvedMediaType[] =>
  [...(operation.requestBody?.content ?? [])].sort((one, other) => rank(one) - rank(other));

/** How one member is written where its encoding asks for something. OpenAPI 3.1.1, 4.8.15. */
const encodingOf = (kind: MediaKind, member: string, encoding: JsonObject): Piece[] => {
  const { style, explode, allowReserved, contentType } = encoding;
  if (style !== undefined || explode !== undefined || allowReserved !== undefined) {
    const form = typeof style === 'string' ? style : 'form';
    const write = pairsIn(form, typeof explode === 'boolean' ? explode : form === 'form');
    return [[member, name(write), ...(kind === 'form' && allowReserved === true ? [name('reserved')] : [])]];
  }
  if (typeof contentType !== 'string') return [];
  if (kind === 'form') return /[/+]json\b/i.test(contentType) ? [[member, name('jsonItems')]] : [];
  return /[,*]/.test(contentType) ? [] : [[member, contentType]];
};

/** What writes a body in its media type. */
const writerOf = (media: ResolvedMediaType, conversions: Conversions, identifier: string): Code => {
  const kind = kindOf(media);
  const write = name(writers[kind]);
  const isConvertible = kind === 'json' || kind === 'form' || kind === 'parts';
  const found = isConvertible ? conversions.of(media.schema?.pointer, 'sent', identifier) : undefined;
  if (found === undefined) return write;
  const convert = conversionCode(found);
  return kind === 'parts' ? callOf('exactParts', convert) : callOf('exactBody', convert, write);
};

/** The `body` of an operation's description. */
export const bodyOf = (operation: Operation, conversions: Conversions, identifier: string): Piece | undefined => {
  const rows = offered(operation).map((media): Piece => {
    const kind = kindOf(media);
    const encodings =
      kind === 'form' || kind === 'parts'
        ? Object.entries(media.object.encoding ?? {}).flatMap(([member, encoding]) =>
            encodingOf(kind, member, encoding),
          )
        : [];
    // JSON under a range still has to say what it is.
    const mediaType = kind === 'json' && isRange(media.mediaType) ? 'application/json' : media.mediaType;
    return [mediaType, writerOf(media, conversions, identifier), ...(encodings.length === 0 ? [] : [encodings])];
  });
  return rows.length === 0 ? undefined : rows;
};
