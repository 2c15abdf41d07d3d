import {
  child,
  pointerOfFragment,
  tokens,
  valueAt,
  type Contract,
  type Json,
  type Pointer,
  type Problem,
  type Schema,
  type SchemaObject,
} from '@schemawright/contract';
import { documentationLines, literal } from '../../print/text.ts';
import { immediateCycles } from './cycles.ts';
import { withoutConditions } from './conditions.ts';
import { droppedKeyword, droppedKeywords } from './keywords.ts';
import type { Opaque } from './opaque.ts';

/** A schema in the dialect that openapi-typescript gets right; `type` may name one of the forms of form.ts. */
export interface Plain {
  title?: string;
  $ref?: string;
  type?: string;
  enum?: never[];
  values?: string[];
  properties?: Record<string, Plain>;
  required?: string[];
  additionalProperties?: boolean | Plain;
  items?: Plain | Plain[];
  rest?: Plain;
  minItems?: number;
  allOf?: Plain[];
  anyOf?: Plain[];
  oneOf?: Plain[];
}

export interface SchemaLowering {
  schema(schema: Schema, pointer: Pointer): Plain;
  /** The component schemas by stand-in, and after them the schemas that were referred to by a deeper pointer. */
  components(): Record<string, Plain>;
  /** Stand-ins of the latter, to the pointer that each was found at. */
  readonly hoisted: ReadonlyMap<string, Pointer>;
  readonly problems: readonly Problem[];
}

const unknown: Plain = {};
const never: Plain = { enum: [] };
const isUnknown = (plain: Plain): boolean => Object.keys(plain).every((key) => key === 'title');
const isNever = (plain: Plain): boolean => plain.enum?.length === 0;

const componentKey = (pointer: Pointer): string | undefined => {
  const [components, schemas, key, ...rest] = tokens(pointer);
  return components === 'components' && schemas === 'schemas' && rest.length === 0 ? key : undefined;
};

const typeOf = (value: Json): string[] => {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
};

/** The types that a schema speaks of: those it declares, else those that its keywords are about. */
const typesOf = (schema: SchemaObject): readonly string[] => {
  if (schema.type !== undefined) return Array.isArray(schema.type) ? schema.type : [schema.type as string];
  if (schema.properties || schema.required || schema.patternProperties || schema.additionalProperties !== undefined)
    return ['object'];
  return schema.items !== undefined || schema.prefixItems ? ['array'] : [];
};

/** Members of `allOf` that only require names say the same as `required` beside the properties. */
const withOwnRequired = (schema: SchemaObject): SchemaObject => {
  const bare = (schema.allOf ?? []).filter(onlyRequires);
  if (schema.properties === undefined || bare.length === 0) return schema;
  return {
    ...schema,
    required: [...(schema.required ?? []), ...bare.flatMap(({ required = [] }) => required)],
    allOf: (schema.allOf ?? []).map((member) => onlyRequires(member) || member),
  };
};

const onlyRequires = (schema: Schema): schema is SchemaObject =>
  typeof schema === 'object' &&
  schema.required !== undefined &&
  Object.keys(schema).every((key) => key === 'required' || key === '$comment' || key.startsWith('x-'));

/**
 * Says every schema of a contract in the words that openapi-typescript gets right: compositions apart from own members,
 * `required` beside the members that it names, no discriminators (lowering made them explicit), foreign text opaque.
 */
