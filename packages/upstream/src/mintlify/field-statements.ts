import type { PropertyStatement, Statement } from '../reading.ts';
import { statement } from '../statement.ts';
import type { Field } from './fields.ts';
import { factsOf, type PageType } from './type-line.ts';

/** A field with the fields that belong below it. */
interface Node {
  readonly field: Field;
  readonly children: Map<string, Node>;
}

export interface ListOptions {
  /** What the sample shows about the same object. */
  readonly sample: Statement | undefined;
  /** Labels were not understood: types are all that can be relied upon. */
  readonly isWeak: boolean;
  /** The line of the entry that the end of the text may have cut. */
  readonly cutLine: number | undefined;
}

/** The properties that a field list states. Nested entries are put below their parents, as far as the page tells. */
export const propertiesOfList = (
  fields: readonly Field[],
  options: ListOptions,
): ReadonlyMap<string, PropertyStatement> => {
  const stated = (nodes: ReadonlyMap<string, Node>, sample: Statement | undefined): Map<string, PropertyStatement> =>
    new Map(
      [...nodes].map(([name, node]) => [
        name,
        {
          statement: ofNode(node, sample?.properties.get(name)?.statement),
          required:
            options.isWeak || (options.cutLine === node.field.line && !node.field.required)
              ? undefined
              : node.field.required,
        },
      ]),
    );

  const ofNode = ({ field, children }: Node, sample: Statement | undefined): Statement =>
    ofType(field.type, field, children, sample);

  const ofType = (
    type: PageType,
    field: Field,
    children: ReadonlyMap<string, Node>,
    sample: Statement | undefined,
  ): Statement => {
    const isCut = options.cutLine === field.line;
    if (isCut && field.endsIn === 'type') return sample ?? statement('declared', field.line);
    const { facts, absent } = factsOf(type, isCut && field.endsIn === 'options' ? [] : field.options);
    const isItem = type !== field.type;
    const isShown = sample !== undefined && sample.facts['type'] === facts['type'];
    const properties = type.kind === 'array' ? new Map() : stated(children, sample);
    return statement(options.isWeak ? 'sample' : 'declared', field.line, {
      facts: options.isWeak
        ? pickType(facts)
        : { ...facts, ...(isItem || isCut || type.kind === 'any' ? {} : field.extras) },
      absent: options.isWeak || isCut ? [] : absent,
      properties: properties.size > 0 || !isShown ? properties : sample.properties,
      items:
        type.kind === 'array'
          ? type.items === undefined
            ? sample?.items
            : ofType(type.items, field, children, sample?.items)
          : undefined,
      sample: sample?.sample,
    });
  };

  return stated(nest(fields, options.sample), options.sample);
};

const pickType = (facts: Statement['facts']): Statement['facts'] =>
  facts['type'] === undefined ? {} : { type: facts['type'] };

/**
 * `address.street` belongs below `address`. Entries behind "Show child attributes" belong below it when they are the
 * very names that the sample has there; otherwise the children are hidden and the next entry is a sibling.
 */
const nest = (fields: readonly Field[], sample: Statement | undefined): ReadonlyMap<string, Node> => {
  const top = new Map<string, Node>();
  const byPath = new Map<string, Node>();
  let at = 0;
  while (at < fields.length) {
    const field = fields[at] as Field;
    at += 1;
    const node: Node = { field, children: new Map() };
    const dot = field.name.lastIndexOf('.');
    const holder = dot === -1 ? undefined : byPath.get(plain(field.name.slice(0, dot)));
    const name = holder === undefined ? field.name : field.name.slice(dot + 1);
    const siblings = holder?.children ?? top;
    if (!siblings.has(name)) siblings.set(name, node);
    byPath.set(plain(field.name), node);
    if (!field.hasChildren || holder !== undefined) continue;
    const below = sample?.properties.get(name)?.statement;
    const shown = below?.items?.properties ?? below?.properties ?? new Map();
    const behind = fields.slice(at, at + shown.size);
    const names = new Set(behind.map((child) => child.name));
    if (shown.size === 0 || names.size !== shown.size || ![...names].every((child) => shown.has(child))) continue;
    for (const child of behind) node.children.set(child.name, { field: child, children: new Map() });
    at += behind.length;
  }
  return top;
};

const plain = (name: string): string => name.replaceAll('[]', '');
