type Json = unknown;

const string = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const object = (properties: Readonly<Record<string, Json>>, rest: object = {}): Json => ({
  type: 'object',
  properties,
  ...rest,
});
const array = (rest: object = {}): Json => ({ type: 'array', items: string, ...rest });
const tagged = (tag: string, rest: object = {}): Json =>
  object({ kind: { const: tag }, ...rest }, { required: ['kind'] });
const cat = object({ kind: string, lives: integer }, { required: ['kind', 'lives'] });
const dog = object({ kind: string, bark: string }, { required: ['kind', 'bark'] });
/** A change of one schema, and the stem that is all that must be said about it: in a request, and in a response. */
export type SchemaCase = readonly [stem: string, old: Json, next: Json];

const limits = (stem: string, keyword: string, base: object): readonly SchemaCase[] => {
  const narrower = keyword.startsWith('min') ? 'raised' : 'lowered';
  const wider = keyword.startsWith('min') ? 'lowered' : 'raised';
  const [loose, tight] = keyword.startsWith('min') ? [2, 4] : [4, 2];
  return [
    [`${stem}-added`, base, { ...base, [keyword]: 2 }],
    [`${stem}-removed`, { ...base, [keyword]: 2 }, base],
    [`${stem}-${narrower}`, { ...base, [keyword]: loose }, { ...base, [keyword]: tight }],
    [`${stem}-${wider}`, { ...base, [keyword]: tight }, { ...base, [keyword]: loose }],
  ];
};

const moves = (stem: string, keyword: string, base: object): readonly SchemaCase[] =>
  limits(stem, keyword, base).slice(2);

const comesAndGoes = (added: string, removed: string, base: object, more: object): readonly SchemaCase[] => [
  [added, base, { ...base, ...more }],
  [removed, { ...base, ...more }, base],
];

