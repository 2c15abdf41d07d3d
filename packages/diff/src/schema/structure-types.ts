import {
  allTypes,
  typeBit,
  typesOf,
  type EffectiveSchema,
  type JsonType,
  type SchemaFacts,
} from '@schemawright/contract';

/** How JSON writes the values of a type. JSON Structure Core, 3.2. */
type Representation = 'number' | 'string';

interface NumberType {
  readonly representation: Representation;
  readonly kind: 'integer' | 'float' | 'decimal';
  readonly signed: boolean;
  readonly bits: number;
  /** The least and the greatest value, where JSON Schema says them as bounds. */
  readonly range?: readonly [number, number];
}

const integer = (bits: number, signed: boolean): NumberType => ({
  representation: bits > 32 ? 'string' : 'number',
  kind: 'integer',
  signed,
  bits,
  range: signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1],
});
const float = (bits: number, range?: NumberType['range']): NumberType => ({
  representation: 'number',
  kind: 'float',
  signed: true,
  bits,
  ...(range === undefined ? {} : { range }),
});

const maxFloat = 3.4028235e38;

export const numberTypes: ReadonlyMap<string, NumberType> = new Map([
  ['int8', integer(8, true)],
  ['uint8', integer(8, false)],
  ['int16', integer(16, true)],
  ['uint16', integer(16, false)],
  ['int32', integer(32, true)],
  ['uint32', integer(32, false)],
  ['int64', integer(64, true)],
  ['uint64', integer(64, false)],
  ['int128', integer(128, true)],
  ['uint128', integer(128, false)],
  ['float8', float(8)],
  ['float', float(32, [-maxFloat, maxFloat])],
  ['double', float(64)],
  ['number', float(Number.POSITIVE_INFINITY)],
  ['decimal', { representation: 'string', kind: 'decimal', signed: true, bits: Number.POSITIVE_INFINITY }],
]);

export const temporalTypes: ReadonlySet<string> = new Set(['date', 'datetime', 'time', 'duration']);

/** The types whose values are texts in JSON. JSON Structure Core, 3.2. */
const textTypes: ReadonlySet<string> = new Set([
  'string',
  'uuid',
  'uri',
  'jsonpointer',
  'binary',
  ...temporalTypes,
  ...[...numberTypes].flatMap(([name, { representation }]) => (representation === 'string' ? [name] : [])),
]);

const objectTypes: ReadonlySet<string> = new Set(['object', 'map', 'choice']);
const arrayTypes: ReadonlySet<string> = new Set(['array', 'set', 'tuple']);

/** How JSON writes the values of a type; nothing for `any`. */
export const jsonTypeOf = (name: string): JsonType | undefined => {
  if (textTypes.has(name)) return 'string';
  if (numberTypes.has(name)) return 'number';
  if (objectTypes.has(name)) return 'object';
  if (arrayTypes.has(name)) return 'array';
  return name === 'boolean' || name === 'null' ? name : undefined;
};

/** JSON Structure's types for what lowering writes as a plain JSON Schema: those of numbers, and those of texts. */
const byNumberFormat: ReadonlyMap<string, string> = new Map([
  ['int32', 'int32'],
  ['float', 'float'],
  ['double', 'double'],
]);
const byTextFormat: ReadonlyMap<string, string> = new Map([
  ['int64', 'int64'],
  ['uint64', 'uint64'],
  ['decimal', 'decimal'],
  ['date', 'date'],
  ['date-time', 'datetime'],
  ['time', 'time'],
  ['uuid', 'uuid'],
  ['uri-reference', 'uri'],
  ['byte', 'binary'],
]);

/** Whether every value of the one number type is taken for one of the other, written alike. */
export const isWiderNumber = (narrow: string, wide: string): boolean => {
  const [one, other] = [numberTypes.get(narrow), numberTypes.get(wide)];
  if (one === undefined || other === undefined || narrow === wide) return false;
  if (one.representation !== other.representation) return false;
  if (other.kind === 'decimal') return true;
  if (one.kind === 'float') return other.kind === 'float' && one.bits < other.bits;
  if (one.kind !== 'integer') return false;
  if (other.kind === 'float') return true;
  if (one.signed === other.signed) return one.bits < other.bits;
  return other.signed && one.bits < other.bits;
};

