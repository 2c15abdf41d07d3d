import type { ResolvedMediaType } from '@schemawright/contract';

export type MediaKind = 'json' | 'form' | 'parts' | 'lines' | 'events' | 'text' | 'open' | 'bytes';

const essence = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

const isText = ({ schema }: ResolvedMediaType): boolean =>
  typeof schema?.schema === 'object' && schema.schema.type === 'string';

/**
 * What a media type is to the client; the types of the runtime say the same. `open` is a text under a range that leaves
 * its form to the message.
 */
export const kindOf = (media: ResolvedMediaType): MediaKind => {
  const plain = essence(media.mediaType);
  if (plain === 'application/x-www-form-urlencoded') return 'form';
  if (plain === 'multipart/form-data') return 'parts';
  if (/^application\/(?:jsonl|x-jsonl|x-ndjson|ndjson|json-lines|stream\+json)$/.test(plain)) return 'lines';
  if (plain === 'text/event-stream') return 'events';
  if (plain === '*/*' || plain === 'application/*') return isText(media) ? 'open' : 'json';
  if (plain.endsWith('json')) return 'json';
  return plain.startsWith('text/') || plain.endsWith('xml') ? 'text' : 'bytes';
};

/** Whether a media type leaves something open. */
export const isRange = (mediaType: string): boolean => essence(mediaType).includes('*');
