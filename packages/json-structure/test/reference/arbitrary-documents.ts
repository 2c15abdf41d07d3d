import { inTen, maybe, named, oneOf, oneOrMore, some, upTo, type Draw } from './draw.ts';
import { leaf, wordKeywords } from './leaves.ts';
import { isObject, members, type Schema } from './schema.ts';

/** The parts of the language that generated documents use beside core. */
export interface Features {
  readonly validation: boolean;
  readonly composition: boolean;
  readonly addIns: boolean;
}

/** What the suites of random documents draw from. */
export const suites: readonly (readonly [name: string, features: Features])[] = [
  ['core', { validation: false, composition: false, addIns: false }],
  ['validation', { validation: true, composition: false, addIns: false }],
  ['composition', { validation: true, composition: true, addIns: false }],
  ['add-ins', { validation: true, composition: false, addIns: true }],
];

const plainNames = ['a', 'b', 'c', '_1', '__proto__', 'constructor', 'toString', 'hasOwnProperty'];
/** Own names of a type that extends others, apart from those of the bases below. */
const heirNames = ['h', 'i', '__proto__', 'valueOf'];
const concrete = [
  'Word',
  'Count',
  'Alias',
  'Tree',
  'Chain',
  'Either',
  'Heir',
  'Round',
  'Shape',
  'Tagged',
  'Pair',
  'Ns/Leaf',
  'Ns/Deep/Item',
];
const namePatterns = ['^a', 'o', '^[a-z]$', '.', '^x y$', '_'];

const reference = (name: string): Schema => ({ type: { $ref: `#/definitions/${name}` } });

/** Makes schemas at some depth of a document. */
interface Maker {
  readonly draw: Draw;
  readonly features: Features;
  readonly depth: number;
  /** By how much more often than elsewhere keywords stand here, in tenths. */
  readonly eager: number;
}
const deeper = (maker: Maker): Maker => ({ ...maker, depth: maker.depth + 1, eager: 0 });
const maybeHere = ({ draw, eager }: Maker, count: number, name: string, make: () => unknown): Schema =>
  maybe(draw, count + eager, name, make);

const membersOf = (maker: Maker, pool: readonly string[]): Record<string, Schema> =>
  named(oneOrMore(maker.draw, pool).slice(0, 3), () => schema(deeper(maker)));

const requiredOf = ({ draw }: Maker, names: readonly string[]): Schema => {
  const kind = upTo(draw, 5);
  if (kind < 2) return {};
  if (kind < 4) return { required: some(draw, names) };
  return { required: names.map((name, index) => (inTen(draw, 5) ? [name] : names.slice(index))) };
};

const objectKeywords = (maker: Maker, names: readonly string[]): Schema => {
  const { draw, features } = maker;
  if (!features.validation) return {};
  const within = deeper(maker);
  return {
    ...maybeHere(maker, 1, 'minProperties', () => upTo(draw, 2)),
    ...maybeHere(maker, 1, 'maxProperties', () => 2 + upTo(draw, 2)),
    ...maybeHere(maker, 1, 'dependentRequired', () =>
      named(oneOrMore(draw, names).slice(0, 2), () => some(draw, names)),
    ),
    ...maybeHere(maker, 2, 'patternProperties', () =>
      named(oneOrMore(draw, namePatterns).slice(0, 2), () => schema(within)),
    ),
    ...maybeHere(maker, 1, 'propertyNames', () => ({ type: 'string', maxLength: 8, ...wordKeywords(draw) })),
    ...maybeHere(maker, 1, 'has', () => element(maker)),
  };
};

/** Whether more properties are allowed; nothing said in half of the types. */
const additional = (maker: Maker): Schema =>
  maybe(maker.draw, 5, 'additionalProperties', () =>
    inTen(maker.draw, 7) ? inTen(maker.draw, 3) : schema(deeper(maker)),
  );