/** Whether a type has too few digits for what it takes: a double holds all whole numbers of 32 bits, a float those of 16. */
export const losesDigits = (narrow: string, wide: string): boolean => {
  const [one, other] = [numberTypes.get(narrow), numberTypes.get(wide)];
  return one?.kind === 'integer' && other?.kind === 'float' && (other.bits <= one.bits || other.bits <= 8);
};

/** The types of a schema in JSON Structure, by how JSON writes their values; `null` aside. */
export type StructureTypes = ReadonlyMap<JsonType, string>;

const untyped: StructureTypes = new Map();

/**
 * The types that a schema has in JSON Structure: what lowering kept, else what its formats and bounds lead back to.
 * None for what can't be named so: lists of values, unions of compounds, two types that are written alike.
 */
export const structureTypesOf = ({ facts }: EffectiveSchema): StructureTypes => {
  const kept = facts.structure['type'];
  if (typeof kept === 'string') return named([kept]);
  if (Array.isArray(kept) && kept.every((name) => typeof name === 'string')) return named(kept);
  if (facts.values !== undefined || facts.unions.length > 0 || facts.types === allTypes) return untyped;
  const types = typesOf(facts.types & ~typeBit.null);
  const formats = facts.format?.split('+') ?? [];
  // Nobody knows which one of several types another format is about.
  if (types.length > 1 && formats.some((format) => !isOfType(format))) return untyped;
  return new Map(
    types.flatMap((type): [JsonType, string][] => {
      const name = impliedType(type, facts, types.length === 1 ? formats : formats.filter((one) => isOf(type, one)));
      return name === undefined ? [] : [[type, name]];
    }),
  );
};

const named = (names: readonly string[]): StructureTypes => {
  const found = new Map<JsonType, string>();
  const repeated = new Set<JsonType>();
  for (const written of names) {
    const name = written === 'integer' ? 'int32' : written;
    const type = jsonTypeOf(name);
    if (type === undefined) return untyped;
    if (found.has(type)) repeated.add(type);
    if (type !== 'null') found.set(type, name);
  }
  for (const type of repeated) found.delete(type);
  return found;
};

const textTypeOf = (format: string): string | undefined =>
  format.startsWith('js-') ? format.slice('js-'.length) : byTextFormat.get(format);

const isOf = (type: JsonType, format: string): boolean =>
  type === 'number' ? byNumberFormat.has(format) : type === 'string' && textTypeOf(format) !== undefined;

const isOfType = (format: string): boolean => isOf('number', format) || isOf('string', format);

/** @param formats those that are about the type */
const impliedType = (type: JsonType, facts: SchemaFacts, [format, second]: readonly string[]): string | undefined => {
  switch (type) {
    case 'number':
      if (format !== undefined) return rangedInteger(facts) ?? byNumberFormat.get(format);
      return facts.step === undefined ? 'number' : rangedInteger(facts);
    case 'string':
      if (facts.contentEncoding !== undefined) return 'binary';
      return format === undefined ? 'string' : second === undefined ? textTypeOf(format) : undefined;
    case 'array':
      return facts.uniqueItems ? 'set' : facts.prefixItems.length > 0 ? 'tuple' : 'array';
    case 'object':
      return isMap(facts) ? 'map' : 'object';
    default:
      return type;
  }
};

/** The integer type with just the bounds of a schema. */
const rangedInteger = ({ step, minimum, maximum }: SchemaFacts): string | undefined =>
  step === 1
    ? [...numberTypes].find(([, { kind, representation, range }]) => {
        const isInteger = kind === 'integer' && representation === 'number';
        return isInteger && range?.[0] === minimum?.value && range?.[1] === maximum?.value;
      })?.[0]
    : undefined;

/** No members of its own, and something said of all of them, though that may be that they are free. */
const isMap = ({ properties, additional, parts, structure }: SchemaFacts): boolean =>
  properties.size === 0 &&
  !Object.hasOwn(structure, '$extends') &&
  (additional !== undefined || parts.some(({ schema }) => Object.hasOwn(schema, 'additionalProperties')));
