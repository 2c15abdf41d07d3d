import { keptIn, withoutKept } from '../annotation.ts';
import { createConverter } from '../converter.ts';
import { definitionsOf } from '../definition-names.ts';
import { canonical, isObject, isString, type Json, type JsonObject } from '../json.ts';
import { lint } from '../lint.ts';
import { tokensOf, type Pointer } from '../pointer.ts';
import { referencesIn } from '../references.ts';
import { readStructure, type Structure } from '../structure.ts';
import { instanceSchema } from '../instance-schema.ts';
import { isAnnotation } from './annotations.ts';
import { documentary as ofDocument, hintsOf, type Restoration, type Restored } from './hints.ts';
import { documentary } from './view.ts';

/** The places of annotations that bring back something else than what they stand in says, or make an unsound document. */
export const misfits = (
  document: JsonObject,
  { honours, made, parts }: Restoration,
  input: Json,
  nameOf: (definition: string) => string,
): ReadonlySet<Pointer> => {
  const unsound = unsoundIn(document, made);
  if (unsound.size > 0) return unsound;
  const structure = structureWith(
    document,
    [...made.values()].flatMap(({ schema, plain }) => [schema, plain ?? schema]),
  );
  const definitionNames = new Map(
    definitionsOf(structure)
      .filter(({ pointer }) => !pointer.startsWith(apart))
      .map(({ schema, name, isInPlace }) => [schema, isInPlace === true ? name : nameOf(name)]),
  );
  const converter = createConverter({
    structure,
    broken: new Set(),
    definitionNames,
    tell: () => {},
    sources: new Map(),
    known: (schema) => parts.get(schema),
  });
  const madeOf = (schema: JsonObject): JsonObject =>
    converter.inFull({ schema, pointer: structure.pointerOf(schema) || '/' }, '');
  const instance = instanceSchema(converter, () => {}) ?? {};
  const fits = ({ source, schema, plain }: Restored): boolean => {
    const text = asserted(source.pointer === '' ? instance : madeOf(schema));
    return (
      text === asserted((source.pointer === '' ? input : source.schema) as JsonObject) ||
      (plain !== undefined && text === asserted(madeOf(plain)))
    );
  };
  const places = [...made].filter(([, restored]) => !fits(restored)).map(([pointer]) => pointer);
  // What the annotation of the root says of the document shows at the root alone.
  const speaks = Object.keys(hintsOf({ schema: input, pointer: '' }, { honours })).some((word) => ofDocument.has(word));
  return new Set(speaks && isObject(input) && asserted(instance) !== asserted(input) ? [...places, ''] : places);
};

/** Where schemas stand that are part of the document in another form: no identifier, so that nothing else is called so. */
const apart = '/definitions/-';

/** A schema is known by its place: those that went into the document as copies get one of their own. */
const structureWith = (document: JsonObject, schemas: readonly JsonObject[]): Structure => {
  const whole = readStructure(document);
  const placed = new Set(whole.positions.map(({ schema }) => schema));
  const others = [...new Set(schemas)].filter((schema) => !placed.has(schema));
  if (others.length === 0) return whole;
  const { definitions } = document;
  const space = { '-': Object.fromEntries(others.map((schema, index) => [`-${index}`, schema])) };
  return readStructure({ ...document, definitions: { ...(isObject(definitions) ? definitions : {}), ...space } });
};

/** What a JSON Schema asserts, as a text. */
const asserted = (schema: JsonObject): string | undefined => {
  const { conditions } = keptIn(schema);
  const entries = Object.entries(withoutKept(schema)).filter(
    ([keyword]) => !isAnnotation(keyword) && !documentary.has(keyword),
  );
  return canonical([Object.fromEntries(entries), conditions ?? []]);
};

const unsoundIn = (document: JsonObject, made: ReadonlyMap<Pointer, Restored>): ReadonlySet<Pointer> => {
  const errors = lint(document).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return new Set();
  const origins = new Map([...made].map(([pointer, { schema }]) => [schema, pointer] as const));
  if (made.has('')) origins.set(document, '');
  const { find } = readStructure(document);
  const guilty = errors.flatMap(({ pointer }) => {
    const path = objectsAlong(document, pointer);
    const nearest = path.findLast((schema) => origins.has(schema));
    const referred = path.flatMap(({ type, $root }) => [...referencesIn(type), ...(isString($root) ? [$root] : [])]);
    const targets = referred.map((text) => find(text)?.schema);
    if (
      ofDocument.has(tokensOf(pointer)[0] ?? '') &&
      targets.every((schema) => schema === undefined || !origins.has(schema))
    )
      return [''];
    return [nearest, ...targets].flatMap((schema) => (schema === undefined ? [] : (origins.get(schema) ?? [])));
  });
  return new Set(guilty.length > 0 ? guilty : ['', ...made.keys()]);
};

const objectsAlong = (document: JsonObject, pointer: Pointer): readonly JsonObject[] => {
  const path: JsonObject[] = [document];
  let at: unknown = document;
  for (const token of tokensOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) break;
    at = (at as JsonObject)[token];
    if (isObject(at)) path.push(at);
  }
  return path;
};
