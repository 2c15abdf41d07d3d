import type { Operation, ResolvedMediaType } from '@schemawright/contract';
import type { Conversions } from '../conversions/modules.ts';
import { callOf, conversionCode, name, type Piece, type RuntimeName } from './code.ts';
import { kindOf, type MediaKind } from './media.ts';

const readers: Readonly<Record<MediaKind, RuntimeName>> = {
  json: 'json',
  form: 'binary',
  parts: 'binary',
  lines: 'jsonLines',
  events: 'eventStream',
  text: 'plainText',
  open: 'jsonOrText',
  bytes: 'binary',
};

const isSuccess = (status: string): boolean => status.startsWith('2');

/** What makes of a reply what the caller sees, where that is something else. */
const conversionOf = (media: ResolvedMediaType, conversions: Conversions, identifier: string): readonly Piece[] => {
  const kind = kindOf(media);
  if (kind !== 'json' && kind !== 'lines') return [];
  const pointer = media.schema?.pointer;
  const found =
    kind === 'json' ? conversions.of(pointer, 'received', identifier) : conversions.ofItems(pointer, identifier);
  if (found === undefined) return [];
  const convert = conversionCode(found);
  return [conversions.int64 === 'number' ? convert : callOf('exact', convert)];
};

/** The `replies` of an operation's description. A success that the contract does not speak of may be anything. */
export const repliesOf = (operation: Operation, conversions: Conversions, identifier: string): Piece => {
  const declared = operation.responses.flatMap(({ status, content }) =>
    content.map((media): Piece => [
      media.mediaType,
      name(readers[kindOf(media)]),
      status,
      ...conversionOf(media, conversions, identifier),
    ]),
  );
  const silent = operation.responses.every(({ status }) => !isSuccess(status));
  return silent ? [...declared, ['*/*', name('any'), '2XX']] : declared;
};

/** Whether a success may hold bytes, which `parseAs` can read in several ways. */
export const mayBeBinary = (operation: Operation): boolean =>
  operation.responses.some(
    ({ status, content }) => isSuccess(status) && content.some((media) => readers[kindOf(media)] === 'binary'),
  );
