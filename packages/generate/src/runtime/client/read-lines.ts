import type { ConvertBody, ReadBody } from './description.ts';
import { UnexpectedResponse } from './errors.ts';
import { linesOf } from './lines.ts';

async function* records(response: Response, convert: ConvertBody | undefined): AsyncGenerator<unknown> {
  for await (const line of linesOf(response, /\r?\n/)) {
    if (line.trim() === '') continue;
    let record: unknown;
    try {
      record = JSON.parse(line);
      if (convert) record = convert(record, line);
    } catch {
      throw new UnexpectedResponse(response, line);
    }
    yield record;
  }
}

/** JSON Lines and NDJSON: one value after the other, as they arrive. A broken line throws `UnexpectedResponse`. */
export const jsonLines: ReadBody = async (response, _, convert) => ({ value: records(response, convert) });
