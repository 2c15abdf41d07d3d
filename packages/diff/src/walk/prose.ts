import { canonicalJson } from '@schemawright/contract';

/** The members that people alone read. */
export const proseMembers: readonly string[] = [
  'title',
  'summary',
  'description',
  'termsOfService',
  'contact',
  'license',
  'bearerFormat',
  'externalDocs',
  'example',
  'examples',
];

/** A member of an object of a description, when it has one of that name. */
export const memberOf = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** What an object of a description says for people only. */
export const proseOf = (object: unknown): string =>
  typeof object !== 'object' || object === null
    ? ''
    : canonicalJson(
        proseMembers.flatMap((name) => (Object.hasOwn(object, name) ? [[name, memberOf(object, name)]] : [])),
      );
