import {
  isReservedHeader,
  type Contract,
  type Operation,
  type ResolvedParameter,
  type Schema,
} from '@schemawright/contract';
import { coerce } from './coerce.ts';
import type { Exchange } from './exchange.ts';
import { parseJsonText } from './formats/json.ts';
import type { Location } from './location.ts';
import { itemsOf, propertiesOf, typesOf } from './schema-parts.ts';
import { isRedactionMark, isSecretName } from './secrets.ts';

/** What was recorded of one parameter. */
export type ParameterValue =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'absent' }
  /** Nothing can be said: recorders and redactors leave out or replace what is secret. */
  | { readonly kind: 'unknown' };

/** The raw texts of a request that parameters are read from. */
export interface RequestTexts {
  readonly path: ReadonlyMap<string, string>;
  /** Raw names and values, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly cookies: ReadonlyMap<string, string> | undefined;
  readonly headers: Exchange['requestHeaders'];
}

export const requestTexts = (
  exchange: Exchange,
  location: Location,
  path: ReadonlyMap<string, string>,
): RequestTexts => ({
  path,
  query: rawPairs(location.query),
  cookies: cookiesOf(exchange),
  headers: exchange.requestHeaders,
});

/** Names and values of a query or form, still escaped. */
export const rawPairs = (query: string): [string, string][] =>
  query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const sign = pair.indexOf('=');
      return sign === -1 ? [pair, ''] : [pair.slice(0, sign), pair.slice(sign + 1)];
    });

/** Escapes of a query or form undone: a plus is a blank. Text with malformed escapes as it is. */
export const decodeField = (text: string): string => {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};

const cookiesOf = ({ requestHeaders }: Exchange): ReadonlyMap<string, string> | undefined => {
  const lines = requestHeaders?.get('cookie');
  if (lines === undefined) return undefined;
  const pairs = lines.flatMap((line) => line.split(';')).map((pair) => pair.trim());
  return new Map(
    pairs.map((pair) => {
      const sign = pair.indexOf('=');
      return sign === -1 ? [pair, ''] : [pair.slice(0, sign), pair.slice(sign + 1)];
    }),
  );
};

/** The names of API keys: a recording without them was scrubbed, not the request wrong. */
export const apiKeyNames = (contract: Contract): ReadonlySet<string> =>
  new Set(
    Object.values(contract.document.components?.securitySchemes ?? {}).flatMap((scheme) =>
      'type' in scheme && scheme.type === 'apiKey' && typeof scheme['name'] === 'string'
        ? [scheme['name'].toLowerCase()]
        : [],
    ),
  );

const absent: ParameterValue = { kind: 'absent' };
const unknown: ParameterValue = { kind: 'unknown' };

/** The value of a parameter, deserialised by its style. OpenAPI 3.1.1, 4.8.12.6. */
export const parameterValue = (
  contract: Contract,
  parameter: ResolvedParameter,
  texts: RequestTexts,
  keys: ReadonlySet<string>,
): ParameterValue => {
  const value = recorded(contract, parameter, texts);
  const secret = isSecretName(parameter.name) || keys.has(parameter.name.toLowerCase());
  if (value.kind === 'absent') {
    const unseen =
      (parameter.in === 'header' && (secret || texts.headers === undefined)) ||
      (parameter.in === 'cookie' && (secret || texts.cookies === undefined)) ||
      (parameter.in === 'query' && keys.has(parameter.name.toLowerCase()));
    return unseen ? unknown : absent;
  }
  return value;
};

const recorded = (contract: Contract, parameter: ResolvedParameter, texts: RequestTexts): ParameterValue => {
  if (parameter.in === 'query') return queryValue(contract, parameter, texts);
  const text = {
    path: () => texts.path.get(parameter.name),
    header: () => texts.headers?.get(parameter.name.toLowerCase())?.join(','),
    cookie: () => texts.cookies?.get(parameter.name),
  }[parameter.in]();
  if (text === undefined) return absent;
  if (isRedactionMark(text)) return unknown;
  if (parameter.mediaType !== undefined) return contentValue(text);
  return {
    kind: 'value',
    value: readDelimited(contract, parameter, stripStyle(parameter, text), decodeFor(parameter)),
  };
};

/** Path segments and headers arrive decoded already; cookies are not encoded by any one rule. */
const decodeFor = ({ in: place }: ResolvedParameter): ((text: string) => string) =>
  place === 'header' ? (text) => text.trim() : (text) => text;

const contentValue = (text: string): ParameterValue => {
  const parsed = parseJsonText(text);
  return { kind: 'value', value: 'value' in parsed ? parsed.value : text };
};

/** `label` puts a dot before a path parameter, `matrix` a semicolon and the name: RFC 6570. */
const stripStyle = ({ style, name }: ResolvedParameter, text: string): string => {
  if (style === 'label' && text.startsWith('.')) return text.slice(1);
  if (style !== 'matrix') return text;
  return text.startsWith(`;${name}=`) ? text.slice(name.length + 2) : text.replace(/^;/, '');
};

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

