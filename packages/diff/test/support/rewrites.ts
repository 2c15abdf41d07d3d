import type { Draw } from './draw.ts';
import type { Node } from './schemas.ts';

/** The same schema in other words; nothing where the words are not there. */
type Rewrite = (schema: Node, draw: Draw) => Node | undefined;

const types = ['null', 'boolean', 'number', 'string', 'array', 'object'];

const lacks = (schema: Node, ...keywords: readonly string[]): boolean =>
  keywords.every((keyword) => schema[keyword] === undefined);

const beside = (schema: Node, more: Node): Node | undefined =>
  lacks(schema, ...Object.keys(more)) ? { ...schema, ...more } : undefined;

/** Whether values may be listed, be it far below: what is known of them is told of plain words only. */
const mayList = (schema: Node): boolean => /"(?:enum|const)":/u.test(JSON.stringify(schema));

/** What says nothing, beside anything. */
const idle: readonly Node[] = [
  { minLength: 0 },
  { minItems: 0 },
  { minProperties: 0 },
  { uniqueItems: false },
  { required: [] },
  { allOf: [] },
  { allOf: [true, {}] },
  { not: false },
  { not: { not: {} } },
  { if: true },
  { if: { minLength: 2 }, then: {}, else: true },
  { if: false, then: { type: 'integer' } },
  { if: {}, else: false },
  { then: { type: 'integer' } },
  { contains: { type: 'string' }, minContains: 0 },
  { items: true },
  { additionalProperties: {} },
  { propertyNames: { type: 'string' } },
  { dependentRequired: { a: ['a'] } },
  { dependentSchemas: { a: true } },
];

/** What a schema comes to by itself. */
const wraps: readonly ((schema: Node) => Node)[] = [
  (schema) => ({ not: { not: schema } }),
  (schema) => ({ if: true, then: schema }),
  (schema) => ({ if: { type: 'string' }, then: true, else: true, allOf: [schema] }),
  (schema) => ({ if: schema, else: false }),
  (schema) => ({ if: { minLength: 2 }, then: schema, else: schema }),
  (schema) => ({ anyOf: [schema] }),
  (schema) => ({ oneOf: [false, schema] }),
];

