import { mapSchemas, type Version } from './edits.ts';
import type { Node } from './schemas.ts';

type Direction = 'request' | 'response';
type Names = ReadonlySet<string>;

const nothing: Names = new Set();
/** How many unions in unions are looked into. */
const deepest = 4;

/** Where the same value is described once more, so that it matters what else is said of its members. */
const alongside = ['allOf', 'anyOf', 'oneOf'] as const;
const beside = ['then', 'else'] as const;
const inQuestion = ['not', 'if'] as const;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (list: unknown): readonly Node[] => (Array.isArray(list) ? list.filter(isNode) : []);
const membersOf = (schema: Node): readonly (readonly [string, Node])[] =>
  Object.entries((schema['properties'] ?? {}) as Node).filter((entry): entry is [string, Node] => isNode(entry[1]));
const required = (schema: Node): readonly string[] => (schema['required'] ?? []) as readonly string[];

/**
 * A version as one direction sees it. `readOnly` members are asked for in responses only, `writeOnly` ones in requests
 * (OpenAPI 3.0.4, 4.7.24). Nothing where that would have to be said inside of a reference, or of what is asked only.
 * @param isSent for the side that sends: its values have no members of the other direction
 */
export const directed = (version: Version, direction: Direction, isSent: boolean): Version | undefined => {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  /** Those that send have none of it, and those that take it do not look at it. */
  const ofTheOther: Node = { [flag]: true, ...(isSent ? { not: {} } : {}) };
  let isSayable = true;

  const target = (schema: Node): Node | undefined =>
    typeof schema['$ref'] === 'string' ? version.schemas[schema['$ref'].split('/').at(-1) ?? ''] : undefined;

  /** A schema and those that hold with it: what it refers to, and the parts of both. */
  const joined = (schema: Node): ReadonlySet<Node> => {
    const found = new Set([schema]);
    for (const one of found) {
      const referred = target(one);
      for (const part of [...(referred === undefined ? [] : [referred]), ...nodes(one['allOf'])]) found.add(part);
    }
    return found;
  };

  const isFlagged = (schema: Node): boolean => [...joined(schema)].some((one) => one[flag] === true);

  /** The members of the other direction, as a schema and its parts tell of them. */
  const flagged = (schema: Node): readonly string[] =>
    [...joined(schema)].flatMap((one) => membersOf(one).flatMap(([name, member]) => (isFlagged(member) ? [name] : [])));

  /** The members that a schema and its parts ask for or describe. */
  const told = (schema: Node): readonly string[] =>
    [...joined(schema)].flatMap((one) => [...required(one), ...membersOf(one).map(([name]) => name)]);

  /** The schemas of which one may hold besides: branches and consequences. */
  const alternatives = (schema: Node): readonly Node[] =>
    [...joined(schema)].flatMap((one) => [
      ...nodes(one['anyOf']),
      ...nodes(one['oneOf']),
      ...beside.flatMap((keyword) => (isNode(one[keyword]) ? [one[keyword]] : [])),
    ]);

  /**
   * Whether a member is of the other direction in one alternative, and asked for or described outside of it, where it is
   * not: that depends on which one holds.
   */
  const depends = (schema: Node, outside: Names, depth = 0): boolean => {
    const around = new Set([...outside, ...told(schema)]);
    const names = flagged(schema);
    for (const name of names) around.delete(name);
    return alternatives(schema).some(
      (branch) =>
        depth < deepest && (flagged(branch).some((name) => around.has(name)) || depends(branch, around, depth + 1)),
    );
  };

  const asks = (schema: Node, names: Names): boolean => {
    let found = false;
    mapSchemas(schema, (one) => {
      found ||= required(one).some((name) => names.has(name)) || typeof one['$ref'] === 'string';
      return one;
    });
    return found;
  };

  const lift = (schema: Node, inherited: Names): Node => {
    const names = new Set([...inherited, ...flagged(schema)]);
    const own = target(schema);
    if (inQuestion.some((keyword) => JSON.stringify(schema[keyword])?.includes(`"${flag}":true`))) isSayable = false;
    if (depends(schema, nothing)) isSayable = false;
    if (names.size === 0) return schema;
    const open = new Set([...names].filter((name) => own === undefined || !flagged(own).includes(name)));
    if (own !== undefined && asks(own, open)) isSayable = false;
    const copy: Record<string, unknown> = { ...schema };
    if (schema['required'] !== undefined) copy['required'] = required(schema).filter((name) => !names.has(name));
    if (schema['properties'] !== undefined) {
      const all = Object.entries(schema['properties'] as Node);
      copy['properties'] = Object.fromEntries(all.map(([name, one]) => [name, names.has(name) ? ofTheOther : one]));
    }
    for (const keyword of alongside)
      if (schema[keyword] !== undefined) copy[keyword] = nodes(schema[keyword]).map((one) => lift(one, names));
    for (const keyword of beside) if (isNode(schema[keyword])) copy[keyword] = lift(schema[keyword], names);
    for (const keyword of inQuestion) if (isNode(schema[keyword]) && asks(schema[keyword], names)) isSayable = false;
    if (['dependentRequired', 'dependentSchemas', 'minProperties'].some((one) => schema[one] !== undefined))
      isSayable = false;
    return copy;
  };

  const all = (part: Node): Node => mapSchemas(part, (one) => lift(one, nothing)) as Node;
  const seen: Version = {
    schema: all(version.schema),
    schemas: Object.fromEntries(Object.entries(version.schemas).map(([name, part]) => [name, all(part)])),
  };
  return isSayable ? seen : undefined;
};
