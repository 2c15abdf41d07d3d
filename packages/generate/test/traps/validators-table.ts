/** A schema with values that it accepts and refuses. */
export interface Trap {
  readonly schema: unknown;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}
const trap = (schema: unknown, valid: readonly unknown[], invalid: readonly unknown[]): Trap => ({
  schema,
  valid,
  invalid,
});

export const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
export const text: object = { type: 'string' };
const json = (source: string): unknown => JSON.parse(source) as unknown;
const own = json('{"__proto__":1}');

/** By component name. */
export const traps: Readonly<Record<string, Trap>> = {
  // Parents and children
  Parent: trap(
    {
      type: 'object',
      properties: { id: { type: 'integer' } },
      required: ['id'],
      oneOf: [ref('ChildA'), ref('ChildB')],
    },
    [
      { id: 1, a: 'x' },
      { id: 1, b: 2 },
    ],
    [{ id: 1 }, { a: 'x' }, { id: '1', a: 'x' }],
  ),
  ChildA: trap(
    { allOf: [ref('Parent'), { type: 'object', properties: { a: text }, required: ['a'] }] },
    [{ id: 1, a: 'x' }],
    [{ id: 1 }, { id: 1, a: 1 }, { a: 'x' }],
  ),
  ChildB: trap(
    { allOf: [ref('Parent'), { type: 'object', properties: { b: { type: 'number' } }, required: ['b'] }] },
    [{ id: 1, b: 1 }],
    [{ id: 1, b: 'x' }, { b: 1 }],
  ),
  // Names of globals
  Error: trap(
    { type: 'object', properties: { message: text }, required: ['message'] },
    [{ message: 'x' }],
    [{}, 'x', null],
  ),
  Array: trap({ type: 'array', items: ref('Object') }, [[], [{}]], [[1], {}]),
  Object: trap({ type: 'object' }, [{}, { a: 1 }], [[], null, 'x']),
  Number: trap({ type: 'integer' }, [1, 1.0], ['1', 1.5, null]),
  Set: trap({ enum: Array.from({ length: 40 }, (_, n) => `v${n}`) }, ['v0', 'v39'], ['v40', 'V0', 1]),
  RegExp: trap({ pattern: '^a$' }, ['a', 1], ['b']),
  Map: trap({ type: 'object', additionalProperties: ref('Number') }, [{}, { a: 1 }], [{ a: '1' }, { a: null }]),
  // Told apart by one-value enums, without a discriminator
  Token: trap(
    {
      oneOf: [
        {
          type: 'object',
          properties: { use: { type: 'string', enum: ['access'], default: 'access' }, at: text },
          required: ['use', 'at'],
        },
        { type: 'object', properties: { use: { type: 'string', enum: ['client'] } }, required: ['use'] },
      ],
    },
    [{ use: 'access', at: 'x' }, { use: 'client' }],
    [{ use: 'access' }, { use: 'other' }, {}, { at: 'x' }],
  ),
  // Filter trees
  Filter: trap(
    { oneOf: [ref('Group'), ref('Leaf')] },
    [
      { kind: 'leaf', value: 1 },
      { kind: 'and', filters: [{ kind: 'leaf' }, { kind: 'or', filters: [] }] },
    ],
    [{ kind: 'and', filters: [{ kind: 'leaf', value: 'x' }] }, { kind: 'not' }, { filters: [] }],
  ),
  Group: trap(
    {
      type: 'object',
      properties: { kind: { enum: ['and', 'or'] }, filters: { type: 'array', items: ref('Filter') } },
      required: ['kind', 'filters'],
    },
    [{ kind: 'or', filters: [] }],
    [{ kind: 'leaf', filters: [] }],
  ),
  Leaf: trap(
    { type: 'object', properties: { kind: { const: 'leaf' }, value: { type: 'number' } }, required: ['kind'] },
    [{ kind: 'leaf' }],
    [{ kind: 'and' }, {}],
  ),
  PropertiesBesideOneOf: trap(
    { type: 'object', properties: {}, oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    [{ a: 1 }, { b: null }],
    [{}, { a: 1, b: 1 }],
  ),
  RequiredOfAnotherBranch: trap(
    { allOf: [{ type: 'object', properties: { a: text } }, { required: ['a'] }] },
    [{ a: '' }],
    [{}, { a: 1 }],
  ),
  // Extra members
  Closed: trap(
    { type: 'object', properties: { a: text }, additionalProperties: false },
    [{}, { a: 'x' }],
    [{ a: 'x', b: 1 }, own, { toString: 1 }, { constructor: 1 }, json('{"a":"x","__proto__":{}}')],
  ),
  Open: trap({ type: 'object', properties: { a: text } }, [{ a: 'x', b: 1 }, { toString: 1 }, own], [{ a: 1, b: 1 }]),
  ClosedEmpty: trap({ type: 'object', additionalProperties: false }, [{}], [{ a: 1 }, own, []]),
  ClosedByAllOf: trap(
    { allOf: [ref('Open')], properties: { b: { type: 'number' } }, unevaluatedProperties: false },
    [{ a: 'x', b: 1 }, {}],
    [{ c: 1 }, { a: 'x', toString: 1 }, own],
  ),
  TypedRest: trap(
    { type: 'object', properties: { name: text }, additionalProperties: { type: 'number' } },
    [{ name: 'x', a: 1 }, {}],
    [{ name: 1 }, { a: 'x' }, json('{"__proto__":"x"}')],
  ),
  FreeForm: trap({ type: 'object' }, [{}, { a: { b: [] } }], [[], null, 1]),
  Anything: trap({}, [null, 1, {}, [], 'x', false], []),
  // What zod generators leave out
  Not: trap({ not: { type: 'string' } }, [1, null, {}], ['x', '']),
  NotRequired: trap({ type: 'object', not: { required: ['a', 'b'] } }, [{ a: 1 }, { b: 1 }, {}], [{ a: 1, b: 1 }]),
  Unique: trap(
    { type: 'array', uniqueItems: true },
    [
      [1, '1', true, [1], { a: 1 }],
      [
        { a: 1, b: 2 },
        { a: 1, b: 3 },
      ],
    ],
    [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[], []],
      [0, -0],
      ['a', 'a'],
    ],
  ),
  OneOfThese: trap(
    { type: 'object', properties: { a: text, b: text }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    [{ a: 'x' }, { b: 'x' }, { a: 'x', b: 'x' }],
    [{}, { c: 'x' }, { a: 1 }],
  ),
  DependentRequired: trap(
    { type: 'object', dependentRequired: { card: ['address'], toString: ['x'] } },
    [{}, { card: 1, address: 1 }, { address: 1 }],
    [{ card: 1 }, { toString: 1 }],
  ),
  DependentSchemas: trap(
    { type: 'object', dependentSchemas: { a: { properties: { b: { type: 'number' } }, required: ['b'] } } },
    [{ b: 'x' }, { a: 1, b: 1 }],
    [{ a: 1 }, { a: 1, b: 'x' }],
  ),
  IfThenElse: trap(
    {
      if: { properties: { country: { const: 'US' } }, required: ['country'] },
      then: { required: ['zip'] },
      else: { required: ['code'] },
    },
    [{ country: 'US', zip: 1 }, { code: 1 }, { country: 'DE', code: 1 }],
    [{ country: 'US' }, { country: 'DE', zip: 1 }, {}],
  ),
  Unevaluated: trap(
    {
      type: 'object',
      properties: { a: true },
      anyOf: [{ properties: { b: { type: 'number' } }, required: ['b'] }, { properties: { c: text } }],
      unevaluatedProperties: false,
    },
    [{ a: 1 }, { b: 1, c: 'x' }, { c: 'x' }],
    [{ d: 1 }, { a: 1, b: 'x' }],
  ),
  RequiredUnlisted: trap(
    { type: 'object', required: ['a', 'b'], properties: { a: text } },
    [
      { a: 'x', b: null },
      { a: 'x', b: false },
    ],
    [{ a: 'x' }, { b: 1 }],
  ),
  Patterned: trap(
    { type: 'object', patternProperties: { '^x-': text }, additionalProperties: false },
    [{ 'x-a': 'b' }, {}],
    [{ 'x-a': 1 }, { a: 'b' }],
  ),
  Tuple: trap(
    { type: 'array', prefixItems: [text, { type: 'number' }], items: false },
    [['a', 1], ['a'], []],
    [['a', 1, 2], [1]],
  ),
  TupleAndMore: trap({ type: 'array', prefixItems: [text], items: { type: 'number' } }, [['a', 1, 2]], [['a', 'b']]),
  Const: trap({ const: { a: [1, { b: null }] } }, [{ a: [1, { b: null }] }], [{ a: [1, {}] }, { a: [{ b: null }, 1] }]),
  Contains: trap(
    { type: 'array', contains: { type: 'number' }, minContains: 2, maxContains: 3 },
    [
      [1, 'a', 2],
      [1, 2, 3],
    ],
    [[1], [1, 2, 3, 4], []],
  ),
  Names: trap({ type: 'object', propertyNames: { pattern: '^[a-z]+$' } }, [{ ab: 1 }], [{ A: 1 }, own, { '': 1 }]),
  Counted: trap({ type: 'object', minProperties: 1, maxProperties: 2 }, [{ a: 1 }, own], [{}, { a: 1, b: 1, c: 1 }]),
  RefSiblings: trap({ ...ref('Number'), minimum: 5 }, [5], [4, 'x']),
  Inner: trap(
    {
      $defs: { inner: { type: 'boolean' } },
      type: 'object',
      properties: { a: { $ref: '#/components/schemas/Inner/$defs/inner' } },
    },
    [{ a: true }],
    [{ a: 1 }],
  ),
  Never: trap({ type: 'object', properties: { never: false } }, [{}], [{ never: null }]),
  // Formats, numbers, patterns
  Instant: trap(
    { type: 'string', format: 'date-time' },
    ['2026-11-22T07:00:00Z', '2026-11-22T07:00:00+02:00', '2026-11-22T07:00:00.123456-08:00'],
    ['2026-11-22', '2026-11-22T07:00:00', '2026-02-30T00:00:00Z', 1],
  ),
  Tenths: trap({ type: 'number', multipleOf: 0.1 }, [0.3, 0.7, 1.1, 100.1, 0], [0.35, 0.01]),
  Cents: trap({ type: 'number', multipleOf: 0.01 }, [19.99, 4.35, 1.13, 0.07], [0.001, 19.999]),
  Letters: trap({ type: 'string', pattern: '^\\p{L}+$' }, ['é', '\u{20000}'], ['1', '']),
  Escaped: trap({ type: 'string', pattern: '^[\\w\\-\\.\\_]+\\:$' }, ['a-b._:'], ['a b:', 'a']),
  Anywhere: trap({ type: 'string', pattern: 'b' }, ['abc'], ['ac']),
  Lengths: trap(
    { type: 'string', minLength: 2, maxLength: 2 },
    ['\u{1F600}\u{1F600}', 'ab'],
    ['\u{1F600}', 'a', 'abc', '\u{1F600}\u{1F600}\u{1F600}'],
  ),
  Exclusive: trap({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, [0.5], [0, 1, -1]),
  NullInEnum: trap({ enum: ['a', null] }, ['a', null], ['b', 'null']),
  NullableRef: trap({ anyOf: [ref('Open'), { type: 'null' }] }, [null, {}], [1, 'x']),
  NullableItems: trap({ type: 'array', items: { type: ['string', 'null'] } }, [['a', null]], [[1], null]),
  Mixed: trap(
    { enum: ['', ' ', '"', '\\', '__proto__', -1.5, true, 'ä', 'A', 'a', '</script>', '\u2028', '${x}'] },
    ['', '\\', '__proto__', -1.5, true, '</script>', '\u2028', '${x}'],
    ['B', false, 1.5, 'constructor'],
  ),
  OddNames: trap(
    {
      type: 'object',
      properties: {
        'a"b': text,
        'a\\': text,
        '`': text,
        '\n': text,
        '1a': text,
        '': text,
        constructor: text,
        default: text,
      },
      required: ['a"b', '', 'constructor'],
    },
    [{ 'a"b': 'x', '': 'x', constructor: 'x' }],
    [{ 'a"b': 'x', '': 'x' }, { 'a"b': 'x', '': 1, constructor: 'x' }, {}],
  ),
  Json: trap(
    {
      anyOf: [
        text,
        { type: 'number' },
        { type: 'boolean' },
        { type: 'null' },
        { type: 'array', items: ref('Json') },
        { type: 'object', additionalProperties: ref('Json') },
      ],
    },
    [1, [[{ a: null }]], { a: { b: [] } }],
    [],
  ),
  Required: trap(
    { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
    [{ a: 0 }],
    [{ a: null }, {}],
  ),
};
