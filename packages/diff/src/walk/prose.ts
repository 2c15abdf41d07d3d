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

/** What an object of a description says for people only. */
export const proseOf = (object: unknown, members: readonly string[] = proseMembers): string =>
  typeof object !== 'object' || object === null
    ? ''
    : canonicalJson(members.flatMap((name) => (Object.hasOwn(object, name) ? [[name, memberOf(object, name)]] : [])));

/** The same of a tag, with what else it says, as lowering keeps it. OpenAPI 3.2.0, section 4.22. */
export const proseOfTag = (tag: unknown): string => proseOf(tag, tagMembers);

const tagMembers: readonly string[] = [...proseMembers, 'x-summary', 'x-parent', 'x-kind'];

/** The same of a server, with what it says of its variables. OpenAPI 3.1.1, 4.8.6. */
export const proseOfServer = (server: unknown): string => {
  const variables = memberOf(server, 'variables');
  const said = Object.entries(typeof variables === 'object' && variables !== null ? variables : {})
    .map(([name, variable]) => [name, proseOf(variable)])
    .filter(([, prose]) => prose !== nothing)
    .sort();
  return canonicalJson([proseOf(server), said]);
};

const nothing = proseOf({});
