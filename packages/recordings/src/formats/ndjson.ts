import { addHeader } from '../exchange.ts';
import type { Body, Exchange, Headers, Reading } from '../exchange.ts';
import { LineSplitter } from '../split.ts';
import type { Format } from './format.ts';
import { formText } from './form-text.ts';
import {
  brokenLine,
  entryTooLarge,
  isBlank,
  isMembers,
  member,
  parseJson,
  parseJsonText,
  skipped,
  textMember,
  textOr,
} from './json.ts';

/** One exchange a line, as a JSON object. There is no standard for it: the usual member names are understood. */
export const ndjson: Format = {
  name: 'NDJSON',

  recognises({ file, text }) {
    if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(file)) return text.trimStart()[0] !== '[';
    if (text.trimStart()[0] !== '{') return false;
    return text.split('\n', 100).some((line) => {
      const parsed = parseJsonText(line);
      return 'value' in parsed && lookUp(parsed.value, names.method) !== undefined;
    });
  },

  reader(source, limits) {
    const splitter = new LineSplitter(limits.entryBytes, entryTooLarge(source, limits.entryBytes));
    let line = 0;
    return {
      *push(window) {
        for (const bytes of splitter.push(window)) yield* readLine(source, line++, bytes, false);
      },
      *end() {
        const rest = splitter.rest();
        if (rest !== undefined) yield* readLine(source, line, rest, true);
      },
    };
  },
};

/** Member names by what they hold, best first: dots lead into objects, or stand in the name itself (ECS). */
const names = {
  method: ['method', 'request.method', 'req.method', 'http.method', 'http.request.method'],
  url: ['url', 'uri', 'request.url', 'request.uri', 'req.url', 'url.full', 'url.original', 'path', 'request.path'],
  host: ['host', 'request.host', 'url.domain'],
  status: [
    'status',
    'statusCode',
    'status_code',
    'response.status',
    'response.statusCode',
    'res.statusCode',
    'res.status',
    'http.status_code',
    'http.response.status_code',
  ],
  requestHeaders: ['requestHeaders', 'request_headers', 'request.headers', 'req.headers', 'http.request.headers'],
  responseHeaders: ['responseHeaders', 'response_headers', 'response.headers', 'res.headers', 'http.response.headers'],
  requestBody: [
    'requestBody',
    'request_body',
    'request.body',
    'req.body',
    'http.request.body.content',
    'http.request.body',
  ],
  responseBody: [
    'responseBody',
    'response_body',
    'response.body',
    'res.body',
    'http.response.body.content',
    'http.response.body',
    'body',
  ],
  startedAt: ['startedAt', 'startedDateTime', 'timestamp', '@timestamp', 'time'],
  comment: ['comment'],
} as const;

const lookUp = (record: unknown, candidates: readonly string[]): unknown => {
  for (const name of candidates) {
    const value = member(record, name) ?? name.split('.').reduce<unknown>(member, record);
    if (value !== undefined && value !== null && !(isMembers(value) && candidates === names.url)) return value;
  }
  return undefined;
};

function* readLine(source: string, line: number, bytes: Buffer, last: boolean): Generator<Reading> {
  if (isBlank(bytes)) return;
  const parsed = parseJson(bytes);
  if ('value' in parsed) {
    yield readRecord(source, line, parsed.value);
    return;
  }
  yield { kind: 'broken', entry: line, ...brokenLine(parsed, line, last) };
}

const readRecord = (source: string, entry: number, record: unknown): Reading => {
  const method = textOr(lookUp(record, names.method));
  const url = textOr(lookUp(record, names.url));
  const status = Number(lookUp(record, names.status) ?? Number.NaN);
  if (!method || !url) return skipped(entry, 'the line is no exchange: it has no method or URL');
  if (!Number.isInteger(status) || status < 100 || status > 599)
    return skipped(entry, status === 0 ? 'the request was aborted or failed' : 'the line has no response status');
  const requestHeaders = readHeaders(lookUp(record, names.requestHeaders));
  const responseHeaders = readHeaders(lookUp(record, names.responseHeaders));
  return {
    kind: 'exchange',
    exchange: {
      source,
      entry,
      method: method.toUpperCase(),
      url: withHost(url, textOr(lookUp(record, names.host))),
      status,
      requestHeaders,
      responseHeaders,
      requestBody: readBody(lookUp(record, names.requestBody), requestHeaders, 'request'),
      responseBody: readBody(lookUp(record, names.responseBody), responseHeaders, 'response'),
      ...textMember('startedAt', lookUp(record, names.startedAt)),
      ...textMember('comment', lookUp(record, names.comment)),
    },
  };
};

/** A path alone and a host beside it make a URL; the scheme is not known then, https is the likely one. */
const withHost = (url: string, host: string | undefined): string =>
  url.startsWith('/') && host ? `https://${host}${url}` : url;

const headerText = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(headerText);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
};

/** Headers as an object, as a list of `{ name, value }`, or as a list of pairs. */
const readHeaders = (value: unknown): Headers | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const pairs: unknown[][] = Array.isArray(value)
    ? value.map((item) => (Array.isArray(item) ? item : [member(item, 'name'), member(item, 'value')]))
    : Object.entries(value);
  const headers = new Map<string, string[]>();
  for (const [name, values] of pairs) {
    if (typeof name !== 'string' || name.startsWith(':')) continue;
    for (const text of headerText(values)) addHeader(headers, name, text);
  }
  return headers;
};

/** A text is the body as sent; where no media type says what it is and it is JSON, it counts as JSON. */
const readBody = (value: unknown, headers: Headers | undefined, side: 'request' | 'response'): Body | undefined => {
  if (value === undefined) return { kind: 'missing', reason: `the recording does not hold the ${side} body` };
  if (value === '') return undefined;
  if (typeof value !== 'string') {
    const base64 = textOr(member(value, 'base64'));
    return base64 !== undefined && Object.keys(value as object).length === 1
      ? { kind: 'base64', base64 }
      : { kind: 'json', value };
  }
  if (headers?.has('content-type')) return { kind: 'text', text: value };
  const parsed = parseJsonText(value);
  return 'value' in parsed
    ? { kind: 'text', text: value, mediaType: 'application/json' }
    : { kind: 'text', text: value };
};

/** One line per exchange, in the member names that are read first. A body that is not known is left out. */
export const writeNdjson = (exchanges: Iterable<Exchange>): string =>
  Array.from(exchanges, (exchange) => `${JSON.stringify(recordOf(exchange))}\n`).join('');

const recordOf = (exchange: Exchange): object => ({
  ...(exchange.startedAt === undefined ? {} : { startedAt: exchange.startedAt }),
  method: exchange.method,
  url: exchange.url,
  status: exchange.status,
  ...headersOf('requestHeaders', exchange.requestHeaders),
  ...bodyOf('requestBody', exchange.requestBody),
  ...headersOf('responseHeaders', exchange.responseHeaders),
  ...bodyOf('responseBody', exchange.responseBody),
  ...(exchange.comment === undefined ? {} : { comment: exchange.comment }),
});

const headersOf = (name: string, headers: Headers | undefined): object =>
  headers === undefined
    ? {}
    : {
        [name]: Object.fromEntries(
          [...headers].map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
        ),
      };

const bodyOf = (name: string, body: Body | undefined): object => {
  if (body === undefined) return { [name]: '' };
  switch (body.kind) {
    case 'text':
      return { [name]: body.text };
    case 'base64':
      return { [name]: { base64: body.base64 } };
    case 'json':
      return { [name]: body.value };
    case 'fields':
      return { [name]: formText(body.fields) };
    case 'missing':
      return {};
  }
};
