import { isComposed } from './composition.ts';
import { isObject, type JsonObject } from './json.ts';
import { child, type Pointer } from './pointer.ts';

/** What a schema is to the one that holds it. */
export type Role =
  | 'root'
  | 'definition'
  | 'property'
  | 'items'
  | 'values'
  | 'additional'
  | 'choice'
  | 'union'
  | 'pattern'
  | 'name'
  | 'member'
  | 'condition';

/** A place of the document where a schema or a namespace stands. */
export class Position {
  readonly kind: 'schema' | 'namespace';
  readonly schema: JsonObject;
  readonly role: Role;
  /** Whether it stands inside a condition, where earlier drafts let `type` be left out. */
  readonly conditional: boolean;
  /** The number of schemas and namespaces that it stands in. */
  readonly depth: number;
  readonly #holder: Position | undefined;
  readonly #keyword: string;
  readonly #name: string | number | undefined;
  #pointer: Pointer | undefined;

  constructor(
    kind: Position['kind'],
    schema: JsonObject,
    role: Role,
    conditional: boolean,
    holder?: Position,
    keyword = '',
    name?: string | number,
  ) {
    this.kind = kind;
    this.schema = schema;
    this.role = role;
    this.conditional = conditional;
    this.depth = holder === undefined ? 0 : holder.depth + 1;
    this.#holder = holder;
    this.#keyword = keyword;
    this.#name = name;
  }

  /** Spelt out when it is asked for: most places of a sound document never are. */
  get pointer(): Pointer {
    return (this.#pointer ??= this.#spelt());
  }

  #spelt(): Pointer {
    if (this.#holder === undefined) return '';
    const keyword = child(this.#holder.pointer, this.#keyword);
    return this.#name === undefined ? keyword : child(keyword, this.#name);
  }

  /** Whether one of the schemas that it stands in is its own. */
  get isInsideItself(): boolean {
    for (let holder = this.#holder; holder !== undefined; holder = holder.#holder)
      if (holder.schema === this.schema) return true;
    return false;
  }
}

export interface Positions {
  /** Every schema and namespace, once, in document order. */
  readonly list: readonly Position[];
  /** The same by what stands there. */
  readonly of: ReadonlyMap<JsonObject, Position>;
  /** The schemas that ask other schemas about the very same value: references, unions, and what has conditions. */
  readonly asking: ReadonlySet<JsonObject>;
  /** Where the walk turned back: nested deeper than {@link maxDepth}, or inside itself. */
  readonly tooDeep: readonly Position[];
}

/** How deep schemas may nest. */
export const maxDepth = 200;

interface Holder {
  readonly holds: 'schema' | 'map' | 'list';
  readonly role: Role;
}

/** The keywords that hold schemas: one, a map, or a list of them. */
const holders: ReadonlyMap<string, Holder> = new Map([
  ['properties', { holds: 'map', role: 'property' }],
  ['choices', { holds: 'map', role: 'choice' }],
  ['items', { holds: 'schema', role: 'items' }],
  ['values', { holds: 'schema', role: 'values' }],
  ['additionalProperties', { holds: 'schema', role: 'additional' }],
  ['patternProperties', { holds: 'map', role: 'pattern' }],
  ['patternKeys', { holds: 'map', role: 'pattern' }],
  ['propertyNames', { holds: 'schema', role: 'name' }],
  ['keyNames', { holds: 'schema', role: 'name' }],
  ['contains', { holds: 'schema', role: 'member' }],
  ['has', { holds: 'schema', role: 'member' }],
  ['allOf', { holds: 'list', role: 'condition' }],
  ['anyOf', { holds: 'list', role: 'condition' }],
  ['oneOf', { holds: 'list', role: 'condition' }],
  ['not', { holds: 'schema', role: 'condition' }],
  ['if', { holds: 'schema', role: 'condition' }],
  ['then', { holds: 'schema', role: 'condition' }],
  ['else', { holds: 'schema', role: 'condition' }],
]);

/** `binds`: whether a keyword counts; what an extension that is off holds is no schema but an annotation. */
export const positionsOf = (document: JsonObject, binds: (keyword: string) => boolean): Positions => {
  const list: Position[] = [];
  const tooDeep: Position[] = [];
  const of = new Map<JsonObject, Position>();
  const asking = new Set<JsonObject>();

  const visit = (position: Position, descend: (position: Position) => void): void => {
    const { schema } = position;
    const isKnown = of.has(schema);
    if (position.depth > maxDepth || (isKnown && position.isInsideItself)) {
      tooDeep.push(position);
      return;
    }
    if (isKnown) return;
    of.set(schema, position);
    list.push(position);
    descend(position);
  };

  const intoSchema = (at: Position): void => {
    const { schema } = at;
    for (const keyword of Object.keys(schema)) {
      const value = schema[keyword];
      if (typeof value !== 'object' || value === null) continue;
      if (keyword === 'type') {
        asking.add(schema);
        intoUnion(value, at);
      } else if (keyword === 'definitions' && at.role === 'root') {
        if (isObject(value)) visit(new Position('namespace', value, 'definition', false, at, keyword), intoNamespace);
      } else {
        const holder = holders.get(keyword);
        if (holder === undefined || !binds(keyword)) continue;
        if (holder.role === 'condition') asking.add(schema);
        intoHolder(holder, value, at, keyword);
      }
    }
  };

  const intoHolder = ({ holds, role }: Holder, value: object, at: Position, keyword: string): void => {
    const conditional = at.conditional || role === 'condition';
    if (holds === 'schema') {
      if (isObject(value)) visit(new Position('schema', value, role, conditional, at, keyword), intoSchema);
    } else if (Array.isArray(value) === (holds === 'list'))
      for (const name of Object.keys(value)) {
        const inner: unknown = (value as JsonObject)[name];
        if (isObject(inner)) visit(new Position('schema', inner, role, conditional, at, keyword, name), intoSchema);
      }
  };

  const intoUnion = (members: object, at: Position): void => {
    if (!Array.isArray(members)) return;
    for (const [index, inner] of members.entries())
      if (isObject(inner) && Object.hasOwn(inner, 'type'))
        visit(new Position('schema', inner, 'union', at.conditional, at, 'type', index), intoSchema);
  };

  const intoNamespace = (at: Position): void => {
    for (const name of Object.keys(at.schema)) {
      const inner = at.schema[name];
      if (!isObject(inner)) continue;
      if (isNamespace(inner) && !isComposed(inner, binds))
        visit(new Position('namespace', inner, 'definition', false, at, name), intoNamespace);
      else visit(new Position('schema', inner, 'definition', false, at, name), intoSchema);
    }
  };

  visit(new Position('schema', document, 'root', false), intoSchema);
  return { list, of, asking, tooDeep };
};

/** Below `definitions`, what has no `type` is a namespace; one that holds something other than objects is a schema gone wrong. */
export const isNamespace = (value: JsonObject): boolean =>
  !Object.hasOwn(value, 'type') && Object.values(value).every((inner) => isObject(inner));
