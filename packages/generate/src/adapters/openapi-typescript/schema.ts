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
import { documentationLines, isIdentifierName } from '../../print/text.ts';
import { valueType } from '../../print/value-type.ts';
import { templateOf } from '../../types/name-pattern.ts';
import { isOfType } from '../../types/values.ts';
import type { Views } from '../../views/views.ts';
import { immediateCycles } from './cycles.ts';
import { withoutConditions } from './conditions.ts';
import { droppedKeyword, droppedKeywords, otherElements, otherMembers } from './keywords.ts';
import type { Opaque } from './opaque.ts';
import { seenFrom, type Variant, type View } from './variants.ts';

/** A schema in the dialect that openapi-typescript gets right; `type` may name one of the forms of form.ts. */
export interface Plain {
  title?: string;
  /** An element of a tuple has it when its title can be a name. */
  label?: string;
  $ref?: string;
  type?: string;
  enum?: never[];
  values?: string[];
  properties?: Record<string, Plain>;
  required?: string[];
  additionalProperties?: boolean | Plain;
  /** Members by the template literal types of their names. */
  templates?: Record<string, Plain>;
  items?: Plain | Plain[];
  rest?: Plain;
  minItems?: number;
  allOf?: Plain[];
  anyOf?: Plain[];
  oneOf?: Plain[];
}

export interface SchemaLowering {
  schema(schema: Schema, pointer: Pointer, view: View): Plain;
  /** The component schemas by stand-in, and after them what else was referred to: deeper schemas, and other views. */
  components(): Record<string, Plain>;
  /** The latter, by stand-in. */
  readonly variants: ReadonlyMap<string, Variant>;
  readonly problems: readonly Problem[];
}

const unknown: Plain = {};
const never: Plain = { enum: [] };
const isUnknown = (plain: Plain): boolean => Object.keys(plain).every((key) => key === 'title');
const isNever = (plain: Plain): boolean => plain.enum?.length === 0;
const isBareObject = (plain: Plain): boolean =>
  plain.type === 'object' && Object.keys(plain).every((key) => key === 'title' || key === 'type');

/** Whether a part says anything beside the others: that a value is an object is said by those that say what is in it. */
const saysMore = (part: Plain, index: number, all: readonly Plain[]): boolean => {
  if (isUnknown(part)) return false;
  const saysMost = (other: Plain, at: number): boolean => !isUnknown(other) && (!isBareObject(other) || at < index);
  return !isBareObject(part) || !all.some(saysMost);
};

/** `false` in the words of OpenAPI 3.0. */
const refusesAll = ({ not }: SchemaObject): boolean =>
  not === true || (typeof not === 'object' && Object.keys(not).length === 0);

const componentKey = (pointer: Pointer): string | undefined => {
  const [components, schemas, key, ...rest] = tokens(pointer);
  return components === 'components' && schemas === 'schemas' && rest.length === 0 ? key : undefined;
};

/** The types that a schema speaks of: those it declares, else those that its keywords are about. */
const typesOf = (schema: SchemaObject): readonly string[] => {
  if (schema.type !== undefined) return Array.isArray(schema.type) ? schema.type : [schema.type as string];
  if (schema.properties || schema.required || schema.patternProperties || schema.additionalProperties !== undefined)
    return ['object'];
  return schema.items !== undefined || schema.prefixItems ? ['array'] : [];
};

const labelOf = (element: Schema): { readonly label?: string } =>
  typeof element === 'object' && typeof element.title === 'string' && isIdentifierName(element.title)
    ? { label: element.title }
    : {};

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

/** A schema that is being converted. */
interface Placed {
  readonly pointer: Pointer;
  readonly view: View;
  /** Whether it is a member of a composition. */
  readonly composition?: boolean | undefined;
  /** The names that the whole object loses in the view. */
  readonly lost?: ReadonlySet<string> | undefined;
}

/**
 * Says every schema of a contract in the words that openapi-typescript gets right: compositions apart from own members,
 * `required` beside the members that it names, no discriminators (lowering made them explicit), foreign text opaque.
 */
