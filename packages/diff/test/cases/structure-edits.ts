type Members = Readonly<Record<string, unknown>>;

/**
 * One edit of a document of JSON Structure: what it is, both documents, and what is told of it. The letters are the
 * impact in a request and in a response: breaking, risky, compatible. Backwards the edit is told as the last column says,
 * and as the one before where there is none.
 */
export type StructureEdit = readonly [says: string, old: Members, next: Members, told: string, back?: string];

const extended = 'https://json-structure.org/meta/extended/v0/#';
const validating = 'https://json-structure.org/meta/validation/v0/#';

const text = { type: 'string' };
const whole = { type: 'int32' };
const ref = (name: string): Members => ({ $ref: `#/definitions/${name}` });
const object = (properties: Members, more: Members = {}): Members => ({ type: 'object', properties, ...more });
const document = (members: Members): Members => ({
  $schema: extended,
  $id: 'https://pets.test/pet',
  name: 'Pet',
  ...members,
});

/** A type as that of a member. */
const type = (name: unknown, more: Members = {}, root: Members = {}): Members =>
  document(object({ it: { type: name, ...more } }, root));
const checked = (name: unknown, more: Members = {}): Members => type(name, more, { $schema: validating });
const defining = (definitions: Members, name: unknown, root: Members = {}): Members =>
  type(name, {}, { definitions, ...root });

const composing = { $uses: ['JSONStructureConditionalComposition', 'JSONStructureValidation'] };

const widened = 'numeric-type-widened CR';
const narrowed = 'numeric-type-narrowed BC';
const otherSign = 'signedness-changed BR';
const represented = 'representation-changed BB';
const temporal = 'temporal-type-changed BB';
const otherText = 'string-like-type-changed BB';
const anyText = 'string-like-type-changed CR';
const someText = 'string-like-type-changed BC';
const typeChanged = 'type-changed BB';
const nothing = 'nothing';

type Retyping = readonly [old: string, next: string, told: string, back?: string];

const scalars: readonly Retyping[] = [
  ['int8', 'int16', widened, narrowed],
  ['uint8', 'int16', widened, narrowed],
  ['uint16', 'uint32', widened, narrowed],
  ['int64', 'int128', widened, narrowed],
  ['uint64', 'int128', widened, narrowed],
  ['int128', 'decimal', widened, narrowed],
  ['float', 'double', widened, narrowed],
  ['uint32', 'double', widened, narrowed],
  ['integer', 'number', widened, narrowed],
  ['int32', 'float', 'numeric-type-widened RR', narrowed],
  ['uint32', 'float', 'numeric-type-widened RR', narrowed],
  ['int8', 'float8', 'numeric-type-widened RR', narrowed],
  ['int32', 'uint32', otherSign],
  ['int64', 'uint64', otherSign],
  ['int32', 'int64', represented],
  ['double', 'decimal', represented],
  ['int32', 'integer', nothing],
  ['date', 'datetime', temporal],
  ['datetime', 'duration', temporal],
  ['date', 'string', anyText, someText],
  ['duration', 'string', anyText, someText],
  ['int64', 'string', anyText, someText],
  ['decimal', 'string', anyText, someText],
  ['uuid', 'string', anyText, someText],
  ['binary', 'string', anyText, someText],
  ['uuid', 'uri', otherText],
  ['date', 'uuid', otherText],
  ['duration', 'uri', otherText],
  ['int64', 'datetime', otherText],
  ['string', 'int32', typeChanged],
  ['uuid', 'boolean', typeChanged],
  ['string', 'null', typeChanged],
  ['int64', 'any', 'schema-removed CB', 'schema-added BC'],
];

