import { withoutKept } from '../annotation.ts';
import { canonical, isObject, isString, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import { annotationsOf, isAnnotation } from './annotations.ts';
import { arrayOf } from './arrays.ts';
import { choiceOf, type Settle } from './choices.ts';
import { alternativesOf, conditionsOf } from './composition.ts';
import { enumerationOf, partNameOf, valuesIn } from './enumerations.ts';
import { combined } from './conditions.ts';
import { hintsOf, restored, standsInPlace } from './hints.ts';
import type { Inheritance } from './inheritance.ts';
import { allKinds, type Kind } from './kinds.ts';
import { numberOf } from './numbers.ts';
import { objectOf } from './objects.ts';
import { keywordsOf, leavingOut, listBelow, type Source } from './source.ts';
import { textOf } from './texts.ts';
import { anything, isAnything, never, within, type Place, type Translation } from './translation.ts';
import { unionOf } from './unions.ts';
import { documentary, valueIn, viewOf, type View } from './view.ts';

/** How deep the schemas of the input may nest. */
const maxDepth = 200;
/** How deep they nest before a definition takes over, for the schemas of a document may not nest deeper than 200 either. */
const hoistDepth = 90;

export interface Reuse {
  readonly settle: Settle;
  readonly inheritance: Inheritance;
  /** Whether more references lead to a schema than `users`. */
  readonly isSharedBy: (source: Source, users: number) => boolean;
}

export const schemaOf = (source: Source, place: Place, translation: Translation, reuse: Reuse): JsonObject => {
  const { schema, pointer } = source;
  if (schema === false) return never;
  if (!isObject(schema)) {
    if (schema !== true) translation.tell('malformed', pointer, 'is no schema; anything is accepted');
    return anything;
  }
  if (place.depth > maxDepth) {
    translation.tell('size', pointer, `schemas nest deeper than ${maxDepth} levels; anything is accepted here`);
    return anything;
  }
  const keywords = keywordsOf(source);
  if (source.far === true && isNested(keywords)) return { type: { $ref: translation.reference(source) } };
  if (place.depth > 0 && place.depth % hoistDepth === 0 && isNested(keywords)) {
    const made = full({ ...source, far: false }, { ...place, depth: place.depth + 1 }, translation, reuse);
    return { type: { $ref: translation.define(place.name, made) } };
  }
  return full(source, place, translation, reuse);
};

const full = (source: Source, place: Place, translation: Translation, reuse: Reuse): JsonObject => {
  const schema = isObject(source.schema) ? withoutKept(source.schema) : source.schema;
  return restored(source, place, translation) ?? inferred({ ...source, schema }, place, translation, reuse);
};

/** The schema that the JSON Schema leads to by itself. */
export const inferred = (source: Source, place: Place, translation: Translation, reuse: Reuse): JsonObject => {
  const keywords = keywordsOf(source);
  tellScope(keywords, source.pointer, translation);
  const nullable = keywords['nullable'] === true ? withNull(source, place, translation) : undefined;
  return (
    nullable ??
    aliasOf(source, place, translation) ??
    narrowedAlias(source, translation) ??
    reuse.inheritance.extending(source, place, translation) ??
    merged([source], true, place, translation, reuse)
  );
};

/** Several schemas as one, without looking into references: two that lead to each other would never end. */
export const allOf = (sources: readonly Source[], place: Place, translation: Translation, reuse: Reuse): JsonObject => {
  const [only, second] = sources;
  if (only === undefined) return anything;
  if (second === undefined) return schemaOf(only, place, translation, reuse);
  const isApart = (source: Source): boolean =>
    (source.far === true && isNested(keywordsOf(source))) ||
    Object.keys(hintsOf(source, translation.restoration)).length > 0;
  const flat = sources.filter((source) => !isApart(source));
  const nested = sources.filter((source) => !flat.includes(source));
  const view = viewOf(flat, false, translation);
  return assembled({ ...view, beside: [...view.beside, ...nested] }, place, translation, reuse);
};

const holding: readonly string[] =
  'properties items prefixItems additionalProperties patternProperties propertyNames contains allOf anyOf oneOf not if then else dependentSchemas unevaluatedProperties unevaluatedItems'.split(
    ' ',
  );

/** Whether a schema holds others, so that copies of it could pile up. */
const isNested = (schema: JsonObject): boolean =>
  holding.some((keyword) => Object.hasOwn(schema, keyword) && typeof schema[keyword] === 'object');

const tellScope = (keywords: JsonObject, pointer: Pointer, { tell }: Translation): void => {
  const scoping = ['$dynamicRef', '$recursiveRef', ...(pointer === '' ? [] : ['$id'])];
  for (const keyword of scoping)
    if (Object.hasOwn(keywords, keyword)) tell('scope', child(pointer, keyword), `${keyword} is not followed`);
};

/** `nullable` beside a composition: null is one more alternative. */
const withNull = (source: Source, place: Place, translation: Translation): JsonObject => {
  const rest = leavingOut(keywordsOf(source), 'nullable');
  const described = Object.fromEntries(Object.entries(rest).filter(([keyword]) => isAnnotation(keyword)));
  const checked = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !isAnnotation(keyword)));
  const kinds = place.within;
  if (kinds !== undefined && !kinds.includes('null')) return translation.schema({ ...source, schema: rest }, place);
  const members = [
    { schema: translation.schema({ ...source, schema: checked }, place), part: 'NotNull' },
    { schema: { type: 'null' }, part: 'Null' },
  ];
  const notes = annotationsOf(viewOf([{ ...source, schema: described }], false, translation), translation);
  return { ...unionOf(members, place, translation), ...notes };
};

