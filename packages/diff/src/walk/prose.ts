import { canonicalJson } from '@schemawright/contract';

/** The members that people alone read. */
export const proseMembers: readonly string[] = [
  'title',
  'summary',
  'x-oai-summary',
  'x-oai-name',
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

/** What tags say besides, as lowering keeps it. OpenAPI 3.2.0, section 4.22. */
export const tagMembers: readonly string[] = [...proseMembers, 'x-summary', 'x-parent', 'x-kind'];

/** What an object of a description says for people only. */
export const proseOf = (object: unknown, members: readonly string[] = proseMembers): string =>
  typeof object !== 'object' || object === null
    ? ''
    : canonicalJson(members.flatMap((name) => (Object.hasOwn(object, name) ? [[name, memberOf(object, name)]] : [])));
