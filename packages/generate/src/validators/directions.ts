import {
  child,
  tokens,
  type Contract,
  type Operation,
  type Pointer,
  type Schema,
  type SchemaObject,
} from '@schemawright/contract';
import { generatedOperations } from '../operations.ts';
import { reachability } from '../views/reach.ts';
import { isAlone } from '../views/family.ts';
import { keysOf } from '../views/keys.ts';
import { annotationOf, viewsOf, type Direction } from '../views/views.ts';
import { entries, isSchema, member, referenceOf, schemaAt } from './schema.ts';

/** A contract as one direction of travel binds it. */
export interface Directed {
  readonly direction: Direction;
  /** The contract without what the direction does not require: readOnly members of requests, writeOnly ones of responses. */
  readonly contract: Contract;
  /** Whether the schema, or one that it leads to, requires less than it does on the wire at large. */
  differs(pointer: Pointer): boolean;
}

interface Below {
  readonly schema: Schema;
  readonly pointer: Pointer;
  /** Whether it speaks of the same object for certain. */
  readonly same: boolean;
}

/** Every schema below a schema, one step down. What stands under `not` and `if` is a question: its answer must not change. */
const below = (schema: Schema, pointer: Pointer): Below[] => {
  if (typeof schema !== 'object') return [];
  const found: Below[] = [];
  const add = (inner: unknown, at: () => Pointer, same: boolean): void => {
    if (typeof inner === 'object' && isSchema(inner)) found.push({ schema: inner, pointer: at(), same });
  };
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    const kind = Object.hasOwn(applicators, keyword) ? applicators[keyword] : undefined;
    if (kind === undefined) continue;
    const at = child(pointer, keyword);
    const same = inPlace.has(keyword);
    if (kind === 'one') add(value, () => at, same);
    if (kind === 'map') for (const [name, inner] of entries(value)) add(inner, () => child(at, name), same);
    if (kind === 'list' && Array.isArray(value))
      value.forEach((inner, index) => add(inner, () => child(at, index), same));
  }
  return found;
};

const applicators: Readonly<Record<string, 'one' | 'map' | 'list'>> = {
  properties: 'map',
  patternProperties: 'map',
  dependentSchemas: 'map',
  $defs: 'map',
  definitions: 'map',
  allOf: 'list',
  anyOf: 'list',
  oneOf: 'list',
  prefixItems: 'list',
  items: 'one',
  additionalProperties: 'one',
  unevaluatedItems: 'one',
  unevaluatedProperties: 'one',
  contains: 'one',
  then: 'one',
  else: 'one',
};

const inPlace: ReadonlySet<string> = new Set(['allOf', 'then', 'else', 'dependentSchemas']);

/** The places of an operation's schemas. */
export const schemasOf = (operation: Operation): Pointer[] => {
  const holders = [
    ...operation.parameters,
    ...(operation.requestBody?.content ?? []),
    ...operation.responses.flatMap(({ content, headers }) => [...content, ...headers]),
  ];
  return holders.flatMap(({ schema }) => (schema === undefined ? [] : [schema.pointer]));
};

/** The lists of required members that are shorter in a direction, by the place of their schema. */
const changesOf = (contract: Contract, direction: Direction): ReadonlyMap<Pointer, readonly string[]> => {
  const views = viewsOf(contract, 'number');
  const annotation = annotationOf[direction];
  if (!keysOf(contract).has(annotation)) return new Map();
  const drops = (schema: Schema, pointer: Pointer): boolean =>
    typeof schema === 'object' &&
    (member(schema, annotation) === true || (!isAlone(schema) && views.isDropped(pointer, direction)));
  const droppedBy = (schema: SchemaObject, pointer: Pointer): ReadonlySet<string> => {
    if (!isAlone(schema)) return views.droppedNames(pointer, direction);
    const at = child(pointer, 'properties');
    return new Set(
      entries(member(schema, 'properties')).flatMap(([name, inner]) => (drops(inner, child(at, name)) ? [name] : [])),
    );
  };

  const changes = new Map<Pointer, readonly string[]>();
  const seen = new Set<Pointer>();
  const nothing: ReadonlySet<string> = new Set();
  const visit = (schema: Schema | undefined, pointer: Pointer, inherited: ReadonlySet<string>): void => {
    if (typeof schema !== 'object' || seen.has(pointer)) return;
    seen.add(pointer);
    const inner = below(schema, pointer);
    const required: unknown = member(schema, 'required');
    let dropped = inherited;
    if (Array.isArray(required) || inner.some(({ same }) => same))
      dropped = new Set([...inherited, ...droppedBy(schema, pointer)]);
    if (Array.isArray(required)) {
      const kept = required.map(String).filter((name) => !dropped.has(name));
      if (kept.length < required.length) changes.set(pointer, kept);
    }
    const target = referenceOf(schema);
    if (target !== undefined && !target.startsWith(components)) waiting.push(target);
    for (const { schema: next, pointer: at, same } of inner) visit(next, at, same ? dropped : nothing);
  };
  const waiting = [
    ...Object.keys(contract.document.components?.schemas ?? {}).map((key) => child('/components/schemas', key)),
    ...generatedOperations(contract).flatMap(schemasOf),
  ];
  // Components come as roots; what is referred to elsewhere is added on the way.
  for (const pointer of waiting) visit(schemaAt(contract, pointer), pointer, nothing);
  return changes;
};

const components = '/components/schemas/';

type Node = Readonly<Record<string, unknown>> | readonly unknown[];

/** A copy of the document with other lists of required members; what lies beside the ways to them is shared. */
const withRequired = (document: object, changes: ReadonlyMap<Pointer, readonly string[]>): unknown => {
  const copies = new WeakSet<object>();
  const copied = <T>(value: T): T => {
    if (copies.has(value as object)) return value;
    const copy = (
      Array.isArray(value) ? [...(value as unknown[])] : Object.fromEntries(Object.entries(value as Node))
    ) as T;
    copies.add(copy as object);
    return copy;
  };
  const root = copied(document);
  for (const [pointer, required] of changes) {
    let at = root as Record<string, unknown>;
    for (const token of tokens(pointer)) {
      const next = copied(at[token]);
      Object.defineProperty(at, token, { value: next, enumerable: true, writable: true, configurable: true });
      at = next as Record<string, unknown>;
    }
    at['required'] = required;
  }
  return root;
};

/** The contract as it binds values that go in a direction. OpenAPI 3.1.1, 4.8.24; JSON Schema 2020-12 Validation, 9.4. */
export const directed = (contract: Contract, direction: Direction): Directed => {
  const changes = changesOf(contract, direction);
  if (changes.size === 0) return { direction, contract, differs: () => false };
  const differs = reachability((pointer) => {
    const schema = schemaAt(contract, pointer);
    const target = typeof schema === 'object' ? referenceOf(schema) : undefined;
    return {
      holds: changes.has(pointer),
      next: [
        ...below(schema ?? true, pointer).map((inner) => inner.pointer),
        ...(target === undefined ? [] : [target]),
      ],
    };
  });
  const document = withRequired(contract.document, changes) as Contract['document'];
  return { direction, contract: { ...contract, document, origin: (pointer) => contract.origin(pointer) }, differs };
};
