import { typeBit, type EffectiveSchema, type SchemaFacts } from '@schemawright/contract';

/** How JSON writes the values of a type. JSON Structure Core, 3.2. */
type Representation = 'number' | 'string';

interface NumberType {
  readonly representation: Representation;
  readonly kind: 'integer' | 'float' | 'decimal';
  readonly signed: boolean;
  readonly bits: number;
}

const integer = (bits: number, signed: boolean): NumberType => ({
  representation: bits > 32 ? 'string' : 'number',
  kind: 'integer',
  signed,
  bits,
});
const float = (bits: number): NumberType => ({ representation: 'number', kind: 'float', signed: true, bits });

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
  ['float', float(32)],
  ['double', float(64)],
  ['number', float(Number.POSITIVE_INFINITY)],
  ['decimal', { representation: 'string', kind: 'decimal', signed: true, bits: Number.POSITIVE_INFINITY }],
]);

export const temporalTypes: ReadonlySet<string> = new Set(['date', 'datetime', 'time', 'duration']);
export const stringLikeTypes: ReadonlySet<string> = new Set(['uuid', 'uri', 'jsonpointer', 'binary', 'string']);

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

/** Whether every value of the one number type is one of the other, written alike. */
export const isWiderNumber = (narrow: string, wide: string): boolean => {
  const [one, other] = [numberTypes.get(narrow), numberTypes.get(wide)];
  if (one === undefined || other === undefined || narrow === wide) return false;
  if (one.representation !== other.representation) return false;
  if (other.kind === 'decimal') return true;
  if (one.kind === 'float') return other.kind === 'float' && one.bits < other.bits;
  if (one.kind !== 'integer') return false;
  // A double holds all whole numbers of 32 bits, a float those of 16.
  if (other.kind === 'float') return other.bits > one.bits && other.bits > 8;
  if (one.signed === other.signed) return one.bits < other.bits;
  return other.signed && one.bits < other.bits;
};

/**
 * The type that a schema has in JSON Structure: what lowering kept, else what its format leads back to. Nothing for a
 * schema that is not one type.
 */
export const structureTypeOf = ({ facts }: EffectiveSchema): string | undefined => {
  const kept = facts.structure['type'];
  if (typeof kept === 'string') return kept === 'integer' ? 'int32' : kept;
  const types = facts.types & ~typeBit.null;
  if (facts.values !== undefined || facts.unions.length > 0) return undefined;
  if (facts.format?.startsWith('js-') === true) return facts.format.slice('js-'.length);
  if (types === typeBit.number)
    return facts.format === undefined ? plainNumber(facts) : byNumberFormat.get(facts.format);
  if (types === typeBit.string && facts.contentEncoding !== undefined) return 'binary';
  if (types === typeBit.string) return facts.format === undefined ? 'string' : byTextFormat.get(facts.format);
  if (types === typeBit.array) return facts.uniqueItems ? 'set' : facts.prefixItems.length > 0 ? 'tuple' : 'array';
  if (types === typeBit.object) return facts.properties.size === 0 && facts.additional !== undefined ? 'map' : 'object';
  return undefined;
};

const plainNumber = (facts: SchemaFacts): string | undefined => (facts.step === undefined ? 'number' : undefined);