export const schemaLowering = (contract: Contract, text: Opaque): SchemaLowering => {
  const { document } = contract;
  const problems: Problem[] = [];
  const hoisted = new Map<string, Pointer>();
  const cyclic = immediateCycles(contract);

  const doc = (schema: SchemaObject): string | undefined =>
    text.doc(
      documentationLines({
        summary: schema.title,
        description: schema.description,
        format: typeof schema.format === 'string' ? schema.format : undefined,
        default: schema.default,
        examples: schema.examples?.filter((example) => example !== null),
        deprecated: schema.deprecated,
      }),
    );

  const reference = ($ref: string, pointer: Pointer): Plain => {
    const target = pointerOfFragment($ref.slice($ref.indexOf('#')));
    if (target === undefined || valueAt(document, target) === undefined) return unknown;
    if (cyclic.has(pointer)) {
      problems.push({
        severity: 'warning',
        code: 'types-cycle-broken',
        message: 'the schema refers to itself with nothing in between: the reference is left out of its type',
        pointer,
        place: contract.origin(pointer),
      });
      return unknown;
    }
    const key = componentKey(target);
    if (key !== undefined) return { $ref: `#/components/schemas/${text.name(key)}` };
    const standIn = text.name(target);
    hoisted.set(standIn, target);
    return { $ref: `#/components/schemas/${standIn}` };
  };

  const list = (schemas: readonly Schema[], pointer: Pointer): Plain[] =>
    schemas.map((member, index) => convert(member, child(pointer, index), true));

  const arrayForm = (schema: SchemaObject, pointer: Pointer): Plain => {
    const items = schema.items === undefined ? unknown : convert(schema.items, child(pointer, 'items'));
    if (!schema.prefixItems) return isNever(items) ? { type: 'tuple', items: [] } : { type: 'list', items };
    return {
      type: 'tuple',
      items: schema.prefixItems.map((item, index) => convert(item, child(child(pointer, 'prefixItems'), index))),
      minItems: typeof schema['minItems'] === 'number' ? schema['minItems'] : 0,
      ...(isNever(items) ? {} : { rest: items }),
    };
  };

  /** What other names a value may have: nothing said, closed, or the schema of their values. */
  const indexForm = (schema: SchemaObject, pointer: Pointer, named: boolean): Plain | undefined => {
    const { additionalProperties: rest, patternProperties } = schema;
    const patterns = Object.entries(patternProperties ?? {}).map(([pattern, member]) =>
      convert(member, child(child(pointer, 'patternProperties'), pattern)),
    );
    const open = rest !== undefined && rest !== false;
    if (!open && patterns.length === 0) return undefined;
    // An index signature binds the named members too: beside them only `unknown` is true of all.
    if (named) return unknown;
    const members = [...(open ? [convert(rest, child(pointer, 'additionalProperties'))] : []), ...patterns];
    return members.length === 1 ? members[0] : { anyOf: members };
  };

  const objectForm = (schema: SchemaObject, pointer: Pointer, inComposition: boolean): Plain | undefined => {
    const composed = inComposition || schema.$ref !== undefined || schema.allOf || schema.anyOf || schema.oneOf;
    const declared = Object.entries(schema.properties ?? {});
    const required = new Set(schema.required ?? []);
    const elsewhere = [...required].filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
    const named = declared.length + elsewhere.length > 0;
    const index = indexForm(schema, pointer, named);
    if (!named && index === undefined) {
      if (composed) return undefined;
      return { type: schema.additionalProperties === false ? 'empty' : 'object' };
    }
    const properties: Record<string, Plain> = {};
    for (const [name, member] of declared)
      properties[text.name(name)] = convert(member, child(child(pointer, 'properties'), name));
    for (const name of elsewhere) properties[text.name(name)] = composed ? { type: 'present' } : unknown;
    return {
      type: 'object',
      ...(named ? { properties } : {}),
      required: [...required].map((name) => text.name(name)),
      ...(index === undefined ? {} : { additionalProperties: isUnknown(index) ? true : index }),
    };
  };

  const ownForm = (schema: SchemaObject, pointer: Pointer, inComposition: boolean): Plain | undefined => {
    const types = typesOf(schema);
    const values: readonly Json[] | undefined = Object.hasOwn(schema, 'const') ? [schema.const as Json] : schema.enum;
    if (values) {
      const fitting =
        schema.type === undefined
          ? values
          : values.filter((value) => typeOf(value).some((type) => types.includes(type)));
      return fitting.length === 0 ? never : { type: 'values', values: [...new Set(fitting.map(literal))] };
    }
    const forms = types.flatMap((type): Plain[] => {
      if (type === 'array') return [arrayForm(schema, pointer)];
      if (type !== 'object') return [{ type }];
      const form = objectForm(schema, pointer, inComposition);
      if (form === undefined && types.length > 1) return [{ type: 'object' }];
      return form === undefined ? [] : [form];
    });
    return forms.length > 1 ? { anyOf: forms } : forms[0];
  };

  const convert = (written: Schema, pointer: Pointer, inComposition = false): Plain => {
    if (typeof written === 'boolean') return written ? unknown : never;
    const { schema: structural, left } = withoutConditions(written, pointer);
    problems.push(...droppedKeywords(contract, structural, pointer));
    for (const place of left) problems.push(droppedKeyword(contract, 'a condition of JSON Structure', place));
    const schema = withOwnRequired(structural);
    const own = ownForm(schema, pointer, inComposition);
    const parts: Plain[] = [
      ...(schema.$ref === undefined ? [] : [reference(schema.$ref, child(pointer, '$ref'))]),
      ...(own === undefined ? [] : [own]),
      ...list(schema.allOf ?? [], child(pointer, 'allOf')),
      ...(schema.anyOf ? [{ anyOf: list(schema.anyOf, child(pointer, 'anyOf')) }] : []),
      ...(schema.oneOf ? [{ anyOf: list(schema.oneOf, child(pointer, 'oneOf')) }] : []),
    ].filter((part) => !isUnknown(part));
    const title = doc(schema);
    const whole = parts.some(isNever) ? never : parts.length > 1 ? { allOf: parts } : (parts[0] ?? unknown);
    const { title: _, ...untitled } = whole;
    return title === undefined ? untitled : { title, ...untitled };
  };

  return {
    schema: convert,
    hoisted,
    problems,
    components() {
      const result: Record<string, Plain> = {};
      const at = '/components/schemas';
      for (const [key, schema] of Object.entries(document.components?.schemas ?? {}))
        result[text.name(key)] = convert(schema, child(at, key));
      // A hoisted schema may refer to further ones: the map grows while it is read.
      for (const [standIn, pointer] of hoisted)
        result[standIn] = convert(valueAt(document, pointer) as Schema, pointer);
      return result;
    },
  };
};