/** A schema that is only another name of a definition. */
const aliasOf = (source: Source, place: Place, translation: Translation): JsonObject | undefined => {
  const keywords = keywordsOf(source);
  const [asking, second] = Object.keys(keywords).filter(
    (keyword) => !isAnnotation(keyword) && !documentary.has(keyword),
  );
  if (second !== undefined || (asking !== '$ref' && asking !== 'allOf')) return undefined;
  const [part, other] = asking === 'allOf' ? listBelow(source, 'allOf') : [source];
  const reference = part === undefined || other !== undefined ? undefined : keywordsOf(part)['$ref'];
  if (!isString(reference) || (part !== source && part !== undefined && Object.keys(keywordsOf(part)).length > 1))
    return undefined;
  const rest = leavingOut(keywords, '$ref', 'allOf');
  const view = viewOf([{ ...source, schema: rest, far: false }], false, translation);
  const target = translation.resolve(reference);
  const { inPlace } = translation.restoration;
  if (target !== undefined && standsInPlace(target, translation.restoration) && !inPlace.has(target.pointer)) {
    inPlace.add(target.pointer);
    return { ...translation.schema(target, place), ...annotationsOf(view, translation) };
  }
  return {
    ...referenceTo(reference, source.pointer, translation),
    ...annotationsOf(view, translation),
  };
};

/** A named type of plain strings with limits of its own beside the reference. */
const narrowedAlias = (source: Source, translation: Translation): JsonObject | undefined => {
  const { $ref, ...rest } = keywordsOf(source);
  const target = isString($ref) ? translation.resolve($ref) : undefined;
  if (target === undefined || Object.hasOwn(rest, 'allOf')) return undefined;
  const named = viewOf([target], true, translation);
  const own = viewOf([{ ...source, schema: { ...rest, type: 'string' } }], false, translation);
  const isPlain = [named, own].every((view) => view.beside.length === 0 && view.allowed.kinds.join() === 'string');
  const isLimited = [...own.keywords.keys()].every((keyword) => limits.has(keyword) || isAnnotation(keyword));
  const isText = [...named.keywords.keys()].every((keyword) => limits.has(keyword) || isAnnotation(keyword));
  if (!isPlain || !isLimited || !isText || Object.hasOwn(keywordsOf(target), '$ref')) return undefined;
  const { core } = coreOf(own, { name: '', depth: 0 }, translation);
  if (core['type'] !== 'string') return undefined;
  return {
    ...core,
    type: { $ref: translation.reference(target) },
    ...annotationsOf(own, translation),
  };
};
const limits: ReadonlySet<string> = new Set(['enum', 'const', 'minLength', 'maxLength', 'pattern']);

const referenceTo = (reference: string, pointer: Pointer, translation: Translation): JsonObject => {
  const target = translation.resolve(reference);
  if (target !== undefined) return { type: { $ref: translation.reference(target) } };
  const shown = JSON.stringify(reference.slice(0, 80));
  translation.tell('reference', child(pointer, '$ref'), `${shown} leads to no schema here; anything is accepted`);
  return anything;
};

const merged = (
  sources: readonly Source[],
  follows: boolean,
  place: Place,
  translation: Translation,
  reuse: Reuse,
): JsonObject => assembled(viewOf(sources, follows, translation), place, translation, reuse);

const assembled = (whole: View, place: Place, translation: Translation, reuse: Reuse): JsonObject => {
  const view = settledView(whole, translation);
  const kinds =
    place.within === undefined ? view.allowed.kinds : view.allowed.kinds.filter((kind) => place.within?.includes(kind));
  const narrowed = { ...view, allowed: { ...view.allowed, kinds } };
  const notes = annotationsOf(view, translation);
  const choice = choiceOf(narrowed, place, translation, reuse.settle, reuse.isSharedBy);
  if (choice !== undefined) return { ...choice, ...notes };
  if (view.keywords.has('discriminator'))
    translation.tell(
      'discriminator',
      child(view.pointer, 'discriminator'),
      'the alternatives are no choice; the discriminator is left out',
    );
  const { core, rest } = coreOf(narrowed, place, translation);
  if (canonical(core) === canonical(never)) return { ...core, ...notes };
  return { ...combined(core, conditionsOf(rest, kinds, place, translation)), ...notes };
};