const object = (maker: Maker, pool: readonly string[] = plainNames, inherited: readonly string[] = []): Schema => {
  const properties = membersOf(maker, pool);
  const names = [...Object.keys(properties), ...inherited];
  return {
    type: 'object',
    properties,
    ...requiredOf(maker, names),
    ...additional(maker),
    ...objectKeywords(maker, names),
  };
};

const listKeywords = (maker: Maker, type: string): Schema => {
  const { draw, features } = maker;
  if (!features.validation) return {};
  return {
    ...maybeHere(maker, 1, 'minItems', () => upTo(draw, 2)),
    ...maybeHere(maker, 1, 'maxItems', () => 2 + upTo(draw, 1)),
    ...(type === 'array' ? maybeHere(maker, 2, 'uniqueItems', () => inTen(draw, 8)) : {}),
    ...(inTen(draw, 2 + maker.eager)
      ? {
          contains: element(maker),
          ...maybeHere(maker, 3, 'minContains', () => upTo(draw, 2)),
          ...maybeHere(maker, 3, 'maxContains', () => 2 + upTo(draw, 1)),
        }
      : {}),
  };
};
/** Few values, so that equal ones and ones that are asked for come up. */
const element = (maker: Maker): Schema =>
  inTen(maker.draw, 4)
    ? oneOf(maker.draw, { type: 'any' }, { type: 'boolean' }, { type: 'int8' }, { type: 'null' })
    : schema(deeper(maker));
const list = (maker: Maker): Schema => {
  const type = oneOf(maker.draw, 'array', 'set');
  return { type, items: { name: 'Item', ...element(maker) }, ...listKeywords(maker, type) };
};

const map = (maker: Maker): Schema => {
  const { draw, features } = maker;
  return {
    type: 'map',
    values: element(maker),
    ...(features.validation
      ? {
          ...maybeHere(maker, 1, 'minEntries', () => upTo(draw, 2)),
          ...maybeHere(maker, 1, 'maxEntries', () => 2 + upTo(draw, 1)),
          ...maybeHere(maker, 2, 'patternKeys', () =>
            named([oneOf(draw, ...namePatterns)], () => schema(deeper(maker))),
          ),
          ...maybeHere(maker, 1, 'keyNames', () => ({ type: 'string', maxLength: 8, ...wordKeywords(draw) })),
          ...maybeHere(maker, 1, 'has', () => element(maker)),
        }
      : {}),
  };
};

const tuple = (maker: Maker): Schema => {
  const properties = membersOf(maker, plainNames);
  return { type: 'tuple', properties, tuple: Object.keys(properties).reverse() };
};

const union = (maker: Maker): Schema => {
  const simple = ['string', 'int8', 'double', 'null', 'boolean', 'date', 'int64', 'decimal'];
  const members = [...simple, ...concrete.map((name) => ({ $ref: `#/definitions/${name}` }))];
  return { type: [oneOf(maker.draw, ...members), ...some(maker.draw, ['null', 'uint8', 'uri'])] };
};

const tagged = (maker: Maker): Schema => ({ type: 'choice', choices: membersOf(maker, plainNames) });

