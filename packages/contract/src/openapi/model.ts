import { child, tokens, type Pointer } from '../pointer.ts';
import { methods } from './types.ts';

/** The objects of an OpenAPI description that hold other objects. OpenAPI 3.1.1, section 4.8. */
export type Kind =
  | 'document'
  | 'info'
  | 'server'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'callback'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'response'
  | 'header'
  | 'example'
  | 'link'
  | 'securityScheme'
  | 'schema';

/** How a field holds its objects: alone, by name, by name with `x-` extensions between, or in a list. */
type Holding = 'one' | 'map' | 'openMap' | 'list';
type Field = readonly [Holding, Kind];

const one = (kind: Kind): Field => ['one', kind];
const map = (kind: Kind): Field => ['map', kind];
const openMap = (kind: Kind): Field => ['openMap', kind];
const list = (kind: Kind): Field => ['list', kind];

const content = map('mediaType');
const model: Readonly<Record<Kind, Readonly<Record<string, Field>>>> = {
  document: {
    info: one('info'),
    servers: list('server'),
    paths: openMap('pathItem'),
    webhooks: map('pathItem'),
    components: one('components'),
  },
  info: {},
  server: {},
  components: {
    schemas: map('schema'),
    responses: map('response'),
    parameters: map('parameter'),
    examples: map('example'),
    requestBodies: map('requestBody'),
    headers: map('header'),
    securitySchemes: map('securityScheme'),
    links: map('link'),
    callbacks: map('callback'),
    pathItems: map('pathItem'),
  },
  pathItem: {
    parameters: list('parameter'),
    servers: list('server'),
    ...Object.fromEntries(methods.map((method) => [method, one('operation')])),
  },
  operation: {
    parameters: list('parameter'),
    requestBody: one('requestBody'),
    responses: openMap('response'),
    callbacks: map('callback'),
    servers: list('server'),
  },
  callback: {},
  parameter: { schema: one('schema'), content, examples: map('example') },
  requestBody: { content },
  mediaType: { schema: one('schema'), examples: map('example'), encoding: map('encoding') },
  encoding: { headers: map('header') },
  response: { headers: map('header'), content, links: map('link') },
  header: { schema: one('schema'), content, examples: map('example') },
  example: {},
  link: {},
  securityScheme: {},
  schema: {
    // JSON Schema 2020-12, sections 8.2.4, 10.2, 10.3, 11; draft-07's `definitions` is still met.
    $defs: map('schema'),
    definitions: map('schema'),
    allOf: list('schema'),
    anyOf: list('schema'),
    oneOf: list('schema'),
    not: one('schema'),
    if: one('schema'),
    then: one('schema'),
    else: one('schema'),
    dependentSchemas: map('schema'),
    prefixItems: list('schema'),
    items: one('schema'),
    contains: one('schema'),
    properties: map('schema'),
    patternProperties: map('schema'),
    additionalProperties: one('schema'),
    propertyNames: one('schema'),
    unevaluatedItems: one('schema'),
    unevaluatedProperties: one('schema'),
    contentSchema: one('schema'),
  },
};

const fieldsOf = new Map(Object.entries(model).map(([kind, fields]) => [kind, new Map(Object.entries(fields))]));

/** The section of `components` that holds objects of a kind. OpenAPI 3.1.1, section 4.8.7. */
export const sectionOf: Readonly<Partial<Record<Kind, string>>> = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  example: 'examples',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
  callback: 'callbacks',
  pathItem: 'pathItems',
};

/** A document that is still being lowered. */
export type Draft = { [key: string]: unknown };

export const isObject = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sets an own member, `__proto__` included. */
export const setOwn = (target: Draft, key: string, value: unknown): void => {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else target[key] = value;
};

/** A copy that may be edited; what stands in several places, as YAML aliases do, becomes a copy in each. */
export const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy);
  if (!isObject(value)) return value;
  const result: Draft = {};
  for (const [key, member] of Object.entries(value)) setOwn(result, key, copy(member));
  return result;
};

/** The own member of that name, never an inherited one. */
export const own = (target: object, key: string): unknown =>
  Object.hasOwn(target, key) ? (target as Draft)[key] : undefined;

