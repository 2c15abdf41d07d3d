import { pointerOfFragment, valueAt, type Contract, type Operation, type Schema } from '@schemawright/contract';

/** How the pages of a list follow each other: a query parameter takes what the reply holds at a path of members. */
interface Paging {
  readonly parameter: string;
  readonly path: readonly string[];
}

const cursors = /^(?:after|(?:page|start)?cursor|(?:page|next|continuation)token)$/;

/** `nextPageToken` and `next_page_token` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

/** The members of an object schema, those of its references and `allOf` included. */
const membersOf = (
  contract: Contract,
  schema: Schema | undefined,
  seen: Set<Schema> = new Set(),
): [name: string, schema: Schema][] => {
  if (typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  const target = schema.$ref === undefined ? undefined : pointerOfFragment(schema.$ref);
  const parts = [
    ...(target === undefined ? [] : [valueAt(contract.document, target) as Schema | undefined]),
    ...(schema.allOf ?? []),
  ];
  return [...parts.flatMap((part) => membersOf(contract, part, seen)), ...Object.entries(schema.properties ?? {})];
};

/** Deeper than `paging.next.after`, or outside such members, nobody puts a cursor. */
const deepest = 3;
const holders = /^(?:paging|pagination|page|pageinfo|meta|metadata|responsemetadata|next|cursors?)$/;

const pathsTo = (contract: Contract, schema: Schema, wanted: string, path: readonly string[]): (readonly string[])[] =>
  membersOf(contract, schema).flatMap(([name, member]) => {
    const here = [...path, name];
    const isHolder = here.length < deepest && holders.test(plain(name));
    const inside = isHolder ? pathsTo(contract, member, wanted, here) : [];
    // `next_cursor`, or `cursor` inside `next`; an object is no cursor.
    const isNamed = plain(here.slice(-2).join('')) === `next${wanted}` || plain(name) === `next${wanted}`;
    return isNamed && membersOf(contract, member).length === 0 ? [here, ...inside] : inside;
  });

/** How the pages of an operation follow each other, where one parameter and one member of the reply make that clear. */
const pagingOf = (contract: Contract, operation: Operation): Paging | undefined => {
  const parameters = operation.parameters.filter(
    ({ in: place, name }) => place === 'query' && cursors.test(plain(name)),
  );
  const reply = operation.responses.find(({ status }) => status === '200')?.content;
  const schema = reply?.length === 1 && /[/+]json\b/i.test(reply[0]?.mediaType ?? '') ? reply[0]?.schema : undefined;
  const [parameter, ...others] = parameters;
  if (operation.method !== 'GET' || parameter === undefined || others.length > 0 || schema === undefined)
    return undefined;
  const wanted = plain(parameter.name).replace(/^next/, '');
  const found = new Map(pathsTo(contract, schema.schema, wanted, []).map((path) => [JSON.stringify(path), path]));
  const [path] = found.values();
  return found.size === 1 && path !== undefined ? { parameter: parameter.name, path } : undefined;
};

/** A list whose pages have a function of their own. */
export interface Paged {
  readonly operation: Operation;
  /** The function of one page. */
  readonly identifier: string;
  /** The function of all pages. */
  readonly name: string;
  readonly parameter: string;
  readonly path: readonly string[];
}

/** The lists of a contract whose pages follow each other clearly; none where another operation has the name already. */
export const pagedOf = (
  contract: Contract,
  all: readonly Operation[],
  identifiers: ReadonlyMap<string, string>,
): readonly Paged[] => {
  const taken = new Set(identifiers.values());
  return all.flatMap((operation) => {
    const paging = pagingOf(contract, operation);
    const identifier = identifiers.get(operation.key) as string;
    const name = `${identifier}Pages`;
    return paging === undefined || taken.has(name) ? [] : [{ operation, identifier, name, ...paging }];
  });
};
