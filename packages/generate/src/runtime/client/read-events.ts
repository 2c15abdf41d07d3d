import type { ReadBody } from './description.ts';
import { linesOf } from './lines.ts';

/** One event of a `text/event-stream`. HTML standard, 9.2. */
export interface ServerSentEvent {
  /** `message` where the server does not say. */
  readonly event: string;
  readonly data: string;
  /** The last id that the server sent, empty before the first. */
  readonly id: string;
}

async function* events(response: Response): AsyncGenerator<ServerSentEvent> {
  let event = '';
  let id = '';
  let data: string[] = [];
  for await (const line of linesOf(response, /\r\n|\n|\r(?!$)/)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n'), id };
      event = '';
      data = [];
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
  }
}

/** Server-sent events as they arrive. A connection that ends is not opened again. */
export const eventStream: ReadBody = async (response) => ({ value: events(response) });
