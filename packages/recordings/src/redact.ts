import type { Contract } from '@schemawright/contract';
import { createMatcher } from './match.ts';
import { redactBody } from './redact-body.ts';
import type { Body, Exchange, Headers } from './exchange.ts';
import { redactUrl } from './redact-url.ts';
import { REDACTED, isSecretName, redactText } from './secrets.ts';

/** Makes one exchange safe to keep: see `redactExchange`. */
export type Redactor = (exchange: Exchange) => Exchange;

/**
 * A redactor that knows what a contract says about secrets: its API key parameters, properties that are passwords or
 * write-only, and which path segments are tokens. To be made once and used for many exchanges.
 */
export const createRedactor = (contract?: Contract): Redactor => {
  const declared = contract === undefined ? new Set<string>() : secretNamesOf(contract);
  const isSecret = (name: string): boolean => isSecretName(name) || declared.has(name.toLowerCase());
  const match = contract === undefined ? undefined : createMatcher(contract, { anyHost: true });
  return (exchange) => {
    const matched = match?.(exchange.method, exchange.url);
    const template = matched?.kind === 'operation' ? matched.operation.path : undefined;
    return {
      ...exchange,
      url: redactUrl(exchange.url, isSecret, template),
      requestHeaders: redactHeaders(exchange.requestHeaders, isSecret),
      responseHeaders: redactHeaders(exchange.responseHeaders, isSecret),
      requestBody: redactSide(exchange.requestBody, exchange.requestHeaders, isSecret),
      responseBody: redactSide(exchange.responseBody, exchange.responseHeaders, isSecret),
      ...(exchange.comment === undefined ? {} : { comment: redactText(exchange.comment) }),
    };
  };
};

/**
 * The exchange without credentials: in headers, query, form fields and JSON members with secret names, in path
 * parameters that carry tokens, in user info, and wherever a text has the shape of one. Texts become `REDACTED` and
 * stay texts, so the exchange still checks; a binary body is dropped, since nobody can look into it. Idempotent.
 */
export const redactExchange = (exchange: Exchange, contract?: Contract): Exchange => createRedactor(contract)(exchange);

const redactSide = (
  body: Body | undefined,
  headers: Headers | undefined,
  isSecret: (name: string) => boolean,
): Body | undefined => (body === undefined ? undefined : redactBody(body, headers?.get('content-type')?.[0], isSecret));

/** Names (lower case) that a contract marks as secret: API keys, `format: password`, `writeOnly`, `x-secret`, `x-sensitive`. */
const secretNamesOf = (contract: Contract): Set<string> => {
  const names = new Set<string>();
  for (const scheme of Object.values(contract.document.components?.securitySchemes ?? {}))
    if ('type' in scheme && scheme.type === 'apiKey' && typeof scheme['name'] === 'string')
      names.add(scheme['name'].toLowerCase());
  const waiting: unknown[] = [contract.document];
  const seen = new Set<unknown>();
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, item] of Object.entries(value)) {
      waiting.push(item);
      if (key !== 'properties' || typeof item !== 'object' || item === null) continue;
      for (const [name, schema] of Object.entries(item)) if (isMarked(schema)) names.add(name.toLowerCase());
    }
  }
  return names;
};

const isMarked = (schema: unknown): boolean => {
  if (typeof schema !== 'object' || schema === null) return false;
  const marks = schema as Readonly<Record<string, unknown>>;
  return (
    marks['format'] === 'password' ||
    marks['writeOnly'] === true ||
    marks['x-secret'] === true ||
    marks['x-sensitive'] === true
  );
};

const redactHeaders = (headers: Headers | undefined, isSecret: (name: string) => boolean): Headers | undefined =>
  headers &&
  new Map([...headers].map(([name, values]) => [name, values.map((value) => redactHeader(name, value, isSecret))]));

/** What is kept of a header that holds a secret: the scheme of credentials, the names and attributes of cookies. */
const redactHeader = (name: string, value: string, isSecret: (name: string) => boolean): string => {
  switch (name) {
    case 'authorization':
    case 'proxy-authorization':
    case 'www-authenticate':
    case 'proxy-authenticate':
      return value.replace(/^([A-Za-z][A-Za-z0-9-]{0,30}[ \t]+)?[^]*$/, `$1${REDACTED}`);
    case 'cookie':
      return value.split(';').map(redactCookie).join(';');
    case 'set-cookie': {
      const [pair = '', ...attributes] = value.split(';');
      return [redactCookie(pair), ...attributes].join(';');
    }
    case 'location':
    case 'content-location':
    case 'referer':
    case 'origin':
      return redactUrl(value, isSecret);
    case 'etag':
    case 'x-request-id':
    case 'content-type':
      return value;
  }
  return isSecret(name) ? REDACTED : redactText(value);
};

const redactCookie = (pair: string): string => {
  const sign = pair.indexOf('=');
  return sign === -1 ? (pair.trim() === '' ? pair : REDACTED) : `${pair.slice(0, sign)}=${REDACTED}`;
};
