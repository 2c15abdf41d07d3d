import {
  child,
  pointerOfFragment,
  valueAt,
  type Contract,
  type JsonObject,
  type Operation,
} from '@schemawright/contract';
import { propertyKey } from '../print/text.ts';
import { callOf, name, object, type Code } from './code.ts';

const schemeOf = (contract: Contract, key: string): JsonObject | undefined => {
  let scheme = valueAt(contract.document, child('/components/securitySchemes', key)) as JsonObject | undefined;
  for (let hops = 0; typeof scheme?.['$ref'] === 'string' && hops < 100; hops += 1) {
    const target = pointerOfFragment(scheme['$ref']);
    scheme = target === undefined ? undefined : (valueAt(contract.document, target) as JsonObject | undefined);
  }
  return scheme;
};

const keys = { header: 'keyInHeader', query: 'keyInQuery', cookie: 'keyInCookie' } as const;

/** What carries out a security scheme; nothing for what a client can't do. OpenAPI 3.1.1, 4.8.27. */
const writer = (scheme: JsonObject | undefined): Code | undefined => {
  const { type, in: place, name: key, scheme: http } = scheme ?? {};
  if (type === 'oauth2' || type === 'openIdConnect') return name('bearer');
  if (type === 'http' && typeof http === 'string') {
    if (/^bearer$/i.test(http)) return name('bearer');
    return /^basic$/i.test(http) ? name('basic') : undefined;
  }
  const isKey = type === 'apiKey' && typeof key === 'string' && typeof place === 'string' && Object.hasOwn(keys, place);
  return isKey ? callOf(keys[place as keyof typeof keys], key) : undefined;
};

const inUrl = (code: Code): boolean => code.names.includes('keyInQuery');

/** The `security` of an operation's description: keys in the URL after the other ways, and no security at all as the last. */
export const securityOf = (contract: Contract, operation: Operation): Code | undefined => {
  const ways = (operation.security ?? []).map((requirement) => {
    const schemes = Object.keys(requirement).map((key) => [propertyKey(key), writer(schemeOf(contract, key))] as const);
    return { code: object(schemes), rank: schemes.length === 0 ? 2 : 0 };
  });
  const printed = ways
    .map(({ code, rank }) => ({ code, rank: rank + (inUrl(code) ? 1 : 0) }))
    .filter(({ code, rank }) => code.names.length > 0 || rank === 2)
    .sort((one, other) => one.rank - other.rank)
    .map(({ code }) => code);
  return printed.some(({ names }) => names.length > 0) ? callOf('security', printed) : undefined;
};

/** The schemes that a client can carry out, by name, with the type of their credentials. */
export const credentials = (contract: Contract): readonly (readonly [key: string, type: string])[] =>
  Object.keys(contract.document.components?.securitySchemes ?? {}).flatMap((key) => {
    const code = writer(schemeOf(contract, key));
    if (code === undefined) return [];
    return [[key, code.names[0] === 'basic' ? 'BasicCredential' : 'Credential'] as const];
  });