/** A test of values that the schema beside it describes: it may well hold. */
const branch = (maker: Maker, beside: Schema): Schema => {
  const { draw } = maker;
  const within = deeper(maker);
  const { type } = beside;
  const similar = (one: unknown): Schema =>
    oneOf(draw, { type: 'any' }, isObject(one) ? one : { type: 'any' }, schema(within));
  if (type === 'object' || type === 'choice') {
    const declared = members(beside['properties'] ?? beside['choices']);
    if (declared.length === 0) return { type: 'object', properties: { plain: similar(undefined) } };
    const tested = oneOrMore(draw, declared);
    return {
      type: 'object',
      properties: named(
        tested.map(([name]) => name),
        (name) => similar(tested.find(([one]) => one === name)?.[1]),
      ),
      ...maybe(draw, 7, 'required', () =>
        some(
          draw,
          tested.map(([name]) => name),
        ),
      ),
      // Whether `$schema` and a selector are known to a closed test of the same value is left open.
      ...maybe(draw, maker.depth === 0 || type === 'choice' ? 0 : 1, 'additionalProperties', () => false),
    };
  }
  if (type === 'array' || type === 'set')
    return { type, items: similar(beside['items']), ...listKeywords({ ...within, eager: 2 }, type) };
  if (type === 'map') return { type, values: similar(beside['values']) };
  return typeof type === 'string' && type !== 'tuple'
    ? leaf(draw, maker.features.validation, { type, eager: 2 })
    : schema(within);
};
const composition = (maker: Maker, beside: Schema): Schema => {
  const { draw } = maker;
  const branches = (): readonly Schema[] => Array.from({ length: 1 + upTo(draw, 1) }, () => branch(maker, beside));
  return {
    ...maybeHere(maker, 2, 'allOf', branches),
    ...maybeHere(maker, 4, 'anyOf', branches),
    ...maybeHere(maker, 3, 'oneOf', branches),
    ...maybeHere(maker, 2, 'not', () => branch(maker, beside)),
    ...(inTen(draw, 2 + maker.eager)
      ? {
          if: branch(maker, beside),
          ...maybeHere(maker, 7, 'then', () => branch(maker, beside)),
          ...maybeHere(maker, 5, 'else', () => branch(maker, beside)),
        }
      : {}),
  };
};

const compounds = [object, object, list, map, tuple, tagged];
const bare = (maker: Maker): Schema => {
  const { draw, features, depth } = maker;
  const kind = upTo(draw, 9);
  if (depth < 2 && kind < 6 - 3 * depth) return oneOf(draw, ...compounds)(maker);
  if (kind < 6 && inTen(draw, 3)) return reference(oneOf(draw, ...concrete));
  return kind < 8 && inTen(draw, 3) ? union(maker) : leaf(draw, features.validation, { eager: maker.eager });
};
const schema = (maker: Maker): Schema => {
  const made = bare(maker);
  return maker.features.composition && maker.depth < 2 && inTen(maker.draw, 1 + maker.eager)
    ? { ...made, ...composition(maker, made) }
    : made;
};

/** Types that show how the language refers, extends, chooses, and recurs; the rest of them drawn. */
const definitions = (maker: Maker): Record<string, Schema> => {
  const { draw, features } = maker;
  // What a base demands beyond members and `required` is left out: the language doesn't say whether it is inherited.
  const base = (names: readonly string[]): Schema => ({
    ...object({ ...maker, features: { ...features, validation: false } }, names),
    additionalProperties: undefined,
    abstract: true,
  });
  const bases = oneOrMore(draw, ['#/definitions/Middle', '#/definitions/Mixin']);
  const kind = { kind: { type: 'string' } };
  return {
    Word: leaf(draw, features.validation, { type: 'string' }),
    Count: leaf(draw, features.validation, { type: oneOf(draw, 'int8', 'int64', 'decimal', 'double') }),
    Alias: { ...reference(oneOf(draw, 'Word', 'Heir', 'Either', 'Ns/Leaf')) },
    Tree: {
      type: 'object',
      properties: { a: { type: 'array', items: reference('Tree') }, b: schema(maker) },
      ...additional(maker),
    },
    Chain: {
      type: 'object',
      properties: { next: { type: [{ $ref: '#/definitions/Chain' }, 'null'] } },
      required: ['next'],
    },
    Either: { type: ['int8', { $ref: '#/definitions/Chain' }, { $ref: '#/definitions/Word' }] },
    Base: base(['base', 'twice']),
    Middle: { ...base(['middle']), $extends: '#/definitions/Base' },
    Mixin: base(['mixed', 'twice']),
    Heir: { ...object(maker, heirNames), $extends: bases.length === 1 && inTen(draw, 5) ? bases[0] : bases },
    Round: { ...object(maker, heirNames), $extends: ['#/definitions/Mixin', '#/definitions/Plain'] },
    Flat: { type: 'object', $extends: '#/definitions/Plain', ...additional(maker) },
    Plain: {
      type: 'object',
      abstract: true,
      properties: { plain: { type: 'int8' }, ...(inTen(draw, 3) ? kind : {}) },
      ...maybe(draw, 3, 'required', () => ['plain']),
    },
    Shape: {
      type: 'choice',
      $extends: '#/definitions/Plain',
      selector: oneOf(draw, 'kind', 'toString'),
      choices: { round: reference('Round'), Flat: reference('Flat'), constructor: reference('Flat') },
    },
    Tagged: {
      type: 'choice',
      choices: { tag: reference('Tagged'), Word: reference('Word'), __proto__x: schema(maker) },
    },
    Pair: tuple(maker),
    Ns: { Leaf: leaf(draw, features.validation), Deep: { Item: oneOf(draw, ...compounds)(maker) } },
  };
};