/** What is unevaluated is what is additional once everything else is merged. */
const settledView = (view: View, { tell }: Translation): View => {
  const keywords = new Map(view.keywords);
  for (const [keyword, plain, others] of [
    ['unevaluatedProperties', 'additionalProperties', ['dependentSchemas']],
    ['unevaluatedItems', 'items', ['contains']],
  ] as const) {
    const source = keywords.get(keyword);
    const value = valueIn(view, keyword);
    if (source === undefined || value === undefined) continue;
    keywords.delete(keyword);
    if (keywords.has(plain) || value === true) continue;
    const isKnown = view.beside.length === 0 && ![...evaluating, ...others].some((other) => keywords.has(other));
    if (isKnown) keywords.set(plain, { ...source, schema: { [plain]: value } });
    else
      tell(
        'unevaluated',
        child(source.pointer, keyword),
        `what is evaluated depends on the value; ${keyword} is left out`,
      );
  }
  return { ...view, keywords };
};
const evaluating: readonly string[] = ['anyOf', 'oneOf', 'if'];

/** The type of a view, and what is still to be asked of its values. */
const coreOf = (
  view: View,
  place: Place,
  translation: Translation,
): { readonly core: JsonObject; readonly rest: View } => {
  const body = (kind: Kind): JsonObject | undefined => bodyOf(kind, view, kindPlace(view, kind, place), translation);
  const values = valuesIn(view);
  if (values !== undefined) return { core: enumerationOf(values, view, place, translation, body), rest: view };
  const alternatives = alternativesOf(view, translation);
  if (alternatives !== undefined) {
    const kinds = view.allowed.kinds;
    const members = alternatives.map((branch, index) => ({
      schema: translation.schema(branch, {
        ...within(place, `Option${index + 1}`),
        ...(kinds.length === allKinds.length ? {} : { within: kinds }),
      }),
      part: partOf(branch, index),
    }));
    const rest = without(view, 'anyOf', 'oneOf');
    // An alternative that takes anything leaves the kinds as they are.
    if (kinds.length < allKinds.length && members.some(({ schema }) => isAnything(schema)))
      return coreOf(rest, place, translation);
    return { core: unionOf(members, place, translation), rest };
  }
  const sets = requiredSets(view);
  const asked = sets === undefined ? view : without(view, 'oneOf');
  const members = view.allowed.kinds.flatMap((kind) => {
    const schema = body(kind);
    return schema === undefined ? [] : [{ kind, schema, part: partNameOf(kind) }];
  });
  const known = place.within ?? allKinds;
  if (
    members.length === known.length &&
    members.every(({ kind, schema }) => isUnlimited(kind, schema)) &&
    !(known.length === 1 && place.within === undefined)
  )
    return { core: place.within?.length === 1 ? (members[0]?.schema ?? anything) : anything, rest: asked };
  const core = unionOf(members, place, translation);
  return { core: sets === undefined ? core : { ...core, required: sets }, rest: asked };
};

/** Names of alternatives: their titles, or their numbers. */
const partOf = (branch: Source, index: number): string => {
  const title = keywordsOf(branch)['title'];
  const name = isString(title) ? title.replace(/[^A-Za-z0-9]+/g, '') : '';
  return name === '' ? `Option${index + 1}` : name;
};

const kindPlace = (view: View, kind: Kind, place: Place): Place =>
  view.allowed.kinds.length === 1 || kind === 'object'
    ? place
    : { ...place, name: place.name + (kind === 'array' ? '' : partNameOf(kind)) };

const without = (view: View, ...names: readonly string[]): View => ({
  ...view,
  keywords: new Map([...view.keywords].filter(([keyword]) => !names.includes(keyword))),
});

const bodyOf = (kind: Kind, view: View, place: Place, translation: Translation): JsonObject | undefined => {
  switch (kind) {
    case 'number':
      return numberOf(view, translation);
    case 'string':
      return textOf(view, translation);
    case 'array':
      return arrayOf(view, place, translation);
    case 'object':
      return objectOf(view, place, translation);
    default:
      return { type: kind };
  }
};

const isUnlimited = (kind: Kind, schema: JsonObject): boolean => {
  const size = Object.keys(schema).length;
  if (kind === 'array')
    return size === 2 && schema['type'] === 'array' && isObject(schema['items']) && isAnything(schema['items']);
  if (kind === 'object')
    return size === 2 && schema['type'] === 'map' && isObject(schema['values']) && isAnything(schema['values']);
  return size === 1 && schema['type'] === kind;
};

/** `oneOf` of nothing but lists of required names, all of them declared: exactly one list has to be there in full. */
const requiredSets = (view: View): readonly (readonly string[])[] | undefined => {
  const source = view.keywords.get('oneOf');
  if (source === undefined || view.allowed.kinds.join() !== 'object' || view.keywords.has('required')) return undefined;
  const sets = listBelow(source, 'oneOf').map((branch) => {
    const keywords = keywordsOf(branch);
    const required = keywords['required'];
    return Object.keys(keywords).length === 1 && Array.isArray(required) && required.every(isString)
      ? required
      : undefined;
  });
  const isTold = sets.every(
    (set): set is string[] =>
      set !== undefined && set.every((name) => view.properties.has(name) && /^[A-Za-z_]\w*$/.test(name)),
  );
  return isTold && sets.length > 1 ? sets : undefined;
};
