import type * as Har from 'har-format';
import { addHeader } from '../exchange.ts';
import type { Body, Exchange, Headers, Reading } from '../exchange.ts';
import { refusal } from '../refusal.ts';
import { formText } from './form-text.ts';
import { ElementSplitter } from '../split.ts';
import { headKeys } from './head-keys.ts';
import { entryTooLarge, member, parseJson, skipped, textMember, textOr } from './json.ts';
import type { Format } from './format.ts';

/** HTTP Archive 1.2, read leniently: only what is needed, and `null` as if it were absent. */
export const har: Format = {
  name: 'HAR',

  recognises({ text }) {
    const keys = headKeys(text, 2);
    return keys.includes('log') && ['log.entries', 'log.creator', 'log.pages'].some((key) => keys.includes(key));
  },

  reader(source, limits) {
    const splitter = new ElementSplitter(
      ['log', 'entries'],
      limits.entryBytes,
      entryTooLarge(source, limits.entryBytes),
    );
    let entry = 0;
    return {
      *push(window) {
        for (const bytes of splitter.push(window)) {
          if (entry >= limits.entries) throw tooMany(source, limits.entries);
          yield readEntry(source, entry++, bytes);
        }
      },
      *end() {
        if (!splitter.found)
          throw refusal(
            source,
            'recording-malformed',
            splitter.complete ? 'log.entries is missing or no array' : 'the file is cut off before log.entries',
            'record again, or export the whole log as HAR',
          );
        if (splitter.complete) return;
        const message = splitter.insideElement
          ? `the file is cut off inside entry ${entry}`
          : `the file is cut off behind ${entry} entries`;
        yield { kind: 'broken', entry, keyword: 'truncated', message };
      },
    };
  },
};

const tooMany = (source: string, most: number): Error =>
  refusal(source, 'entries-too-many', `more than ${most} entries`, 'raise the limit entries, or split the recording');

const readEntry = (source: string, entry: number, bytes: Buffer): Reading => {
  const parsed = parseJson(bytes);
  if (!('value' in parsed))
    return { kind: 'broken', entry, keyword: 'malformed', message: `the entry ${parsed.message} of the entry` };
  const request = member(parsed.value, 'request');
  const response = member(parsed.value, 'response');
  const method = textOr(member(request, 'method'));
  const url = textOr(member(request, 'url'));
  const status = Number(member(response, 'status') ?? Number.NaN);
  const reason = noExchange(parsed.value, method, url, status);
  if (reason !== undefined || method === undefined || url === undefined)
    return skipped(entry, reason ?? 'the entry has no method or URL');
  const requestHeaders = readHeaders(member(request, 'headers'));
  return {
    kind: 'exchange',
    exchange: {
      source,
      entry,
      method: method.toUpperCase(),
      url,
      status,
      requestHeaders,
      responseHeaders: readHeaders(member(response, 'headers')),
      requestBody: readPostData(request, requestHeaders),
      responseBody: readContent(response, status),
      ...textMember('startedAt', member(parsed.value, 'startedDateTime')),
      ...textMember('comment', member(parsed.value, 'comment')),
    },
  };
};

/** Why an entry is no finished request with its response, or `undefined`. */
const noExchange = (
  entry: unknown,
  method: string | undefined,
  url: string | undefined,
  status: number,
): string | undefined => {
  if (!method || !url) return 'the entry has no method or URL';
  const type = member(entry, '_resourceType');
  if (type === 'websocket' || /^wss?:/i.test(url) || Array.isArray(member(entry, '_webSocketMessages')))
    return 'a web socket is no request with a response';
  if (type === 'eventsource') return 'an event stream is no request with one response';
  if (!/^(?:https?:|\/)/i.test(url)) return 'the URL is not one of HTTP';
  if (status === 0 || member(entry, '_wasAborted') === true) return 'the request was aborted or failed';
  if (!Number.isInteger(status) || status < 100 || status > 599) return 'the entry has no response status';
  if (status === 304 || member(entry, '_fromCache')) return 'the response came from a cache';
  return undefined;
};

/** Pseudo headers of HTTP/2 (`:path`) are left out: they repeat the request line. */
const readHeaders = (list: unknown): Headers | undefined => {
  if (!Array.isArray(list)) return undefined;
  const headers = new Map<string, string[]>();
  for (const item of list) {
    const name = textOr(member(item, 'name'));
    const value = textOr(member(item, 'value'));
    if (name && value !== undefined && !name.startsWith(':')) addHeader(headers, name, value);
  }
  return headers;
};

const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const readPostData = (request: unknown, headers: Headers | undefined): Body | undefined => {
  const postData = member(request, 'postData');
  const mediaType = textMember('mediaType', member(postData, 'mimeType') || undefined);
  const text = textOr(member(postData, 'text'));
  const params = member(postData, 'params');
  if (text) {
    return member(postData, 'encoding') === 'base64'
      ? { kind: 'base64', base64: text, ...mediaType }
      : { kind: 'text', text, ...mediaType };
  }
  if (Array.isArray(params) && params.length > 0) return { kind: 'fields', fields: readParams(params), ...mediaType };
  const declared = Number(headers?.get('content-length')?.[0] ?? 0);
  const sent = (numberOr(member(request, 'bodySize')) ?? 0) > 0 || declared > 0 || headers?.has('transfer-encoding');
  const file = member(postData, '_file') !== undefined;
  return sent || file ? { kind: 'missing', reason: 'the recording does not hold the request body' } : undefined;
};

