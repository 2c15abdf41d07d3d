import { child, tokens, type Pointer } from '../pointer.ts';
import { additionalOperations, deviceAuthorization, methods, queryString } from './types.ts';

/** The objects of an OpenAPI description that hold other objects. OpenAPI 3.1.1, section 4.8. */
export type Kind =
  | 'document'
  | 'info'
  | 'server'
  | 'serverVariable'
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
  | 'oauthFlows'
  | 'oauthFlow'
  | 'schema';

/** How a field holds its objects: alone, by name, by name with `x-` extensions between, or in a list. */
interface Field {
  readonly holding: 'one' | 'map' | 'openMap' | 'list';
  readonly of: Kind;
}

const one = (of: Kind): Field => ({ holding: 'one', of });
const map = (of: Kind): Field => ({ holding: 'map', of });
const openMap = (of: Kind): Field => ({ holding: 'openMap', of });
const list = (of: Kind): Field => ({ holding: 'list', of });

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
  server: { variables: map('serverVariable') },
  serverVariable: {},
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
    [additionalOperations]: map('operation'),
    [queryString]: one('parameter'),
  },
  operation: {
    parameters: list('parameter'),
    [queryString]: one('parameter'),
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
  securityScheme: { flows: one('oauthFlows') },
  oauthFlows: {
    implicit: one('oauthFlow'),
    password: one('oauthFlow'),
    clientCredentials: one('oauthFlow'),
    authorizationCode: one('oauthFlow'),
    [deviceAuthorization]: one('oauthFlow'),
  },
  oauthFlow: {},
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

/** A document that is still being lowered: plain objects, which inherit nothing that `for` would meet. */
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

/** An object of the model, and where it stands. */
export interface Placed {
  readonly kind: Kind;
  readonly pointer: Pointer;
  readonly value: Draft;
}

/** One place where an object of the model stands (or ought to stand: `value` is whatever is there). */
export interface Slot {
  readonly kind: Kind;
  readonly pointer: Pointer;
  readonly value: unknown;
  readonly holder: Draft | unknown[];
  readonly key: string | number;
}

/** A slot below another place. There are very many, and few of them are told of: a pointer is made when it is asked for. */
class SlotBelow implements Slot {
  readonly kind: Kind;
  readonly value: unknown;
  readonly holder: Draft | unknown[];
  readonly key: string | number;
  private readonly outer: Placed;
  /** The field of the outer object that the holder stands in; nothing when the outer object is the holder. */
  private readonly field: string | undefined;
  private told: Pointer | undefined;

  constructor(kind: Kind, holder: Draft | unknown[], key: string | number, outer: Placed, field?: string) {
    this.kind = kind;
    this.value = (holder as Draft)[key];
    this.holder = holder;
    this.key = key;
    this.outer = outer;
    this.field = field;
    this.told = undefined;
  }

  get pointer(): Pointer {
    if (this.told !== undefined) return this.told;
    const { pointer } = this.outer;
    return (this.told = child(this.field === undefined ? pointer : child(pointer, this.field), this.key));
  }
}

/** Whether an object stands in a slot. */
export const isPlaced = (slot: Slot): slot is Slot & Placed => isObject(slot.value);

/** The container of a field is of the wrong shape: a list where a map belongs, and so on. */
export interface Misshapen {
  /** Of the object that has the field. */
  readonly kind: Kind;
  readonly pointer: Pointer;
  readonly expected: 'an object' | 'a list';
  readonly holder: Draft;
  readonly key: string;
}

/** The slots directly below an object; containers of the wrong shape go to `misshapen`. */
export const slotsOf = (outer: Placed, misshapen?: (found: Misshapen) => void): readonly Slot[] => {
  const { kind, value: node } = outer;
  const slots: Slot[] = [];
  if (kind === 'callback') {
    if (typeof own(node, '$ref') !== 'string') addMembers(slots, 'pathItem', node, true, outer);
    return slots;
  }
  const fields = fieldsOf.get(kind) as ReadonlyMap<string, Field>;
  if (fields.size === 0) return slots;
  for (const key in node) {
    const field = fields.get(key);
    if (field === undefined) continue;
    const { holding, of } = field;
    const value = node[key];
    if (holding === 'one') slots.push(new SlotBelow(of, node, key, outer));
    else if (holding === 'list') {
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index += 1) slots.push(new SlotBelow(of, value, index, outer, key));
      } else misshapen?.({ kind, pointer: child(outer.pointer, key), expected: 'a list', holder: node, key });
    } else if (isObject(value)) addMembers(slots, of, value, holding === 'openMap', outer, key);
    else misshapen?.({ kind, pointer: child(outer.pointer, key), expected: 'an object', holder: node, key });
  }
  return slots;
};

const addMembers = (
  slots: Slot[],
  of: Kind,
  holder: Draft,
  extensible: boolean,
  outer: Placed,
  field?: string,
): void => {
  for (const key in holder) {
    if (!extensible || !key.startsWith('x-')) slots.push(new SlotBelow(of, holder, key, outer, field));
  }
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
    const { holding, of }: Field = field ?? one('pathItem');
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

/** The fields of a kind in which the model has objects. */
export const modelledFields = (kind: Kind): readonly string[] => Object.keys(model[kind]);

/** Every object of the model below (and with) an object, parents before children; `visit` may replace what is below. */
export const walk = (object: Placed, visit: (object: Placed) => void): void => {
  visit(object);
  for (const slot of slotsOf(object)) if (isPlaced(slot)) walk(slot, visit);
};