const offers = (maker: Maker): { readonly $offers?: Schema; readonly addIns: Record<string, Schema> } => {
  const { draw } = maker;
  const addIn = (target: string, name: string): Schema => ({
    type: 'object',
    abstract: true,
    $extends: `#/definitions/${target}`,
    properties: { [name]: schema(maker) },
    ...maybe(draw, 4, 'required', () => [name]),
  });
  return {
    $offers: {
      One: '#/definitions/AddOne',
      More: ['#/definitions/AddOne', '#/definitions/AddTwo'],
      toString: ['#/definitions/AddTree'],
    },
    addIns: {
      AddOne: addIn(oneOf(draw, 'Heir', 'Round', 'Plain'), 'one'),
      AddTwo: addIn(oneOf(draw, 'Heir', 'Flat', 'Base'), 'two'),
      AddTree: addIn('Tree', 'three'),
    },
  };
};

const dialects = (draw: Draw, features: Features): Schema => {
  const tokens = {
    validation: oneOf(draw, 'JSONStructureValidation', 'JSONSchemaValidation'),
    composition: 'JSONStructureConditionalComposition',
  };
  const uses = [
    ...(features.validation ? [tokens.validation] : []),
    ...(features.composition ? [tokens.composition] : []),
  ];
  const meta = (name: string): Schema => ({ $schema: `https://json-structure.org/meta/${name}/v0/#` });
  return oneOf<Schema>(
    draw,
    ...Array.from({ length: 5 }, () => meta('validation')),
    { ...meta('extended'), $uses: uses },
    { ...meta('extended'), $uses: uses },
    { ...meta('extended'), $uses: some(draw, uses) },
    meta('extended'),
    meta('core'),
  );
};

/** Leaves out what is undefined; and, for most documents, the one name that Ajv can't deal with. */
const finished = (draw: Draw, document: Schema): Schema => {
  const text = JSON.stringify(document);
  return JSON.parse(inTen(draw, 2) ? text : text.replaceAll('"__proto__"', '"proto"')) as Schema;
};

/** A small sound document that may use any part of the language. */
export const anyDocument = (draw: Draw, features: Features): Schema => {
  const maker: Maker = { draw, features, depth: 0, eager: 3 };
  const { $offers, addIns } = features.addIns && inTen(draw, 4) ? offers(maker) : { addIns: {} };
  const head = { ...dialects(draw, features), $id: 'https://example.com/generated', name: 'Generated' };
  const types = { ...definitions({ ...maker, depth: 1, eager: 0 }), ...addIns };
  const root = upTo(draw, 9);
  const shared = { ...head, ...($offers === undefined ? {} : { $offers }) };
  if (root < 2) return finished(draw, { ...shared, ...oneOf(draw, ...compounds)(maker), definitions: types });
  if (root < 4)
    return finished(draw, { ...shared, $root: `#/definitions/${oneOf(draw, ...concrete)}`, definitions: types });
  return finished(draw, {
    ...shared,
    $root: '#/definitions/Subject',
    definitions: { ...types, Subject: schema(maker) },
  });
};
