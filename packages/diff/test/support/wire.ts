import type { Json } from '@schemawright/contract';
import type { Content, ParameterDrawn, ResponseDrawn } from './exchanges.ts';

const joined = (values: readonly Json[], by: string): string =>
  values.map((value) => encodeURIComponent(String(value))).join(by);

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '|' };

/** A value of a parameter as it is sent. OpenAPI 3.1.1, 4.8.12.4. */
export const onWire = (
  { name, in: place, style = place === 'header' ? 'simple' : 'form', explode = style === 'form' }: ParameterDrawn,
  value: Json,
): string => {
  const isNamed = style !== 'simple';
  const whole = (text: string): string => (isNamed ? `${name}=${text}` : text);
  if (typeof value !== 'object' || value === null) return whole(joined([value], ''));
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (explode && isNamed) return items.map((item) => `${name}=${joined([item], '')}`).join('&');
    return whole(joined(items, delimiters[style] ?? ','));
  }
  const members = Object.entries(value as Readonly<Record<string, Json>>);
  if (style === 'deepObject')
    return members.map(([key, member]) => `${name}[${key}]=${joined([member], '')}`).join('&');
  if (explode) return members.map(([key, member]) => `${key}=${joined([member], '')}`).join(isNamed ? '&' : ',');
  return whole(joined(members.flat(), ','));
};

/** What describes a media type: itself, else the range next to it. OpenAPI 3.1.1, 4.8.14. */
export const mediaTypeFor = <Schema>(
  content: Readonly<Record<string, Schema>>,
  mediaType: string,
): Schema | undefined => content[mediaType] ?? content[`${mediaType.split('/')[0]}/*`] ?? content['*/*'];

/**
 * What answers a status: its code, else its range, else the default, which is for success only where nothing else is.
 * OpenAPI 3.1.1, 4.8.16.
 */
export const responseFor = (
  responses: Readonly<Record<string, ResponseDrawn>>,
  status: string,
): ResponseDrawn | undefined => {
  const isOpen = status >= '300' || !Object.keys(responses).some((one) => one.startsWith('2'));
  return responses[status] ?? responses[`${status[0]}XX`] ?? (isOpen ? responses['default'] : undefined);
};

export const concrete: readonly (keyof Content)[] = ['application/json', 'application/xml', 'text/plain', 'image/png'];
