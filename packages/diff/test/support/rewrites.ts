import type { Draw } from './draw.ts';
import type { Node } from './schemas.ts';

/** The same schema in other words; nothing where the words are not there. */
type Rewrite = (schema: Node, draw: Draw) => Node | undefined;

const types = ['null', 'boolean', 'number', 'string', 'array', 'object'];

const lacks = (schema: Node, ...keywords: readonly string[]): boolean =>
  keywords.every((keyword) => schema[keyword] === undefined);

const beside = (schema: Node, more: Node): Node | undefined =>
  lacks(schema, ...Object.keys(more)) ? { ...schema, ...more } : undefined;

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
      ? beside(rest, { dependentSchemas: { [name]: { required, title: 'Needed' } } })
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
];

/** A schema after one exact rewrite, where that fits. */
export const rewritten = (schema: Node, draw: Draw): Node => draw.pick(rewrites)(schema, draw) ?? schema;
