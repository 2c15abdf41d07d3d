import { accepts, conforms } from './checker.ts';
import { activeExtensions, flatten, kindOf, resolve } from './document.ts';
import { inTen, named, oneOf, some, upTo, type Draw } from './draw.ts';
import { allTexts, numberSamples, samplesOf } from './samples.ts';
import { isObject, member, members, strings, type Schema } from './schema.ts';

const freeNames = ['a', 'b', 'ab', 'o', 'x y', '_', 'other', '__proto__', 'constructor', '', '😀'];
const deepest = 4;

export const anyJson = (draw: Draw, depth = 0): unknown => {
  const kind = upTo(draw, depth > 2 ? 3 : 6);
  if (kind === 0) return oneOf(draw, null, true, false);
  if (kind === 1) return oneOf(draw, ...numberSamples);
  if (kind < 4) return oneOf(draw, ...allTexts);
  if (kind < 5) return Array.from({ length: upTo(draw, 3) }, () => anyJson(draw, depth + 1));
  return named(some(draw, freeNames).slice(0, 3), () => anyJson(draw, depth + 1));
};

/** Where a value is being made. */
interface Place {
  readonly draw: Draw;
  readonly document: Schema;
  readonly addIns: readonly Schema[];
  readonly depth: number;
}
const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

const isSet = (requirement: unknown): requirement is readonly unknown[] =>
  Array.isArray(requirement) && requirement.some(Array.isArray);

const objectOf = (place: Place, schema: Schema): unknown => {
  const { draw, document, addIns } = place;
  const { properties, requirements } = flatten(document, addIns, schema);
  const required = requirements.flatMap((one) => strings(isSet(one) ? oneOf(draw, ...one) : one));
  // A value that has to be there goes on; one that may be there ends where the depth does.
  const optional = place.depth > deepest || requirements.some(isSet) ? [] : some(draw, [...properties.keys()]);
  const names = new Set([...required, ...optional]);
  const more = member(schema, 'additionalProperties') ?? true;
  const others = more !== false && inTen(draw, 3) ? [oneOf(draw, ...freeNames)] : [];
  const declared = named([...names], (name) => valueOf(deeper(place), properties.get(name)));
  const patterns = members(member(schema, 'patternProperties'));
  const extra = others
    .filter((name) => !properties.has(name))
    .map((name) => {
      const found = patterns.find(([pattern]) => new RegExp(pattern, 'u').test(name));
      return [name, valueOf(deeper(place), found?.[1] ?? more)] as const;
    });
  return Object.fromEntries([...Object.entries(declared), ...extra]);
};

const itemsOf = (place: Place, schema: unknown): readonly unknown[] =>
  Array.from({ length: place.depth > deepest ? 0 : upTo(place.draw, 3) }, () => valueOf(deeper(place), schema));

const choiceOf = (place: Place, schema: Schema): unknown => {
  const { draw } = place;
  const choices = members(member(schema, 'choices'));
  const short = choices.filter(([, one]) => kindOf(place.document, one as Schema) !== 'choice');
  const [tag, chosen] = oneOf(draw, ...(place.depth > deepest && short.length > 0 ? short : choices));
  const value = valueOf(deeper(place), chosen);
  const selector = member(schema, 'selector');
  if (typeof selector !== 'string') return named([tag], () => value);
  return { ...(isObject(value) ? value : {}), [selector]: tag };
};

const scalarOf = (place: Place, schema: Schema): unknown => {
  const samples: readonly unknown[] = [
    ...samplesOf(String(member(schema, 'type'))),
    ...strings(member(schema, 'enum') ?? []),
  ];
  const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].flatMap<unknown>((keyword) => {
    const bound = member(schema, keyword);
    if (typeof bound === 'number') return [bound - 1, bound, bound + 1];
    return typeof bound === 'string'
      ? [bound, `${bound}1`, /^-?\d+$/.test(bound) ? String(BigInt(bound) + 1n) : bound]
      : [];
  });
  const all = [...samples, ...bounds];
  if (inTen(place.draw, 2)) return oneOf(place.draw, ...all);
  const asked = { ...place.document, $root: '#/definitions/Asked', definitions: { Asked: schema } };
  const { type: _, ...document } = asked as Record<string, unknown>;
  const fitting = all.filter((one) => !isObject(one) && accepts(document, one));
  return oneOf(place.draw, ...(fitting.length > 0 ? fitting : all));
};