export const schemaCases: readonly SchemaCase[] = [
  ['type-changed', string, integer],
  ['type-changed', string, { type: 'null' }],
  ['type-widened', integer, number],
  ['type-narrowed', { type: ['string', 'integer'] }, string],
  ['schema-added', {}, string],
  ['schema-removed', string, {}],
  ['became-nullable', string, { type: ['string', 'null'] }],
  ['became-not-nullable', { anyOf: [string, { type: 'null' }] }, string],
  ['format-added', string, { ...string, format: 'uuid' }],
  ['format-removed', { ...string, format: 'date' }, string],
  ['format-widened', { ...integer, format: 'int32' }, { ...integer, format: 'int64' }],
  ['format-narrowed', { ...integer, format: 'int64' }, { ...integer, format: 'int32' }],
  ['format-changed', { ...string, format: 'uuid' }, { ...string, format: 'date-time' }],
  ['enum-value-added', { ...string, enum: ['a', 'b'] }, { ...string, enum: ['a', 'b', 'c'] }],
  ['enum-value-removed', { ...string, enum: ['a', 'b', 'c'] }, { ...string, enum: ['c', 'a'] }],
  ['became-enum', string, { ...string, enum: ['a', 'b'] }],
  ['enum-dropped', { ...string, enum: ['a', 'b'] }, string],
  ['const-added', string, { const: 'a' }],
  ['const-changed', { const: 'a' }, { const: 'b' }],
  ['const-removed', { const: 'a' }, string],
  [
    'extensible-enum-value-added',
    { ...string, 'x-extensible-enum': ['a'] },
    { ...string, 'x-extensible-enum': ['b', 'a'] },
  ],
  [
    'extensible-enum-value-removed',
    { anyOf: [{ ...string, enum: ['a', 'b'] }, string] },
    { anyOf: [string, { const: 'b' }] },
  ],
  ['enum-became-open', { ...string, enum: ['a', 'b'] }, { anyOf: [{ enum: ['a', 'b'] }, string] }],
  ...limits('minimum', 'minimum', number),
  ...limits('exclusive-minimum', 'exclusiveMinimum', number),
  ...limits('maximum', 'maximum', number),
  ...limits('exclusive-maximum', 'exclusiveMaximum', number),
  ...comesAndGoes('multiple-of-added', 'multiple-of-removed', number, { multipleOf: 0.5 }),
  ['multiple-of-changed', { ...number, multipleOf: 3 }, { ...number, multipleOf: 2 }],
  ...limits('min-length', 'minLength', string),
  ...limits('max-length', 'maxLength', string),
  ...comesAndGoes('pattern-added', 'pattern-removed', string, { pattern: '^a' }),
  ['pattern-widened', { ...string, pattern: '^a{2}$' }, { ...string, pattern: '^[ab]{1,3}$' }],
  ['pattern-narrowed', { ...string, pattern: 'a|b' }, { ...string, pattern: '^b' }],
  ['pattern-changed', { ...string, pattern: '^a' }, { ...string, pattern: '^b' }],
  [
    'content-media-type-changed',
    { ...string, contentMediaType: 'text/csv' },
    { ...string, contentMediaType: 'text/html' },
  ],
  ['content-encoding-changed', { ...string, contentEncoding: 'base64' }, { ...string, contentEncoding: 'base64url' }],
  ...comesAndGoes('content-schema-added', 'content-schema-removed', string, { contentSchema: integer }),
  ...limits('min-items', 'minItems', array() as object),
  ...limits('max-items', 'maxItems', array() as object),
  ...comesAndGoes('unique-items-added', 'unique-items-removed', array() as object, { uniqueItems: true }),
  ['tuple-item-added', { type: 'array', prefixItems: [string] }, { type: 'array', prefixItems: [string, integer] }],
  ['tuple-item-removed', { type: 'array', prefixItems: [string, integer] }, { type: 'array', prefixItems: [string] }],
  [
    'tuple-item-moved',
    { type: 'array', prefixItems: [string, integer] },
    { type: 'array', prefixItems: [integer, string] },
  ],
  ['items-closed', { type: 'array', prefixItems: [string] }, { type: 'array', prefixItems: [string], items: false }],
  ['items-opened', { type: 'array', prefixItems: [string], items: false }, { type: 'array', prefixItems: [string] }],
  ...comesAndGoes('contains-added', 'contains-removed', array() as object, { contains: { const: 'a' } }),
  ['contains-changed', array({ contains: { const: 'a' } }), array({ contains: { const: 'b' } })],
  ...moves('min-contains', 'minContains', array({ contains: { const: 'a' } }) as object),
  ...moves('max-contains', 'maxContains', array({ contains: { const: 'a' } }) as object),
  ...comesAndGoes(
    'unevaluated-items-closed',
    'unevaluated-items-opened',
    { type: 'array', contains: { const: 'a' } },
    { unevaluatedItems: false },
  ),
  ['property-added', object({ a: string }), object({ a: string, b: string })],
  ['required-property-added', object({ a: string }), object({ a: string, b: string }, { required: ['b'] })],
  [
    'required-property-added-with-default',
    object({ a: string }),
    object({ a: string, b: { ...string, default: 'x' } }, { required: ['b'] }),
  ],
  ['property-removed', object({ a: string, b: string }), object({ a: string })],
  ['required-property-removed', object({ a: string, b: string }, { required: ['b'] }), object({ a: string })],
  ['property-became-required', object({ a: string }), object({ a: string }, { required: ['a'] })],
  [
    'property-became-required-with-default',
    object({ a: { ...string, default: '' } }),
    object({ a: { ...string, default: '' } }, { required: ['a'] }),
  ],
  ['property-became-optional', object({ a: string }, { required: ['a'] }), object({ a: string })],
  ['additional-properties-closed', object({ a: string }), object({ a: string }, { additionalProperties: false })],
  ['additional-properties-opened', object({ a: string }, { additionalProperties: false }), object({ a: string })],
  ['additional-properties-narrowed', object({ a: string }), object({ a: string }, { additionalProperties: integer })],
  ['additional-properties-widened', object({ a: string }, { additionalProperties: integer }), object({ a: string })],
  ...comesAndGoes(
    'pattern-property-added',
    'pattern-property-removed',
    { type: 'object' },
    { patternProperties: { '^x': string } },
  ),
  ...comesAndGoes(
    'property-names-added',
    'property-names-removed',
    { type: 'object' },
    { propertyNames: { maxLength: 3 } },
  ),
  [
    'property-names-changed',
    object({}, { propertyNames: { pattern: '^a' } }),
    object({}, { propertyNames: { pattern: '^b' } }),
  ],
  ...moves('min-properties', 'minProperties', { type: 'object' }),
  ...moves('max-properties', 'maxProperties', { type: 'object' }),
  ...comesAndGoes(
    'dependent-required-added',
    'dependent-required-removed',
    object({ a: string, b: string }) as object,
    { dependentRequired: { a: ['b'] } },
  ),
  [
    'dependent-required-changed',
    object({}, { dependentRequired: { a: ['b'] } }),
    object({}, { dependentRequired: { a: ['c'] } }),
  ],
  ...comesAndGoes('dependent-schema-added', 'dependent-schema-removed', object({ a: string }) as object, {
    dependentSchemas: { a: { minProperties: 2 } },
  }),
  ['unevaluated-properties-closed', { oneOf: [cat, dog] }, { oneOf: [cat, dog], unevaluatedProperties: false }],
  ['unevaluated-properties-opened', { oneOf: [cat, dog], unevaluatedProperties: false }, { oneOf: [cat, dog] }],
  ['one-of-branch-added', { oneOf: [tagged('a'), tagged('b')] }, { oneOf: [tagged('c'), tagged('b'), tagged('a')] }],
  ['one-of-branch-removed', { oneOf: [tagged('a'), tagged('b'), tagged('c')] }, { oneOf: [tagged('c'), tagged('b')] }],
  [
    'any-of-branch-added',
    { anyOf: [tagged('a'), tagged('b')] },
    { anyOf: [tagged('a'), tagged('b'), { ...string, pattern: '^a' }] },
  ],
  ['any-of-branch-removed', { anyOf: [cat, dog, { ...string, pattern: '^a' }] }, { anyOf: [dog, cat] }],
  ['wrapped-in-union', cat, { oneOf: [cat, dog] }],
  ['unwrapped-from-union', { oneOf: [cat, dog] }, cat],
  ['union-kind-changed', { oneOf: [{ minLength: 1 }, { minimum: 1 }] }, { anyOf: [{ minLength: 1 }, { minimum: 1 }] }],
  ...comesAndGoes('not-added', 'not-removed', string, { not: { const: 'a' } }),
  ['not-changed', { ...string, not: { const: 'a' } }, { ...string, not: { const: 'b' } }],
  ...comesAndGoes('condition-added', 'condition-removed', string, { if: { minLength: 3 }, then: { pattern: '^a' } }),
  [
    'condition-changed',
    { ...string, if: { minLength: 3 }, then: { pattern: '^a' } },
    { ...string, if: { minLength: 3 }, then: { pattern: '^b' } },
  ],
  ['default-added', string, { ...string, default: 'a' }],
  ['default-changed', { ...string, default: 'a' }, { ...string, default: 'b' }],
  ['default-removed', { ...string, default: 'a' }, string],
  ['property-deprecated', object({ a: string }), object({ a: { ...string, deprecated: true } })],
  ['property-reactivated', object({ a: { ...string, deprecated: true } }), object({ a: string })],
  ...comesAndGoes('schema-deprecated', 'schema-reactivated', string, { deprecated: true }),
  ['became-read-only', object({ a: string }), object({ a: { ...string, readOnly: true } })],
  ['became-not-read-only', object({ a: { ...string, readOnly: true } }), object({ a: string })],
  ['became-write-only', object({ a: string }), object({ a: { ...string, writeOnly: true } })],
  ['became-not-write-only', object({ a: { ...string, writeOnly: true } }), object({ a: string })],
];