const lone = { items: text };
const compounds: Readonly<Record<string, Members>> = {
  object: { properties: { a: text } },
  map: { values: text },
  array: lone,
  set: lone,
  tuple: { properties: { a: text, b: text }, tuple: ['a', 'b'] },
  choice: { choices: { a: text, b: whole } },
};
const reshapings: readonly Retyping[] = [
  ['array', 'set', 'array-became-set BC', 'set-became-array CR'],
  ['object', 'map', 'object-became-map BB', 'map-became-object BB'],
  ['array', 'tuple', 'type-narrowed BC', 'type-widened CB'],
  ['set', 'tuple', typeChanged],
  ['object', 'choice', 'type-narrowed BC', 'type-widened CB'],
  ['map', 'choice', typeChanged],
  ['object', 'array', typeChanged],
  ['object', 'tuple', typeChanged],
  ['map', 'set', typeChanged],
  ['choice', 'array', typeChanged],
  ['tuple', 'string', typeChanged],
  ['choice', 'int64', typeChanged],
  ['map', 'any', 'schema-removed CB', 'schema-added BC'],
];

const listing = (name: string, more: Members): Members => defining({ L: { type: name, ...more } }, [ref('L'), 'null']);
const pair = (...order: readonly string[]): Members => ({
  properties: Object.fromEntries(order.map((name) => [name, name === 'n' ? whole : text])),
  tuple: order,
});
const others: readonly StructureEdit[] = [
  [
    'items of a tuple that items of an array are not',
    type('array', { items: whole }),
    type('tuple', pair('n', 'a')),
    typeChanged,
  ],
  ['a nullable array', listing('array', lone), listing('tuple', pair('a')), 'type-narrowed BC', 'type-widened CB'],
  [
    'an object, to a map of anything',
    type('object', compounds['object']),
    type('map', { values: { type: 'any' } }),
    'object-became-map BB',
    'map-became-object BB',
  ],
  [
    'values of a map, to anything',
    type('map', { values: whole }),
    type('map', { values: { type: 'any' } }),
    'additional-properties-widened CB',
    'additional-properties-narrowed BC',
  ],
  ['a set, in other words', checked('set', lone), checked('array', { ...lone, uniqueItems: true }), nothing],
  ['one of several types', type(['string', 'int32']), type(['string', 'int16']), narrowed, widened],
  ['one of several texts and numbers', type(['uuid', 'int32']), type(['date', 'int32']), otherText],
  ['several types, in another order', type(['string', 'int16']), type(['int16', 'string']), nothing],
  ['a type joins', type('string'), type(['string', 'int32']), 'type-widened CB', 'type-narrowed BC'],
  ['null joins', type('int64'), type(['int64', 'null']), 'became-nullable CB', 'became-not-nullable BC'],
  ['a type that may be null', type(['int16', 'null']), type(['int32', 'null']), widened, narrowed],
  [
    'a wider type of numbers with a bound that the narrower one had not',
    checked('uint8'),
    checked('int32', { maximum: 6 }),
    'numeric-type-widened BR',
    'numeric-type-narrowed BB',
  ],
  [
    'texts of any form that are too short for those that there were',
    checked('uuid'),
    checked('string', { maxLength: 2 }),
    'string-like-type-changed BR',
    'string-like-type-changed BB',
  ],
  [
    'the same of one of several types',
    document({ ...composing, ...object({ it: { type: ['uuid', 'boolean'] } }) }),
    document({ ...composing, ...object({ it: { anyOf: [{ ...text, maxLength: 2 }, { type: 'boolean' }] } }) }),
    'string-like-type-changed BR',
    'string-like-type-changed BB',
  ],
  [
    'bytes instead of texts with a format',
    checked('string', { format: 'date' }),
    checked('binary'),
    'string-like-type-changed BB',
    'string-like-type-changed BR',
  ],
  [
    'bounds of a narrower type',
    checked('int8', { minimum: 1, maximum: 5 }),
    checked('int16', { minimum: 1, maximum: 5 }),
    'numeric-type-widened CC',
    'numeric-type-narrowed CC',
  ],
  ['digits come with the type', type('int64'), type('decimal', { precision: 5, scale: 2 }), widened, narrowed],
  ['the digits that decimals have', type('decimal'), type('decimal', { precision: 34, scale: 7 }), nothing],
  [
    'a first bound of a small type',
    checked('int8'),
    checked('int8', { maximum: 50 }),
    'maximum-added BC',
    'maximum-removed CR',
  ],
  ['the bound that the type has', checked('uint64'), checked('uint64', { minimum: '0' }), nothing],
  [
    'the same bound of a text',
    checked('int64', { minimum: '1' }),
    checked('int64', { exclusiveMinimum: '0' }),
    nothing,
  ],
  [
    'a bound beyond doubles',
    checked('int64', { minimum: '9007199254740992' }),
    checked('int64', { minimum: '9007199254740993' }),
    'minimum-raised BC',
    'minimum-lowered CR',
  ],
  [
    'a bound of decimals that closes',
    checked('decimal', { minimum: '1' }),
    checked('decimal', { exclusiveMinimum: '1' }),
    'exclusive-minimum-raised BC',
    'minimum-lowered CR',
  ],
];