const rewrites: readonly Rewrite[] = [
  (schema, draw) => (lacks(schema, 'type') ? undefined : beside(schema, draw.pick(idle))),
  // What a pattern names is no further member.
  (schema) => {
    const isOpen = !lacks(schema, 'type') && lacks(schema, 'additionalProperties');
    return isOpen ? beside(schema, { patternProperties: { '^x': true } }) : undefined;
  },
  // Beside a bare type a list in plain words tells what is known, and does not in others.
  (schema, draw) => (lacks(schema, 'enum', 'const') ? draw.pick(wraps)(schema) : undefined),
  ({ type, ...rest }) => (typeof type === 'string' ? { ...rest, type: [type] } : undefined),
  ({ type, ...rest }) => (type === 'number' ? { ...rest, type: ['integer', 'number'] } : undefined),
  // Every type that a schema does not take is one that it excludes.
  ({ type, ...rest }) => {
    const taken: readonly unknown[] = [type].flat();
    if (type === undefined || taken.includes('integer')) return undefined;
    return beside(rest, { not: { type: types.filter((one) => !taken.includes(one)) } });
  },
  (schema) =>
    lacks(schema, 'enum') ? undefined : { ...schema, enum: [...(schema['enum'] as []), ...(schema['enum'] as [])] },
  (schema) => (lacks(schema, 'const') ? undefined : beside(schema, { enum: [schema['const'], 'other', null] })),
  (schema) =>
    typeof schema['minimum'] === 'number' ? beside(schema, { exclusiveMinimum: schema['minimum'] - 1 }) : undefined,
  (schema, draw) => {
    const { additionalProperties: all, ...rest } = schema;
    const isOfAll = all !== undefined && lacks(schema, 'properties', 'patternProperties');
    return isOfAll ? { ...rest, patternProperties: { [draw.pick(['', '^', '.*', '[\\s\\S]*$'])]: all } } : undefined;
  },
  ({ dependentRequired, ...rest }, draw) => {
    const [entry] = Object.entries((dependentRequired ?? {}) as Record<string, readonly string[]>);
    if (entry === undefined) return undefined;
    const [name, required] = entry;
    return draw.chance(50)
      ? beside(rest, { dependentSchemas: { [name]: { required } } })
      : beside(rest, { if: { required: [name] }, then: { required } });
  },
  ({ not, ...rest }) => (not === undefined ? undefined : { ...rest, not: { not: { not } } }),
  ({ if: asked, then, else: otherwise, ...rest }) =>
    asked === undefined ? undefined : { ...rest, if: { not: asked }, then: otherwise ?? true, else: then ?? true },
  // What is beyond one limit is within another.
  ({ minLength, ...rest }) =>
    typeof minLength === 'number' && minLength > 0
      ? beside(rest, { not: { type: 'string', maxLength: minLength - 1 } })
      : undefined,
  // A condition of types says of them what stands beside it.
  ({ type, ...rest }) =>
    typeof type === 'string' && type !== 'integer' && !mayList(rest) ? { type, if: { type }, then: rest } : undefined,
  ({ items, ...rest }) =>
    items !== undefined && lacks(rest, 'prefixItems', 'not', 'contains') && rest['type'] === 'array'
      ? { ...rest, not: { contains: { not: items } } }
      : undefined,
  ({ items, ...rest }) =>
    items !== undefined && lacks(rest, 'prefixItems', 'contains', 'minContains', 'maxContains')
      ? { ...rest, contains: { not: items }, minContains: 0, maxContains: 0 }
      : undefined,
  (schema) => {
    const least = schema['minItems'];
    const isThere = schema['items'] !== undefined && typeof least === 'number' && least > 0;
    return isThere && lacks(schema, 'prefixItems', 'minContains', 'maxContains')
      ? beside(schema, { contains: schema['items'] })
      : undefined;
  },
  ({ anyOf, ...rest }) =>
    Array.isArray(anyOf) && !mayList({ anyOf })
      ? beside(rest, { not: { allOf: (anyOf as readonly unknown[]).map((one) => ({ not: one })) } })
      : undefined,
  // A pattern may name one member.
  (schema, draw) => {
    const { properties, patternProperties = {}, ...rest } = schema as Record<string, Node>;
    const [name] = draw.some(Object.keys(properties ?? {}));
    if (name === undefined) return undefined;
    const { [name]: member, ...left } = properties as Node;
    return { ...rest, properties: left, patternProperties: { ...patternProperties, [`^${name}$`]: member } };
  },
  // Of what is there all holds that it brings with it.
  (schema) => {
    const { type, required, ...rest } = schema;
    const [name] = (required as readonly string[] | undefined) ?? [];
    if (type !== 'object' || name === undefined || mayList(rest)) return undefined;
    return { type, required, dependentSchemas: { [name]: rest } };
  },
  (schema) => {
    const { additionalProperties, ...rest } = schema;
    const isClosed = additionalProperties === false && lacks(schema, 'patternProperties', 'propertyNames');
    return isClosed ? { ...rest, propertyNames: { enum: Object.keys(schema['properties'] as Node) } } : undefined;
  },
  (schema, draw) => {
    const kind = draw.pick(['anyOf', 'oneOf']);
    const branches = schema[kind];
    return Array.isArray(branches) && branches.length > 1 && !mayList({ branches })
      ? { ...schema, [kind]: [...(branches as readonly unknown[]), draw.pick(contradictions)] }
      : undefined;
  },
];

/** What nothing is of. */
const contradictions: readonly Node[] = [
  { const: 3, type: 'string' },
  { enum: ['a', 'bc'], type: 'string', minLength: 3 },
  { type: 'string', minLength: 3, maxLength: 2 },
  { type: 'integer', exclusiveMinimum: 1, maximum: 1 },
  { type: 'array', items: false, minItems: 1 },
  { type: 'object', required: ['long'], propertyNames: { maxLength: 2 } },
  { type: 'object', properties: { a: true }, additionalProperties: false, minProperties: 2 },
  { type: 'object', properties: { a: { const: 1 } }, allOf: [{ properties: { a: { const: 2 } }, required: ['a'] }] },
  { type: 'object', properties: { a: { type: 'string', not: { type: 'string' } } }, required: ['a'] },
];

/** A schema after one exact rewrite, where that fits. */
export const rewritten = (schema: Node, draw: Draw): Node => draw.pick(rewrites)(schema, draw) ?? schema;
