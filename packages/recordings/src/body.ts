import type { Contract, ResolvedMediaType } from '@schemawright/contract';
import { textOfBase64 } from './body-text.ts';
import { coerce } from './coerce.ts';
import type { Body, Headers } from './exchange.ts';
import { headerOf } from './exchange.ts';
import { parseJsonText } from './formats/json.ts';
import { isFormType, isJsonType, mediaTypeFor, parseMediaType } from './media-type.ts';
import { decodeField, rawPairs } from './parameters.ts';
import { itemsOf, propertiesOf, typesOf } from './schema-parts.ts';
import { isRedactionMark, looksSecret, REDACTED } from './secrets.ts';

/** What a body comes to under the media types that a contract declares for it. */
export type ReadBody =
  | { readonly kind: 'value'; readonly value: unknown; readonly declared: ResolvedMediaType }
  | { readonly kind: 'undocumented'; readonly mediaType: string }
  | { readonly kind: 'malformed'; readonly message: string; readonly declared: ResolvedMediaType }
  /** Fine as far as it can be told: there is no reader for it, no schema, or the recording does not hold it all. */
  | { readonly kind: 'unchecked'; readonly reason: string; readonly declared?: ResolvedMediaType };

/** A media type fit to be shown: without parameters, bounded, pieces that look like a secret replaced. */
const shown = (mediaType: string): string =>
  parseMediaType(mediaType)
    .essence.slice(0, 100)
    .replace(/[^\w.+*/-]/g, '?')
    .replace(/[^./+]+/g, (piece) => (looksSecret(piece) ? REDACTED : piece));

/** Reads a recorded body by the declared media type that answers for its actual one. */
export const readBody = (
  contract: Contract,
  content: readonly ResolvedMediaType[],
  body: Body,
  headers: Headers | undefined,
): ReadBody => {
  if (body.kind === 'missing') return { kind: 'unchecked', reason: body.reason };
  const actual = actualType(content, body, headers);
  if (actual === undefined) return { kind: 'unchecked', reason: 'the body has no media type' };
  const declared = mediaTypeFor(content, parseMediaType(actual));
  if (declared === undefined) return { kind: 'undocumented', mediaType: shown(actual) };
  if (declared.schema === undefined)
    return { kind: 'unchecked', reason: 'the contract has no schema for the body', declared };
  const name = parseMediaType(actual);
  if (isFormType(name)) return readForm(contract, declared, body, headers);
  if (isJsonType(name)) return readJson(declared, body, headers);
  return { kind: 'unchecked', reason: `bodies of type ${shown(actual)} are not checked`, declared };
};

/** The header says it, else the recorder; else a body that is JSON, or was stored as fields, tells by itself. */
const actualType = (
  content: readonly ResolvedMediaType[],
  body: Exclude<Body, { kind: 'missing' }>,
  headers: Headers | undefined,
): string | undefined => {
  const stated = headerOf(headers, 'content-type') || (body.mediaType === 'x-unknown' ? undefined : body.mediaType);
  if (stated) return stated;
  const form = content.find(({ mediaType }) => isFormType(parseMediaType(mediaType)))?.mediaType;
  const json = content.find(({ mediaType }) => isJsonType(parseMediaType(mediaType)))?.mediaType ?? 'application/json';
  if (body.kind === 'fields') return form ?? 'application/x-www-form-urlencoded';
  if (body.kind === 'json')
    return json !== undefined && mediaTypeFor(content, parseMediaType(json)) ? json : (form ?? json);
  return body.kind === 'text' && 'value' in parseJsonText(body.text) ? json : undefined;
};

const textOf = (body: Body, headers: Headers | undefined): string | undefined => {
  if (body.kind === 'text') return body.text;
  if (body.kind !== 'base64') return undefined;
  return textOfBase64(body, headerOf(headers, 'content-type'), headerOf(headers, 'content-encoding'));
};

const readJson = (declared: ResolvedMediaType, body: Body, headers: Headers | undefined): ReadBody => {
  if (body.kind === 'json') return { kind: 'value', value: body.value, declared };
  const text = textOf(body, headers)?.replace(/^\uFEFF/, '');
  if (text === undefined)
    return body.kind === 'fields'
      ? { kind: 'unchecked', reason: 'the recording holds the body as form fields', declared }
      : { kind: 'malformed', message: 'the body is not valid UTF-8', declared };
  if (isRedactionMark(text.trim())) return { kind: 'unchecked', reason: 'the body was redacted', declared };
  const parsed = parseJsonText(text);
  if ('value' in parsed) return { kind: 'value', value: parsed.value, declared };
  const size = 'size' in body ? body.size : undefined;
  if (parsed.atEnd && size !== undefined && size > Buffer.byteLength(text))
    return { kind: 'unchecked', reason: 'the recording holds a part of the body only', declared };
  return { kind: 'malformed', message: `the body ${parsed.message}`, declared };
};

/** Form fields by the properties of the schema: repeated fields make arrays, texts are read as parameters are. */
const readForm = (
  contract: Contract,
  declared: ResolvedMediaType,
  body: Body,
  headers: Headers | undefined,
): ReadBody => {
  if (body.kind === 'json') return { kind: 'value', value: body.value, declared };
  const text = textOf(body, headers);
  if (body.kind !== 'fields' && text === undefined)
    return { kind: 'malformed', message: 'the body is not valid UTF-8', declared };
  const fields =
    body.kind === 'fields'
      ? body.fields
      : rawPairs(text ?? '').map(([name, value]) => [decodeField(name), decodeField(value)] as const);
  const values = new Map<string, string[]>();
  for (const [name, value] of fields) {
    const texts = values.get(name);
    if (texts === undefined) values.set(name, [value]);
    else texts.push(value);
  }
  const properties = propertiesOf(contract, declared.schema?.schema);
  const value = Object.fromEntries(
    [...values].map(([name, texts]) => [name, fieldValue(contract, declared, name, properties.get(name), texts)]),
  );
  return { kind: 'value', value, declared };
};

const fieldValue = (
  contract: Contract,
  declared: ResolvedMediaType,
  name: string,
  schema: Parameters<typeof coerce>[1],
  texts: readonly string[],
): unknown => {
  const types = typesOf(contract, schema);
  const [first = ''] = texts;
  if (types?.has('array')) {
    const encoding = declared.object.encoding?.[name];
    const parts = encoding?.['explode'] === false ? first.split(',') : texts;
    return parts.map((text) => coerce(contract, itemsOf(contract, schema), text));
  }
  if (types?.has('object') && !types.has('string')) {
    const parsed = parseJsonText(first);
    return 'value' in parsed ? parsed.value : first;
  }
  return texts.length > 1 ? texts : coerce(contract, schema, first);
};