const delimiterOf = ({ style, explode, name }: ResolvedParameter): string => {
  if (style === 'label' && explode) return '.';
  if (style === 'matrix' && explode) return `;${name}=`;
  return delimiters[style] ?? ',';
};

/** What a schema makes of one raw text: an array or object cut at the style's delimiter, else one coerced scalar. */
const readDelimited = (
  contract: Contract,
  parameter: ResolvedParameter,
  text: string,
  decode: (text: string) => string,
): unknown => {
  const schema = parameter.schema?.schema;
  const types = typesOf(contract, schema);
  if (types?.has('array')) {
    const items = itemsOf(contract, schema);
    return text === '' ? [] : text.split(delimiterOf(parameter)).map((item) => coerce(contract, items, decode(item)));
  }
  if (types?.has('object')) return readObject(contract, parameter, text, decode);
  return coerce(contract, schema, decode(text));
};

/** `R,100,G,200`, and exploded `R=100,G=200`. */
const readObject = (
  contract: Contract,
  parameter: ResolvedParameter,
  text: string,
  decode: (text: string) => string,
): object => {
  const delimiter = parameter.style === 'matrix' && parameter.explode ? ';' : delimiterOf(parameter);
  const parts = text === '' ? [] : text.split(delimiter);
  const pairs: [string, string][] = parameter.explode
    ? parts.flatMap(rawPairs)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
  return objectOf(
    contract,
    parameter.schema?.schema,
    pairs.map(([name, value]) => [decode(name), decode(value)]),
  );
};

const objectOf = (
  contract: Contract,
  schema: Schema | undefined,
  pairs: readonly (readonly [string, string])[],
): object => {
  const properties = propertiesOf(contract, schema);
  return Object.fromEntries(pairs.map(([name, value]) => [name, coerce(contract, properties.get(name), value)]));
};

const queryValue = (contract: Contract, parameter: ResolvedParameter, { query }: RequestTexts): ParameterValue => {
  const { name, style, explode } = parameter;
  const schema = parameter.schema?.schema;
  const types = typesOf(contract, schema);
  const structured = types?.has('object') && !types.has('string') && parameter.mediaType === undefined;
  if (structured && style === 'deepObject') {
    const pairs = query.flatMap(([raw, value]) => {
      const key = decodeField(raw);
      return key.startsWith(`${name}[`) && key.endsWith(']')
        ? [[key.slice(name.length + 1, -1), decodeField(value)] as const]
        : [];
    });
    return readPairs(contract, schema, pairs);
  }
  if (structured && explode) {
    const properties = propertiesOf(contract, schema);
    const pairs = query.map(([raw, value]) => [decodeField(raw), decodeField(value)] as const);
    return readPairs(
      contract,
      schema,
      pairs.filter(([key]) => properties.has(key)),
    );
  }
  const values = query.flatMap(([raw, value]) => (decodeField(raw) === name ? [value] : []));
  const first = values[0];
  if (first === undefined) return absent;
  if (values.some((value) => isRedactionMark(decodeField(value)))) return unknown;
  if (parameter.mediaType !== undefined) return contentValue(decodeField(first));
  if (explode && types?.has('array')) {
    const items = itemsOf(contract, schema);
    return { kind: 'value', value: values.map((value) => coerce(contract, items, decodeField(value))) };
  }
  if (values.length > 1) return { kind: 'value', value: values.map(decodeField) };
  // The delimiters of these two styles travel escaped.
  const raw = style === 'spaceDelimited' || style === 'pipeDelimited' ? decodeField(first) : first;
  return {
    kind: 'value',
    value: readDelimited(contract, parameter, raw, raw === first ? decodeField : (text) => text),
  };
};

const readPairs = (
  contract: Contract,
  schema: Schema | undefined,
  pairs: readonly (readonly [string, string])[],
): ParameterValue => {
  if (pairs.length === 0) return absent;
  return pairs.some(([, value]) => isRedactionMark(value))
    ? unknown
    : { kind: 'value', value: objectOf(contract, schema, pairs) };
};

/** The value of a response header, which is always of the style `simple`. OpenAPI 3.1.1, 4.8.21. */
export const headerValue = (contract: Contract, schema: Schema, lines: readonly string[]): unknown => {
  const text = lines.join(',');
  if (!typesOf(contract, schema)?.has('array')) return coerce(contract, schema, text.trim());
  return text.split(',').map((item) => coerce(contract, itemsOf(contract, schema), item.trim()));
};

/** The parameters of an operation that are looked at. */
export const checkedParameters = (operation: Operation): readonly ResolvedParameter[] =>
  operation.parameters.filter((parameter) => !isReservedHeader(parameter));