/** Form fields; a file's content is not in a recording, its name stands for it. */
const readParams = (params: readonly unknown[]): (readonly [string, string])[] =>
  params.flatMap((item) => {
    const name = textOr(member(item, 'name'));
    const value = textOr(member(item, 'value')) ?? textOr(member(item, 'fileName')) ?? '';
    return name === undefined ? [] : [[name, value] as const];
  });

const readContent = (response: unknown, status: number): Body | undefined => {
  const content = member(response, 'content');
  const mediaType = textMember('mediaType', member(content, 'mimeType') || undefined);
  const text = textOr(member(content, 'text'));
  const size = numberOr(member(content, 'size'));
  if (text) {
    const known = { ...mediaType, ...(size === undefined ? {} : { size }) };
    return member(content, 'encoding') === 'base64'
      ? { kind: 'base64', base64: text, ...known }
      : { kind: 'text', text, ...known };
  }
  const redirect = status >= 300 && status < 400;
  return size === 0 && !redirect && member(content, '_file') === undefined
    ? undefined
    : { kind: 'missing', reason: 'the recording does not hold the response body' };
};

/** Who wrote a HAR file. */
export interface Creator {
  readonly name: string;
  readonly version: string;
}

/** A HAR 1.2 file of the exchanges. Times that were not recorded are the epoch; the bytes depend on the input only. */
export const writeHar = (
  exchanges: Iterable<Exchange>,
  options: { readonly creator: Creator; readonly comment?: string },
): string => {
  const log: Har.Log = {
    version: '1.2',
    creator: options.creator,
    entries: Array.from(exchanges, entryOf),
    ...(options.comment === undefined ? {} : { comment: options.comment }),
  };
  return `${JSON.stringify({ log }, undefined, 2)}\n`;
};

const entryOf = (exchange: Exchange): Har.Entry => {
  const text = bodyText(exchange.responseBody);
  return {
    startedDateTime: exchange.startedAt ?? '1970-01-01T00:00:00.000Z',
    time: 0,
    request: {
      method: exchange.method,
      url: exchange.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headerList(exchange.requestHeaders),
      queryString: queryOf(exchange.url),
      headersSize: -1,
      bodySize: bodySize(exchange.requestBody),
      ...postDataOf(exchange),
    },
    response: {
      status: exchange.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: headerList(exchange.responseHeaders),
      content: {
        size: bodySize(exchange.responseBody),
        mimeType: mediaTypeOf(exchange.responseBody, exchange.responseHeaders),
        ...(text === undefined ? {} : { text }),
        ...(exchange.responseBody?.kind === 'base64' ? { encoding: 'base64' } : {}),
      },
      redirectURL: exchange.responseHeaders?.get('location')?.[0] ?? '',
      headersSize: -1,
      bodySize: bodySize(exchange.responseBody),
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    ...(exchange.comment === undefined ? {} : { comment: exchange.comment }),
  };
};

const headerList = (headers: Headers | undefined): Har.Header[] =>
  [...(headers ?? [])].flatMap(([name, values]) => values.map((value) => ({ name, value })));

const queryOf = (url: string): Har.QueryString[] => {
  const start = url.indexOf('?');
  if (start < 0) return [];
  const query = url.slice(start + 1).split('#', 1)[0];
  return Array.from(new URLSearchParams(query), ([name, value]) => ({ name, value }));
};

const bodyText = (body: Body | undefined): string | undefined => {
  if (body?.kind === 'text') return body.text;
  if (body?.kind === 'base64') return body.base64;
  if (body?.kind === 'json') return JSON.stringify(body.value);
  if (body?.kind === 'fields') return formText(body.fields);
  return undefined;
};

/** Bytes; -1 when the body is not known. HAR 1.2, content.size. */
const bodySize = (body: Body | undefined): number => {
  if (body === undefined) return 0;
  if (body.kind === 'missing') return -1;
  return Buffer.byteLength(bodyText(body) ?? '', body.kind === 'base64' ? 'base64' : 'utf8');
};

const mediaTypeOf = (body: Body | undefined, headers: Headers | undefined): string => {
  const declared = body !== undefined && body.kind !== 'missing' ? body.mediaType : undefined;
  return headers?.get('content-type')?.[0] ?? declared ?? (body?.kind === 'json' ? 'application/json' : '');
};

const postDataOf = ({ requestBody: body, requestHeaders }: Exchange): { postData?: Har.PostData } => {
  if (body === undefined || body.kind === 'missing') return {};
  const mimeType = mediaTypeOf(body, requestHeaders);
  if (body.kind === 'fields')
    return { postData: { mimeType, params: body.fields.map(([name, value]) => ({ name, value })) } };
  const encoding = body.kind === 'base64' ? { encoding: 'base64' } : {};
  return { postData: { mimeType, text: bodyText(body) ?? '', ...encoding } };
};
