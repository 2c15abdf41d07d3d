import { pointerOfFragment, valueAt, type Contract, type Operation, type Schema } from '@schemawright/contract';

/** How the pages of a list follow each other: a query parameter takes what the reply holds at a path of members. */
export interface Paging {
  readonly parameter: string;
  readonly path: readonly string[];
}

const cursors = /^(?:after|(?:page|start)?cursor|(?:page|next|continuation)token)$/;

/** `nextPageToken` and `next_page_token` are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, '');

/** The members of an object schema, those of its references and `allOf` included. */
const membersOf = (contract: Contract, schema: Schema | undefined, depth: number): [name: string, schema: Schema][] => {
  if (typeof schema !== 'object' || depth > 10) return [];
  const target = schema.$ref === undefined ? undefined : pointerOfFragment(schema.$ref);
  const parts = [
    target === undefined ? undefined : (valueAt(contract.document, target) as Schema),
    ...(schema.allOf ?? []),
  ];
  return [...parts.flatMap((part) => membersOf(contract, part, depth + 1)), ...Object.entries(schema.properties ?? {})];
};

/** Deeper than `paging.next.after` nobody hides a cursor. */
const deepest = 3;

const pathsTo = (contract: Contract, schema: Schema, wanted: string, path: readonly string[]): (readonly string[])[] =>
  membersOf(contract, schema, 0).flatMap(([name, member]) => {
    const here = [...path, name];
    const inside = here.length < deepest ? pathsTo(contract, member, wanted, here) : [];
    // `next_cursor`, or `cursor` inside `next`; an object is no cursor.
    const isNamed = plain(here.slice(-2).join('')) === `next${wanted}` || plain(name) === `next${wanted}`;
    return isNamed && membersOf(contract, member, 0).length === 0 ? [here, ...inside] : inside;
  });

/** How the pages of an operation follow each other, where one parameter and one member of the reply make that clear. */
export const pagingOf = (contract: Contract, operation: Operation): Paging | undefined => {
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