/** A value made to fit a schema. What composition and some other keywords demand may need some tries. */
const valueOf = (place: Place, schema: unknown): unknown => {
  if (!isObject(schema)) return anyJson(place.draw, 2);
  const { document, addIns } = place;
  const active = activeExtensions(document);
  let value: unknown;
  for (let tries = place.depth < 2 ? 4 - 2 * place.depth : 1; tries > 0; tries -= 1) {
    value = made(place, schema);
    if (conforms({ document, active, addIns, schema, value, uncounted: [] })) break;
  }
  return value;
};
const made = (place: Place, schema: Schema): unknown => {
  const { draw, document } = place;
  if (place.depth > 2 * deepest) return null;
  const branch = oneOf(
    draw,
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => (member(schema, keyword) ?? []) as unknown[]),
    undefined,
  );
  const type = member(schema, 'type');
  if (isObject(branch) && type !== 'choice' && (type === undefined || inTen(draw, 4))) {
    const [value, other] = [
      type === undefined ? undefined : valueOf(place, { ...schema, allOf: [], anyOf: [], oneOf: [] }),
      valueOf(place, branch),
    ];
    return isObject(value) && isObject(other) ? { ...value, ...other } : other;
  }
  if (Array.isArray(type)) {
    const one: unknown = place.depth > deepest && type.includes('null') ? 'null' : oneOf(draw, ...(type as unknown[]));
    return valueOf(place, isObject(one) && '$ref' in one ? { type: one } : isObject(one) ? one : { type: one });
  }
  const reference = member(type, '$ref');
  if (typeof reference === 'string') return valueOf(place, resolve(document, reference));
  switch (type) {
    case undefined:
      return anyJson(draw);
    case 'object':
      return objectOf(place, schema);
    case 'choice':
      return choiceOf(place, schema);
    case 'array': {
      const items = itemsOf(place, member(schema, 'items'));
      return member(schema, 'contains') === undefined
        ? items
        : [...items, valueOf(deeper(place), member(schema, 'contains'))];
    }
    case 'set':
      return itemsOf(place, member(schema, 'items'));
    case 'map':
      return named(some(draw, freeNames).slice(0, place.depth > deepest ? 0 : 3), () =>
        valueOf(deeper(place), member(schema, 'values')),
      );
    case 'tuple': {
      const properties = member(schema, 'properties');
      return strings(member(schema, 'tuple')).map((name) => valueOf(deeper(place), member(properties, name)));
    }
    default:
      return scalarOf(place, schema);
  }
};

const tags = ['round', 'Flat', 'flat', 'constructor', 'tag', 'Word', '__proto__x', 'Round', 'toString'];
const names = [
  'a',
  'b',
  'c',
  'h',
  'base',
  'twice',
  'plain',
  'kind',
  'one',
  'two',
  'three',
  'toString',
  '$schema',
  ...freeNames,
];

const changedScalar = (draw: Draw, value: unknown): unknown => {
  if (typeof value === 'number')
    return oneOf<unknown>(draw, value + 1, value - 1, value + 0.5, -value, String(value), null);
  if (typeof value === 'string' && /^-?\d{1,15}$/.test(value))
    return oneOf<unknown>(
      draw,
      Number(value),
      `0${value}`,
      `${value}.0`,
      `${value}e1`,
      String(BigInt(value) + 1n),
      ` ${value}`,
    );
  if (typeof value === 'string')
    return oneOf<unknown>(
      draw,
      `${value}x`,
      [...value].slice(1).join(''),
      value.toUpperCase(),
      oneOf(draw, ...tags),
      `${value}${value}`,
      null,
      1,
    );
  return oneOf<unknown>(draw, ...allTexts, ...numberSamples, null, true);
};
/** A value changed in one place. */
const mutated = (draw: Draw, value: unknown): unknown => {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const index = upTo(draw, Math.max(0, list.length - 1));
    const change = upTo(draw, 5);
    if (list.length === 0 || change === 0) return [...list, anyJson(draw, 2)];
    if (change === 1) return [...list, structuredClone(list[index])];
    if (change === 2) return list.toSpliced(index, 1);
    return list.with(index, mutated(draw, list[index]));
  }
  if (!isObject(value)) return changedScalar(draw, value);
  const all = Object.entries(value);
  const index = upTo(draw, Math.max(0, all.length - 1));
  const [name, one] = all[index] ?? ['', null];
  const change = upTo(draw, 6);
  if (all.length === 0 || change === 0) return Object.fromEntries([...all, [oneOf(draw, ...names), anyJson(draw, 2)]]);
  if (change === 1) return Object.fromEntries(all.toSpliced(index, 1));
  if (change === 2) return Object.fromEntries(all.with(index, [oneOf(draw, ...names, ...tags), one]));
  if (change === 3) return Object.fromEntries(all.toReversed());
  return Object.fromEntries(all.with(index, [name, mutated(draw, one)]));
};

/** The head that an instance may have at its root. */
const headed = (draw: Draw, value: unknown, uses: readonly string[] | undefined): unknown =>
  isObject(value)
    ? {
        ...value,
        ...(uses === undefined ? {} : { $uses: uses }),
        ...(inTen(draw, 1) ? { $schema: 'https://example.com/generated' } : {}),
      }
    : value;

/** The name `__proto__` only for documents that have it: Ajv can't deal with it. */
const tame = (document: Schema, value: unknown): unknown =>
  JSON.stringify(document).includes('"__proto__"')
    ? value
    : JSON.parse(JSON.stringify(value).replaceAll('"__proto__":', '"proto":'));

/** A value for a schema of a document: one that fits, one that just misses, or anything at all. */
export const anyValue = (draw: Draw, document: Schema, schema: Schema): unknown => {
  const offered = members(member(document, '$offers'));
  const used = [...some(draw, offered).map(([name]) => name), ...(inTen(draw, 1) ? ['Unknown'] : [])];
  const uses =
    offered.length > 0 && ['object', 'choice'].includes(String(kindOf(document, schema))) && inTen(draw, 6)
      ? used
      : undefined;
  const addIns = (uses ?? []).flatMap((name) =>
    strings(member(member(document, '$offers'), name)).map((pointer) => resolve(document, pointer)),
  );
  const kind = upTo(draw, 9);
  if (kind === 0) return tame(document, anyJson(draw));
  const fitting = headed(draw, valueOf({ draw, document, addIns, depth: 0 }, schema), uses);
  return tame(document, kind < 6 ? fitting : mutated(draw, fitting));
};