/** One place where an object of the model stands (or ought to stand: `value` is whatever is there). */
export interface Slot {
  readonly kind: Kind;
  readonly pointer: Pointer;
  readonly value: unknown;
  readonly holder: Draft | unknown[];
  readonly key: string | number;
}

/** The container of a field is of the wrong shape: a list where a map belongs, and so on. */
export interface Misshapen {
  readonly pointer: Pointer;
  readonly expected: 'an object' | 'a list';
  readonly holder: Draft;
  readonly key: string;
}

/** Hears of the slots below an object. Pointer, holder and key say where `value` stands, as in `Slot`. */
export type SlotVisitor = (
  kind: Kind,
  value: unknown,
  pointer: Pointer,
  holder: Draft | unknown[],
  key: string | number,
) => void;

/** Visits the slots directly below `node`; containers of the wrong shape go to `misshapen`. */
export const eachSlot = (
  kind: Kind,
  node: Draft,
  pointer: Pointer,
  visit: SlotVisitor,
  misshapen?: (found: Misshapen) => void,
): void => {
  if (kind === 'callback') {
    if (typeof own(node, '$ref') !== 'string') eachMember(node, pointer, 'pathItem', true, visit);
    return;
  }
  const fields = fieldsOf.get(kind) as ReadonlyMap<string, Field>;
  if (fields.size === 0) return;
  for (const key of Object.keys(node)) {
    const field = fields.get(key);
    if (field === undefined) continue;
    const [holding, of] = field;
    const value = node[key];
    const at = child(pointer, key);
    if (holding === 'one') visit(of, value, at, node, key);
    else if (holding === 'list') {
      if (Array.isArray(value)) {
        value.forEach((item: unknown, index) => visit(of, item, child(at, index), value as unknown[], index));
      } else misshapen?.({ pointer: at, expected: 'a list', holder: node, key });
    } else if (isObject(value)) eachMember(value, at, of, holding === 'openMap', visit);
    else misshapen?.({ pointer: at, expected: 'an object', holder: node, key });
  }
};

const eachMember = (holder: Draft, at: Pointer, of: Kind, extensible: boolean, visit: SlotVisitor): void => {
  for (const key of Object.keys(holder)) {
    if (!extensible || !key.startsWith('x-')) visit(of, holder[key], child(at, key), holder, key);
  }
};

/** The slots directly below `node`, for who changes what holds them; `eachSlot` makes no list. */
export const slotsOf = (
  kind: Kind,
  node: Draft,
  pointer: Pointer,
  misshapen?: (found: Misshapen) => void,
): readonly Slot[] => {
  const slots: Slot[] = [];
  const add: SlotVisitor = (of, value, at, holder, key) => {
    slots.push({ kind: of, pointer: at, value, holder, key });
  };
  eachSlot(kind, node, pointer, add, misshapen);
  return slots;
};

/** What belongs at a pointer by the model, whatever stands there; nothing where the model has no object. */
export const kindAt = (document: Draft, pointer: Pointer): Kind | undefined => {
  let kind: Kind = 'document';
  let node: unknown = document;
  const path = tokens(pointer);
  while (path.length > 0) {
    if (!isObject(node)) return undefined;
    const token = path.shift() as string;
    const field: Field | undefined = kind === 'callback' ? undefined : fieldsOf.get(kind)?.get(token);
    if (field === undefined && kind !== 'callback') return undefined;
    const [holding, of]: Field = field ?? ['one', 'pathItem'];
    node = own(node, token);
    if (holding !== 'one') {
      const key = path.shift();
      if (key === undefined || typeof node !== 'object' || node === null) return undefined;
      node = own(node, key);
    }
    kind = of;
  }
  return kind;
};

/** Whether the model has objects in this field of a kind. */
export const isModelled = (kind: Kind, field: string): boolean => fieldsOf.get(kind)?.has(field) === true;

/** Every object of the model below (and with) `node`, parents before children; `visit` may replace what is below. */
export const walk = (
  kind: Kind,
  node: Draft,
  pointer: Pointer,
  visit: (node: Draft, kind: Kind, pointer: Pointer) => void,
): void => {
  const enter: SlotVisitor = (of, value, at) => {
    if (!isObject(value)) return;
    visit(value, of, at);
    eachSlot(of, value, at, enter);
  };
  enter(kind, node, pointer, node, '');
};