export const schemaLowering = (contract: Contract, text: Opaque, views: Views): SchemaLowering => {
  const { document } = contract;
  const problems: Problem[] = [];
  const variants = new Map<string, Variant>();
  const standIns = new Map<string, string>();
  const closesCycle = immediateCycles(contract);

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

  const told = new Set<string>();
  /** Once each, however many views a schema is seen from. */
  const tell = (...found: readonly Problem[]): void => {
    for (const problem of found) {
      const id = `${problem.code} ${problem.pointer}`;
      if (told.has(id)) continue;
      told.add(id);
      problems.push(problem);
    }
  };

  /** A stand-in of its own for each schema as it is seen. */
  const variant = (pointer: Pointer, view: View): string => {
    const id = view === 'plain' ? pointer : `${view.direction} ${view.converted} ${pointer}`;
    const known = standIns.get(id);
    if (known !== undefined) return known;
    const standIn = `_v${standIns.size}_`;
    standIns.set(id, standIn);
    variants.set(standIn, { pointer, view });
    return standIn;
  };

  const reference = ($ref: string, pointer: Pointer, view: View): Plain => {
    const target = pointerOfFragment($ref.slice($ref.indexOf('#')));
    if (target === undefined || valueAt(document, target) === undefined) return unknown;
    if (closesCycle(pointer, target)) {
      tell({
        severity: 'warning',
        code: 'types-cycle-broken',
        message: 'the schema refers to itself with nothing in between: the reference is left out of its type',
        pointer,
        place: contract.origin(pointer),
      });
      return unknown;
    }
    const key = componentKey(target);
    const seen = seenFrom(view, target, views);
    const standIn = key !== undefined && seen === 'plain' ? text.name(key) : variant(target, seen);
    return { $ref: `#/components/schemas/${standIn}` };
  };

  /** How a subschema is seen: where conversion does not go on, its values stay as they are. */
  const viewBelow = (at: Placed, pointer: Pointer): View => {
    if (at.view === 'plain' || !at.view.converted) return at.view;
    const { direction } = at.view;
    return { direction, converted: reached(at.pointer).has(pointer) };
  };
  const reached = (pointer: Pointer): ReadonlySet<Pointer> => {
    const known = reachedFrom.get(pointer);
    if (known !== undefined) return known;
    const found = new Set(
      views
        .steps(pointer)
        .flatMap((step) => (step.kind === 'tagged' ? step.branches.map((branch) => branch.pointer) : [step.pointer])),
    );
    reachedFrom.set(pointer, found);
    return found;
  };
  const reachedFrom = new Map<Pointer, ReadonlySet<Pointer>>();

  const below = (schema: Schema, at: Placed, ...path: readonly (string | number)[]): Plain => {
    const pointer = path.reduce<Pointer>(child, at.pointer);
    return convert(schema, { pointer, view: viewBelow(at, pointer) });
  };

  const list = (keyword: 'allOf' | 'anyOf' | 'oneOf', schema: SchemaObject, at: Placed): Plain[] =>
    (schema[keyword] ?? []).map((member, index) => {
      const pointer = child(child(at.pointer, keyword), index);
      return convert(member, { pointer, view: viewBelow(at, pointer), composition: true, lost: at.lost });
    });

  const arrayForm = (schema: SchemaObject, at: Placed): Plain => {
    const others = otherElements(schema);
    const items = others === undefined ? unknown : below(others.schema, at, others.keyword);
    const { prefixItems, maxItems, minItems } = schema;
    if (!prefixItems) return isNever(items) ? { type: 'tuple', items: [] } : { type: 'list', items };
    const most = typeof maxItems === 'number' ? maxItems : Infinity;
    const isClosed = isNever(items) || most <= prefixItems.length;
    return {
      type: 'tuple',
      items: prefixItems
        .slice(0, most)
        .map((item, index) => ({ ...below(item, at, 'prefixItems', index), ...labelOf(item) })),
      minItems: typeof minItems === 'number' ? minItems : 0,
      ...(isClosed ? {} : { rest: items }),
    };
  };

  /** The members of names that are not listed: by a template of their names, and all others where something is said of them. */
  const unlistedForm = (
    schema: SchemaObject,
    at: Placed,
    named: boolean,
  ): { readonly templates: Record<string, Plain>; readonly index: Plain | undefined } => {
    const templates: Record<string, Plain> = {};
    const bound: Plain[] = [];
    const patterns = Object.entries(schema.patternProperties ?? {});
    for (const [pattern, member] of patterns) {
      const plain = below(member, at, 'patternProperties', pattern);
      const template = templateOf(pattern);
      if (template !== undefined) templates[template] = plain;
      else bound.push(plain);
    }
    const others = otherMembers(schema);
    const isOpen = others !== undefined && others.schema !== false;
    if (!isOpen && bound.length === 0) {
      const isBare = !named && others === undefined && patterns.length > 0;
      return { templates, index: isBare ? unknown : undefined };
    }
    // An index signature binds the named members too: beside them only `unknown` is true of all.
    if (named) return { templates, index: unknown };
    const rest = isOpen ? [below(others.schema, at, others.keyword)] : [];
    const members = [...rest, ...bound, ...Object.values(templates)];
    return { templates, index: members.length === 1 ? members[0] : { anyOf: members } };
  };

  /** What a schema says itself of members that it does not describe. */
  const membersElsewhere = (
    { additionalProperties: others, patternProperties }: SchemaObject,
    at: Placed,
  ): Plain | undefined =>
    typeof others === 'object' && patternProperties === undefined
      ? below(others, at, 'additionalProperties')
      : undefined;

  const objectForm = (schema: SchemaObject, at: Placed): Plain | undefined => {
    const composed = at.composition || schema.$ref !== undefined || schema.allOf || schema.anyOf || schema.oneOf;
    const declared = Object.entries(schema.properties ?? {}).filter(([name]) => !at.lost?.has(name));
    const required = new Set((schema.required ?? []).filter((name) => !at.lost?.has(name)));
    const elsewhere = [...required].filter((name) => !Object.hasOwn(schema.properties ?? {}, name));
    const named = declared.length + elsewhere.length > 0;
    const { templates, index } = unlistedForm(schema, at, named);
    const byTemplate = Object.keys(templates).length === 0 ? undefined : { type: 'templates', templates };
    if (!named && index === undefined) {
      // Where all members are lost, that it is an object is what is left to say.
      const isEmptied = at.lost !== undefined && Object.keys(schema.properties ?? {}).length > 0;
      if (byTemplate || (composed && !isEmptied)) return byTemplate;
      return { type: otherMembers(schema)?.schema === false ? 'empty' : 'object' };
    }
    const properties: Record<string, Plain> = {};
    const fills = at.view !== 'plain' && at.view.converted && at.view.direction === 'received';
    for (const [name, member] of declared) {
      properties[text.name(name)] = below(member, at, 'properties', name);
      if (fills && views.defaultOf(child(child(at.pointer, 'properties'), name)) !== undefined) required.add(name);
    }
    const others = membersElsewhere(schema, at) ?? (composed ? { type: 'present' } : unknown);
    for (const name of elsewhere) properties[text.name(name)] = others;
    const own: Plain = {
      type: 'object',
      ...(named ? { properties } : {}),
      required: [...required].map((name) => text.name(name)),
      ...(index === undefined ? {} : { additionalProperties: isUnknown(index) ? true : index }),
    };
    return byTemplate ? { allOf: [own, byTemplate] } : own;
  };

  const ownForm = (schema: SchemaObject, at: Placed): Plain | undefined => {
    const types = typesOf(schema);
    const values: readonly Json[] | undefined = Object.hasOwn(schema, 'const') ? [schema.const as Json] : schema.enum;
    if (values) {
      const fitting = values.filter((value) => isOfType(value, schema.type));
      return fitting.length === 0 ? never : { type: 'values', values: [...new Set(fitting.map(valueType))] };
    }
    const int64 = at.view !== 'plain' && at.view.converted && views.isInt64(schema);
    const forms = types.flatMap((type): Plain[] => {
      if (type === 'array') return [arrayForm(schema, at)];
      if (int64 && type !== 'null') return [{ type: 'values', values: [views.int64] }];
      if (type !== 'object') return [{ type }];
      const form = objectForm(schema, at);
      if (form === undefined && types.length > 1) return [{ type: 'object' }];
      return form === undefined ? [] : [form];
    });
    return forms.length > 1 ? { anyOf: forms } : forms[0];
  };

  const convert = (written: Schema, placed: Placed): Plain => {
    if (typeof written === 'boolean') return written ? unknown : never;
    if (refusesAll(written)) return never;
    const { pointer } = placed;
    const at = seen(placed);
    const { schema: structural, left } = withoutConditions(written, pointer);
    tell(...droppedKeywords(contract, structural, pointer));
    for (const place of left) tell(droppedKeyword(contract, 'a condition of JSON Structure', place));
    const schema = withOwnRequired(structural);
    const own = ownForm(schema, at);
    const parts: Plain[] = [
      ...(schema.$ref === undefined ? [] : [reference(schema.$ref, child(pointer, '$ref'), viewOfTarget(schema, at))]),
      ...(own === undefined ? [] : [own]),
      ...list('allOf', schema, at),
      ...(schema.anyOf ? [{ anyOf: list('anyOf', schema, at) }] : []),
      ...(schema.oneOf ? [{ anyOf: list('oneOf', schema, at) }] : []),
    ].filter(saysMore);
    const title = doc(schema);
    const whole = parts.some(isNever) ? never : parts.length > 1 ? { allOf: parts } : (parts[0] ?? unknown);
    const { title: _, ...untitled } = whole;
    return title === undefined ? untitled : { title, ...untitled };
  };

  const viewOfTarget = (schema: SchemaObject, at: Placed): View => {
    const target = pointerOfFragment(schema.$ref ?? '');
    return target === undefined ? 'plain' : viewBelow(at, target);
  };

  /** With the simplest view, and the names that the whole object loses in it. */
  const seen = ({ pointer, view, composition, lost }: Placed): Placed => {
    const simplest = seenFrom(view, pointer, views);
    if (view === 'plain') return { pointer, view, composition };
    const names = views.losesMembers(pointer, view.direction) ? views.droppedNames(pointer, view.direction) : [];
    return { pointer, view: simplest, composition, lost: new Set([...(lost ?? []), ...names]) };
  };

  return {
    schema: (schema, pointer, view) => convert(schema, { pointer, view }),
    variants,
    problems,
    components() {
      const result: Record<string, Plain> = {};
      const at = '/components/schemas';
      for (const [key, schema] of Object.entries(document.components?.schemas ?? {}))
        result[text.name(key)] = convert(schema, { pointer: child(at, key), view: 'plain' });
      // A variant may refer to further ones: the map grows while it is read.
      for (const [standIn, { pointer, view }] of variants)
        result[standIn] = convert(valueAt(document, pointer) as Schema, { pointer, view });
      return result;
    },
  };
};
