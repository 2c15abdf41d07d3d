import type { Contract, Operation } from '@schemawright/contract';
import { digest } from './digest.ts';
import { generatedOperations } from './operations.ts';

/** The longest identifier that is made; longer ones end in a hash of the rest. They become file names too. */
const longest = 80;

/** Words of the language, globals that generated code or its reader relies on, and names that every package has itself. */
const reserved = new Set(
  `abstract any arguments as async await bigint boolean break case catch class const continue debugger declare default
  delete do else enum eval export extends false finally for from function get if implements import in infer instanceof
  interface is keyof let module namespace never new null number object of package private protected public readonly
  require return set static string super switch symbol this throw true try type typeof undefined unique unknown using
  var void while with yield globalThis NaN Infinity
  AbortController AbortSignal Array ArrayBuffer Awaited BigInt Blob Boolean Buffer Date Document Element Error Event
  EventTarget Exclude Extract File FormData Function Headers Iterable Iterator JSON Map Math Node NonNullable Number
  Object Omit Parameters Partial Pick Promise PromiseLike Proxy Readonly ReadonlyArray ReadonlyMap ReadonlySet Record
  Reflect RegExp Request Required Response ReturnType Set String Symbol TypeError URL URLSearchParams Uint8Array WeakMap
  WeakSet WithRequired Standard console fetch process window
  paths components operations webhooks handler handlers contract create createClient byPath
  then retry unwrap settle serverUrl all responseValidator validateResponse client init pathClient filledIn servers canonical
  errorsOf fail failMember token objectLike allDiffer codePoints own requestValidator requestReader validateRequest readRequest
  responses requests reader request`.split(/\s+/),
);

/** Names of files that a package has already, or that Windows keeps to itself; compared without case. */
const reservedFiles = /^(?:index|runtime|con|prn|aux|nul|com\d|lpt\d)$/;

/** File systems that ignore case, and readers that do, see no difference beyond this. */
const fold = (name: string): string => name.normalize('NFKC').toLowerCase();

const hash = (text: string, length: number): string => digest(text).slice(0, length);

const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== '');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const startable = (name: string): string => (/^[\p{L}_$]/u.test(name) ? name : `_${name}`);

const pascal = (text: string): string =>
  /^[A-Z][A-Za-z0-9_]*$/.test(text) ? text : startable(words(text).map(capital).join(''));

const camel = (text: string): string => {
  const [first = '_', ...rest] = words(text);
  const head = /^\p{Lu}+$/u.test(first) ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1);
  return startable([head, ...rest.map(capital)].join(''));
};

const shortened = (name: string, key: string): string =>
  name.length <= longest ? name : `${name.slice(0, longest - 9)}_${hash(key, 8)}`;

/** One scope: each key gets an identifier of its own. `wish` says which one it would like, `suffix` saves it from a reserved word. */
const assign = (
  keys: readonly string[],
  wish: (key: string) => string,
  suffix: string,
): ReadonlyMap<string, string> => {
  const wished = new Map(
    keys.map((key) => {
      const name = wish(key);
      return [
        key,
        shortened(reserved.has(name) || reservedFiles.test(fold(name)) ? `${name}${suffix}` : name, key),
      ] as const;
    }),
  );
  const claims = new Map<string, string[]>();
  for (const [key, name] of wished) claims.set(fold(name), [...(claims.get(fold(name)) ?? []), key]);
  // One claimant keeps the name: the one that is spelt exactly so. The others take a hash of their key, whatever the order.
  const owner = (name: string): string | undefined => {
    const claimants = claims.get(fold(name)) ?? [];
    return claimants.length === 1 ? claimants[0] : claimants.filter((key) => key === wished.get(key)).sort()[0];
  };
  const taken = new Set(claims.keys());
  const result = new Map<string, string>();
  for (const key of [...keys].sort()) {
    const name = wished.get(key) as string;
    if (owner(name) === key) {
      result.set(key, name);
      continue;
    }
    let length = 6;
    const apart = (): string => `${name.slice(0, longest - 1 - length)}_${hash(key, length)}`;
    while (taken.has(fold(apart()))) length += 2;
    taken.add(fold(apart()));
    result.set(key, apart());
  }
  return new Map(keys.map((key) => [key, result.get(key) as string]));
};

/**
 * The identifier of each component schema, by its key in the document: PascalCase, no two alike even when case is
 * ignored, no reserved word or global. The same keys give the same identifiers in whatever order they stand.
 */
export const schemaNames = (contract: Contract): ReadonlyMap<string, string> =>
  assign(Object.keys(contract.document.components?.schemas ?? {}), pascal, 'Schema');

/**
 * Names made of other names of their scope, by the same keys: `PetSent` of `Pet`, with `suffix` `Sent`. One that the scope
 * has already, or that is reserved, takes a hash of its key. Names by several suffixes differ as long as no suffix ends
 * with another one.
 */
export const derivedNames = (
  names: ReadonlyMap<string, string>,
  suffix: string,
  keys: Iterable<string> = names.keys(),
): ReadonlyMap<string, string> => {
  const taken = new Set([...names.values()].map(fold));
  const nameOf = (key: string): string => {
    const wish = `${names.get(key) as string}${suffix}`;
    const apart = (length: number): string => {
      const name = `${wish}_${hash(key, length)}`;
      return taken.has(fold(name)) ? apart(length + 2) : name;
    };
    return taken.has(fold(wish)) || reserved.has(wish) ? apart(6) : wish;
  };
  return new Map([...keys].map((key) => [key, nameOf(key)]));
};

/**
 * The arrays of the values of component schemas, in a scope of their own: `petStatusValues` of `PetStatus`. No two alike,
 * for the names are not.
 */
export const valuesNames = (names: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...names].map(([key, name]) => [key, `${name.charAt(0).toLowerCase()}${name.slice(1)}Values`]));

/** Such as a person would write: letters, digits, and single separators between words. */
const isReadable = (id: string): boolean => /^[A-Za-z][A-Za-z0-9]*(?:[-_. ][A-Za-z0-9]+)*$/.test(id);

const fromPath = ({ kind, method, path, key }: Operation): string =>
  kind === 'path'
    ? `${method.toLowerCase()} ${path.replace(/\{([^{}]*)\}/g, ' by $1 ')}`
    : `on ${key.replace(/^\S+/, '')}`;

/**
 * The identifier of each operation, by `Operation.key`: the operationId where it reads as a name and is the only one,
 * else one made of method and path. As distinct and as stable as `schemaNames`.
 */
export const operationNames = (contract: Contract): ReadonlyMap<string, string> => {
  const all = generatedOperations(contract);
  const uses = new Map<string, number>();
  const readable = ({ operationId }: Operation): string | undefined =>
    operationId !== undefined && isReadable(operationId) ? camel(operationId) : undefined;
  for (const operation of all) {
    const name = readable(operation);
    if (name !== undefined) uses.set(fold(name), (uses.get(fold(name)) ?? 0) + 1);
  }
  const wishes = new Map(
    all.map((operation) => {
      const name = readable(operation);
      return [
        operation.key,
        name !== undefined && uses.get(fold(name)) === 1 ? name : camel(fromPath(operation)),
      ] as const;
    }),
  );
  return assign([...wishes.keys()], (key) => wishes.get(key) as string, 'Operation');
};

/** The component schemas whose identifier is not their key in PascalCase: what a reader would not have guessed. */
export const surprisingSchemaNames = (contract: Contract): ReadonlyMap<string, string> =>
  new Map([...schemaNames(contract)].filter(([key, name]) => name !== pascal(key)));
