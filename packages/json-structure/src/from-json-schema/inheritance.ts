import { isString, type JsonObject } from '../json.ts';
import { identifier } from '../lint/rule.ts';
import { annotationsOf, isAnnotation } from './annotations.ts';
import { requiredIn } from './limits.ts';
import { objectOf } from './objects.ts';
import { keywordsOf, leavingOut, listBelow, type Source } from './source.ts';
import type { Place, Translation } from './translation.ts';
import { valueIn, viewOf, type View } from './view.ts';

/** What a type may say so that inheritance carries all of it. */
const inheritable: ReadonlySet<string> = new Set(['required']);

const isPlainObject = (view: View): boolean =>
  view.allowed.kinds.join() === 'object' &&
  view.beside.length === 0 &&
  view.properties.size > 0 &&
  haveIdentifiers(view) &&
  [...view.keywords.keys()].every(
    (keyword) => inheritable.has(keyword) || isAnnotation(keyword) || keyword === 'unevaluatedProperties',
  );

/** A name that is none changes where it is declared and would not be found from afar. */
const haveIdentifiers = (view: View): boolean =>
  [...view.properties.keys(), ...requiredIn(view)].every((name) => identifier.test(name));

/** The parts of a schema that are nothing but references, and the view of all others. */
const splitOf = (
  source: Source,
  translation: Translation,
): { readonly bases: readonly Source[]; readonly own: View } | undefined => {
  const parts = listBelow(source, 'allOf');
  const references = [source, ...parts].filter((part) => isString(keywordsOf(part)['$ref']));
  const isBare = (part: Source): boolean => Object.keys(keywordsOf(part)).length === 1;
  const bases = references.flatMap((part) => translation.resolve(String(keywordsOf(part)['$ref'])) ?? []);
  if (
    bases.length === 0 ||
    bases.length < references.length ||
    !references.every((part) => part === source || isBare(part))
  )
    return undefined;
  const rest = leavingOut(keywordsOf(source), '$ref', 'allOf');
  const others = parts.filter((part) => !references.includes(part));
  return { bases, own: viewOf([{ ...source, schema: rest }, ...others], false, translation) };
};

/** Names that several bases, or a base and the type itself, declare. */
const overlap = (bases: readonly Base[], own: View): boolean => {
  const names = [...bases.flatMap((base) => [...base.names]), ...own.properties.keys()];
  return new Set(names).size < names.length;
};

interface Base {
  /** The pointer string of the abstract type. */
  readonly text: string;
  readonly names: ReadonlySet<string>;
  /** How many types it stands for, itself among them. */
  readonly lineage: number;
}

/** How deep bases are made within each other, and how many one type may have: JSON Structure has no use for more. */
const maxDepth = 50;
const maxLineage = 100;

const lineageOf = (bases: readonly Base[]): number => bases.reduce((sum, { lineage }) => sum + lineage, 0);

export interface Inheritance {
  /** The type that extends abstract bases, for `allOf` that reuses objects; nothing when inheritance would say something else. */
  readonly extending: (source: Source, place: Place, translation: Translation) => JsonObject | undefined;
}

