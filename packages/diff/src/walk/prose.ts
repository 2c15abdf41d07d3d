import { canonicalJson } from '@schemawright/contract';

const texts = [
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

/** What an object of a description says for people only. */
export const proseOf = (object: unknown): string => {
  if (typeof object !== 'object' || object === null) return '';
  const members = object as Readonly<Record<string, unknown>>;
  return canonicalJson(texts.flatMap((name) => (Object.hasOwn(members, name) ? [[name, members[name]]] : [])));
};
