import {
  child,
  pointerOfFragment,
  tokens,
  valueAt,
  type Contract,
  type Pointer,
  type Problem,
  type Schema,
  type SchemaObject,
} from '@schemawright/contract';
import { digest } from '../digest.ts';
import { schemaNames } from '../names.ts';
import { entries, isSchema, member } from '../validators/schema.ts';
import { isSafe, prose } from './words.ts';

/** What quicktype-core is given: JSON Schema in the keywords that it reads. */
export type Words = boolean | { readonly [keyword: string]: unknown };

export interface Written {
  readonly root: string;
  readonly definitions: Readonly<Record<string, Words>>;
  readonly problems: readonly Problem[];
}

const formats = new Set(['date-time', 'date', 'time', 'uuid', 'uri']);

/** Keywords that assert something, and that quicktype passes over. */
const passedOver = `not if then else contains minContains maxContains dependentRequired dependentSchemas dependencies
  propertyNames unevaluatedItems unevaluatedProperties minLength maxLength pattern minItems maxItems uniqueItems
  minProperties maxProperties multipleOf exclusiveMinimum exclusiveMaximum`.split(/\s+/u);

/** The schema at a pointer and all that it refers to, and a warning for each thing that gets lost. */
export const inWords = (contract: Contract, start: Pointer, language: string, unsafe: RegExp | undefined): Written => {
  const names = schemaNames(contract);
  const problems: Problem[] = [];
  const chosen = new Map<Pointer, string>();

  const lost = (pointer: Pointer, what: string): void => {
    const message = `${what} is left out: ${language} code as quicktype writes it has no place for it`;
    problems.push({ severity: 'warning', code: 'language-loss', message, pointer, place: contract.origin(pointer) });
  };

  const nameOf = (pointer: Pointer): string => {
    const known = chosen.get(pointer);
    if (known !== undefined) return known;
    const [components, schemas, key, ...rest] = tokens(pointer);
    const component = components === 'components' && schemas === 'schemas' ? names.get(key ?? '') : undefined;
    const own = component ?? 'Schema';
    const name = component !== undefined && rest.length === 0 ? own : `${own}Part_${digest(pointer).slice(0, 8)}`;
    chosen.set(pointer, name);
    return name;
  };

  const texts = (schema: SchemaObject): { readonly description?: string } => {
    const { description } = schema;
    const text = typeof description === 'string' ? prose(description) : '';
    return text === '' ? {} : { description: text };
  };

  /** Texts that can't be written are left out; where other values remain, any text is let through. */
  const valuesOf = (schema: SchemaObject, pointer: Pointer): Words | undefined => {
    const keyword = Object.hasOwn(schema, 'const') ? 'const' : 'enum';
    const listed: unknown = keyword === 'const' ? [schema.const] : member(schema, 'enum');
    if (!Array.isArray(listed)) return undefined;
    const strings = listed.filter((value): value is string => typeof value === 'string');
    const others = new Set(listed.filter((value) => typeof value !== 'string').map(typeOf));
    const safe = strings.every((value) => isSafe(value, unsafe));
    if ((strings.length > 0 && !safe) || [...others].some((type) => type !== 'null'))
      lost(child(pointer, keyword), `the list of values of ${keyword}`);
    const types = [...(strings.length > 0 ? ['string'] : []), ...others];
    const type = types.length === 1 ? types[0] : types;
    if (strings.length === 0 || !safe) return { type };
    return types.length === 1
      ? { type, enum: strings }
      : { anyOf: [{ type: 'string', enum: strings }, ...[...others].map((other) => ({ type: other }))] };
  };

  const objects = (schema: SchemaObject, pointer: Pointer): { readonly [keyword: string]: unknown } => {
    const declared = entries(member(schema, 'properties'));
    const properties = declared.flatMap(([name, property]): [string, Words][] => {
      const at = child(child(pointer, 'properties'), name);
      if (property === false) return [];
      if (isSafe(name, unsafe)) return [[name, words(property, at)]];
      lost(at, 'the member, for the signs in its name,');
      return [];
    });
    const kept = new Set(properties.map(([name]) => name));
    const required = (member(schema, 'required') ?? []).filter((name) => kept.has(name));
    const patterns = entries(member(schema, 'patternProperties')).map(([pattern, sub]) => {
      const at = child(child(pointer, 'patternProperties'), pattern);
      lost(at, 'the pattern of the members’ names');
      return words(sub, at);
    });
    const rest = member(schema, 'additionalProperties');
    const values = typeof rest === 'object' ? words(rest, child(pointer, 'additionalProperties')) : rest;
    const others = patterns.length === 0 ? values : { anyOf: [...patterns, ...(values ? [values] : [])] };
    return {
      ...(properties.length === 0 ? {} : { properties: Object.fromEntries(properties) }),
      ...(required.length === 0 ? {} : { required }),
      ...(others === undefined ? {} : { additionalProperties: others }),
    };
  };

  const arrays = (schema: SchemaObject, pointer: Pointer): { readonly items?: Words } => {
    const first: unknown = member(schema, 'prefixItems');
    const items = member(schema, 'items');
    const rest = isSchema(items) && items !== false ? [words(items, child(pointer, 'items'))] : [];
    if (!Array.isArray(first)) return rest[0] === undefined ? {} : { items: rest[0] };
    lost(child(pointer, 'prefixItems'), 'which element stands where');
    const each = first.filter(isSchema).map((item, at) => words(item, child(child(pointer, 'prefixItems'), at)));
    return { items: { anyOf: [...each, ...rest] } };
  };

  const words = (schema: Schema, pointer: Pointer): Words => {
    if (typeof schema === 'boolean') return schema ? {} : { type: 'null' };
    for (const keyword of passedOver) if (Object.hasOwn(schema, keyword)) lost(child(pointer, keyword), keyword);
    const values = valuesOf(schema, pointer);
    if (typeof values === 'object') return { ...values, ...texts(schema) };
    const target = typeof schema.$ref === 'string' ? pointerOfFragment(schema.$ref) : undefined;
    const reference =
      target === undefined || !isSchema(valueAt(contract.document, target))
        ? undefined
        : { $ref: `#/definitions/${nameOf(target)}` };
    const unions = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((keyword) => {
      const list: unknown = member(schema, keyword);
      if (!Array.isArray(list)) return [];
      const parts = list.filter(isSchema).map((one, index) => words(one, child(child(pointer, keyword), index)));
      return [[keyword, parts]];
    });
    const { type, format, minimum, maximum } = schema;
    const own = {
      ...(type === undefined ? {} : { type }),
      ...(typeof format === 'string' && formats.has(format) ? { format } : {}),
      ...(typeof minimum === 'number' ? { minimum } : {}),
      ...(typeof maximum === 'number' ? { maximum } : {}),
      ...objects(schema, pointer),
      ...arrays(schema, pointer),
      ...Object.fromEntries(unions),
    };
    // Beside a reference quicktype sees nothing else.
    const whole =
      reference === undefined ? own : Object.keys(own).length === 0 ? reference : { allOf: [reference, own] };
    return '$ref' in whole ? whole : { ...whole, ...texts(schema) };
  };

  const root = nameOf(start);
  const definitions: Record<string, Words> = {};
  // What a schema refers to comes to the end of the list while it is read.
  for (const [pointer, name] of chosen)
    definitions[name] = words(valueAt(contract.document, pointer) as Schema, pointer);
  return { root, definitions, problems };
};

const typeOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
};