/** `settle` puts the type that extends the abstract one in the place of a definition. */
export const createInheritance = (
  settle: (source: Source, make: () => JsonObject) => boolean,
  nameOf: (source: Source) => string,
): Inheritance => {
  const known = new Map<string, Base | undefined>();

  /** The abstract type with what a definition declares; the definition itself then extends it. */
  const baseOf = (source: Source, depth: number, translation: Translation): Base | undefined => {
    if (known.has(source.pointer)) return known.get(source.pointer);
    if (depth > maxDepth) return undefined;
    known.set(source.pointer, undefined);
    const base = makeBase(source, depth, translation);
    known.set(source.pointer, base);
    return base;
  };

  const makeBase = (source: Source, depth: number, translation: Translation): Base | undefined => {
    // The root stays in place, and what was made from JSON Structure has bases of its own.
    if (source.pointer === '' || Object.hasOwn(keywordsOf(source), 'x-json-structure')) return undefined;
    const split =
      Object.hasOwn(keywordsOf(source), 'allOf') || Object.hasOwn(keywordsOf(source), '$ref')
        ? splitOf(source, translation)
        : undefined;
    const own = split?.own ?? viewOf([source], false, translation);
    if (!isPlainObject(own) || own.keywords.has('unevaluatedProperties')) return undefined;
    const bases = inherited(split?.bases ?? [], own, depth, translation);
    if (bases === undefined) return undefined;
    const place = { name: nameOf(source), depth: depth + 1 };
    let text = '';
    const isSettled = settle(source, () => {
      text = translation.define(`${place.name}Base`, {});
      return { type: 'object', $extends: text, ...annotationsOf(own, translation) };
    });
    if (!isSettled) return undefined;
    const members = objectOf(own, place, translation) ?? {};
    translation.redefine(text, { ...members, abstract: true, ...extendsOf(bases) });
    return {
      text,
      lineage: lineageOf(bases) + 1,
      names: new Set([...own.properties.keys(), ...bases.flatMap((base) => [...base.names])]),
    };
  };

  const inherited = (
    sources: readonly Source[],
    own: View,
    depth: number,
    translation: Translation,
  ): readonly Base[] | undefined => {
    const bases = sources.map((source) => baseOf(source, depth + 1, translation));
    if (!bases.every((base) => base !== undefined) || overlap(bases, own)) return undefined;
    if (lineageOf(bases) > maxLineage) return undefined;
    const declared = new Set([...own.properties.keys(), ...bases.flatMap((base) => [...base.names])]);
    return requiredIn(own).every((name) => declared.has(name)) ? bases : undefined;
  };

  return {
    extending: (source, place, translation) => {
      const keywords = keywordsOf(source);
      if (!Object.hasOwn(keywords, 'allOf') && !Object.hasOwn(keywords, '$ref')) return undefined;
      const split = splitOf(source, translation);
      if (split === undefined || !extendsPlainly(split.own)) return undefined;
      const bases = inherited(split.bases, split.own, place.depth, translation);
      if (bases === undefined) return undefined;
      const rest = valueIn(split.own, 'unevaluatedProperties');
      const members = split.own.properties.size === 0 ? { type: 'object' } : ownMembers(split.own, place, translation);
      if (members === undefined) return undefined;
      const required = requiredIn(split.own);
      return {
        ...members,
        ...extendsOf(bases),
        ...(required.length > 0 ? { required } : {}),
        ...(rest === false ? { additionalProperties: false } : {}),
        ...annotationsOf(split.own, translation),
      };
    },
  };
};

/** The type itself may say less: it may leave out its type and its properties, and close itself and its bases together. */
const extendsPlainly = (own: View): boolean =>
  own.allowed.kinds.includes('object') &&
  own.beside.length === 0 &&
  haveIdentifiers(own) &&
  [...own.keywords.keys()].every(
    (keyword) =>
      inheritable.has(keyword) ||
      isAnnotation(keyword) ||
      (keyword === 'unevaluatedProperties' && typeof valueIn(own, keyword) === 'boolean'),
  );

/** The properties of the type itself; what it requires of its bases is declared there. */
const ownMembers = (own: View, place: Place, translation: Translation): JsonObject | undefined => {
  const keywords = new Map(
    [...own.keywords].filter(([keyword]) => keyword !== 'required' && keyword !== 'unevaluatedProperties'),
  );
  return objectOf({ ...own, keywords }, place, translation);
};

const extendsOf = (bases: readonly Base[]): JsonObject => {
  const [only, second] = bases.map((base) => base.text);
  if (only === undefined) return {};
  return { $extends: second === undefined ? only : bases.map((base) => base.text) };
};