const sets = (...required: readonly unknown[]): Members =>
  document(object({ a: text, b: text, c: text, d: text }, { required }));
const alternatives: readonly StructureEdit[] = [
  ['a number that another one holds', type(['int32', 'double']), type('double'), nothing],
  [
    'a number that another one holds, beside texts',
    type(['int32', 'double', 'string']),
    type(['double', 'string']),
    nothing,
  ],
  [
    'another member in the first set',
    sets(['a', 'd'], ['c']),
    sets(['b', 'd'], ['c']),
    'required-alternative-changed BB',
  ],
  ['another set', sets(['a'], ['b']), sets(['a'], ['c']), 'required-alternative-changed BB'],
  ['sets instead of plain names', sets('a'), sets(['a'], ['b']), 'required-alternative-changed BB'],
  ['a single set', sets('a', 'b'), sets(['b', 'a']), nothing],
];

const choice = (choices: Members): Members => type('choice', { choices });
const base = { abstract: true, ...object({ id: text }) };
const variant = (properties: Members, more: Members = {}): Members =>
  object(properties, { $extends: '#/definitions/Base', ...more });
const pets = { Base: base, Cat: variant({ lives: whole }), Dog: variant({ bark: text }) };
const inline = (selector: string, tags: Readonly<Record<string, string>>, more: Members = {}): Members =>
  document({
    type: 'choice',
    $extends: '#/definitions/Base',
    selector,
    choices: Object.fromEntries(Object.entries(tags).map(([tag, name]) => [tag, { type: ref(name) }])),
    definitions: { ...pets, ...more },
  });
const both = { cat: 'Cat', dog: 'Dog' };
const choices: readonly StructureEdit[] = [
  [
    'a second option',
    choice({ a: text }),
    choice({ a: text, b: whole }),
    'choice-option-added CB',
    'choice-option-removed BC',
  ],
  [
    'a second tagged variant',
    inline('kind', { cat: 'Cat' }),
    inline('kind', both),
    'choice-option-added CB',
    'choice-option-removed BC',
  ],
  [
    'the selector of a single variant',
    inline('kind', { cat: 'Cat' }),
    inline('sort', { cat: 'Cat' }),
    'choice-selector-changed BB',
  ],
  [
    'where a single tag stands',
    inline('kind', { cat: 'Cat' }),
    document({ type: 'choice', choices: { cat: { type: ref('Cat') } }, definitions: pets }),
    'choice-kind-changed BB',
  ],
  [
    'a variant that closes',
    inline('kind', both),
    inline('kind', both, { Cat: variant({ lives: whole }, { additionalProperties: false }) }),
    'additional-properties-closed BC',
    'additional-properties-opened CR',
  ],
  [
    'the base of variants',
    inline('kind', both),
    inline('kind', both, { Base: { ...base, properties: { id: { type: 'int64' } } } }),
    someText,
    anyText,
  ],
];

const derived = (from: unknown, definitions: Members): Members =>
  document(object({ name: text }, { $extends: from, definitions }));
