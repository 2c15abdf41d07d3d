import type { Operation } from '@schemawright/contract';
import { name, type Piece, type RuntimeName } from './code.ts';
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

/** The `replies` of an operation's description. A success that the contract does not speak of may be anything. */
export const repliesOf = (operation: Operation): Piece => {
  const declared = operation.responses.flatMap(({ status, content }) =>
    content.map((media): Piece => [media.mediaType, name(readers[kindOf(media)]), status]),
  );
  const silent = operation.responses.every(({ status }) => !isSuccess(status));
  return silent ? [...declared, ['*/*', name('any'), '2XX']] : declared;
};

/** Whether a success may hold bytes, which `parseAs` can read in several ways. */
export const mayBeBinary = (operation: Operation): boolean =>
  operation.responses.some(
    ({ status, content }) => isSuccess(status) && content.some((media) => readers[kindOf(media)] === 'binary'),
  );