const offering = (name: string, size: Members = whole): Members => ({
  ...document({ $root: '#/definitions/Pet', $offers: { Extra: `#/definitions/${name}` } }),
  definitions: {
    Pet: object({ id: text }),
    Collar: { abstract: true, ...object({ size }, { $extends: '#/definitions/Pet' }) },
    Chip: { abstract: true, ...object({ code: text }, { $extends: '#/definitions/Pet' }) },
  },
});
const rooted = (name: string): Members =>
  document({ $root: `#/definitions/${name}`, definitions: { A: object({ a: text }), B: object({ b: text }) } });
const switched = (name: string, keywords: Members): readonly [Members, Members] => [
  type(name, keywords),
  type(name, keywords, { $uses: ['JSONStructureValidation'] }),
];
const naming = { $uses: ['JSONStructureAlternateNames'] };
const core = { $schema: 'https://json-structure.org/meta/core/v0/#' };
const asking = (maxLength: number): Members =>
  checked('object', {
    properties: { a: text },
    if: object({ a: { type: 'string', const: 'x' } }, { required: ['a'] }),
    then: object({ b: { type: 'string', maxLength } }),
  });
const documents: readonly StructureEdit[] = [
  ['a member that only a condition describes', asking(4), asking(3), 'condition-changed BR', 'condition-changed RR'],
  ['a base, as a list', derived('#/definitions/B', { B: base }), derived(['#/definitions/B'], { B: base }), nothing],
  ['what an add-in brings', offering('Collar'), offering('Collar', text), typeChanged],
  ['what is offered under a name', offering('Collar'), offering('Chip'), 'condition-changed BR'],
  ['the type of documents', rooted('A'), rooted('B'), 'root-changed BB'],
  ['a meta-schema', type('string', {}, core), checked('string'), 'meta-schema-changed CC'],
  [
    'a meta-schema with a keyword of its own',
    type('string', {}, core),
    checked('string', { minLength: 2 }),
    'min-length-added BC',
    'min-length-removed CR',
  ],
  [
    'a meta-schema that brings a keyword into force',
    type('string', { minLength: 2 }, core),
    checked('string', { minLength: 2 }),
    'dynamic-keyword-enabled BC',
    'min-length-removed CR',
  ],
  [
    'a meta-schema with keywords that only members are called as',
    document(object({ pattern: text, format: text }, core)),
    document(object({ pattern: text, format: text }, { $schema: validating })),
    'meta-schema-changed CC',
  ],
  [
    'a bound of texts comes into force',
    ...switched('int64', { minimum: '2' }),
    'dynamic-keyword-enabled BC',
    'minimum-removed CR',
  ],
  [
    'a format comes into force',
    ...switched('string', { format: 'email' }),
    'dynamic-keyword-enabled BC',
    'format-removed CR',
  ],
  [
    'a count comes into force',
    ...switched('map', { values: text, minEntries: 2 }),
    'dynamic-keyword-enabled BC',
    'min-properties-lowered CR',
  ],
  [
    'names come into force',
    ...switched('map', { values: text, keyNames: { type: 'string', maxLength: 3 } }),
    'dynamic-keyword-enabled BC',
    'property-names-removed CR',
  ],
  [
    'has comes into force',
    ...switched('map', { values: text, has: { type: 'string', const: 'x' } }),
    'dynamic-keyword-enabled BC',
    'not-removed CR',
  ],
  [
    'the name of a member, said again',
    type('string', {}, naming),
    type('string', { altnames: { json: 'it' } }, naming),
    nothing,
  ],
];

export const structureEdits: readonly StructureEdit[] = [
  ...scalars.map(([old, next, ...told]): StructureEdit => [`${old} to ${next}`, type(old), type(next), ...told]),
  ...reshapings.map(([old, next, ...told]): StructureEdit => [
    `${old} to ${next}`,
    type(old, compounds[old]),
    type(next, compounds[next]),
    ...told,
  ]),
  ...others,
  ...alternatives,
  ...choices,
  ...documents,
];
