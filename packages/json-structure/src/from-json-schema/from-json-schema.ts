import { relinked } from '../annotation.ts';
import { isObject, isString, type Json, type JsonObject } from '../json.ts';
import { child, type Pointer } from '../pointer.ts';
import type { LintProblem } from '../problem.ts';
import { withoutCycles } from './cut-cycles.ts';
import { createDefinitions, type Definitions } from './definitions.ts';
import {
  closesRoot,
  extensionsIn,
  headOf,
  isLibrary,
  rootOf,
  sameDefinition,
  withoutAddIns,
  withoutExcused,
} from './document.ts';
import { misfits } from './fit.ts';
import { definitionFor, hintsOf, inertIn, standsInPlace, type Restoration } from './hints.ts';
import { createInheritance } from './inheritance.ts';
import { createLosses, type Losses } from './losses.ts';
import { identifierOf } from './names.ts';
import { isReference } from '../references.ts';
import { referencesTo } from './references.ts';
import { createResolver } from './resolver.ts';
import { allOf, inferred, schemaOf, type Reuse } from './schema.ts';
import type { Source } from './source.ts';
import type { Translation } from './translation.ts';

export interface FromJsonSchemaOptions {
  /** The name of the document and of its root type; what can't stand in an identifier becomes `_`. */
  readonly name: string;
  /** The identity of the document, an absolute URI. */
  readonly id: string;
  /** The URI of the meta-schema to use; by default the smallest that has what is needed. */
  readonly metaSchema?: string;
  /** The extensions that `$uses` switches on; by default those that are needed. */
  readonly uses?: readonly string[];
}

export interface FromJsonSchemaResult {
  readonly document: JsonObject;
  /** What JSON Structure can't say, or says otherwise; the pointers lead into the JSON Schema. */
  readonly problems: readonly LintProblem[];
}

/**
 * A self-contained JSON Structure document that accepts what a self-contained JSON Schema accepts, formats asserted: of
 * draft 2020-12, with the habits of earlier drafts and of OpenAPI 3.0 understood. Where that can't be, a problem
 * `js-from-json-schema-loss` says so. Undoes `toJsonSchema`, given its `schema` with the definitions below `$defs`.
 */
export const fromJsonSchema = (schema: Json, options: FromJsonSchemaOptions): FromJsonSchemaResult => {
  // The annotation may be anybody's: where it says something else than the schema that it stands in, it is not followed.
  const refused = new Set<Pointer>();
  for (let round = 0; round < maxRounds; round += 1) {
    const { result, restoration, formerNames } = converted(
      schema,
      options,
      (pointer) => !refused.has(pointer),
      refused,
    );
    if (restoration.made.size === 0 && Object.keys(hintsOf({ schema, pointer: '' }, restoration)).length === 0)
      return result;
    const misfitting = misfits(result.document, restoration, schema, (name) => formerNames.get(name) ?? name);
    if (misfitting.size === 0) return result;
    for (const pointer of misfitting) refused.add(pointer);
  }
  return converted(schema, options, () => false, new Set([...refused, ''])).result;
};

/** How often the conversion is made again without the annotations that turned out not to fit. */
const maxRounds = 6;

interface Conversion {
  readonly result: FromJsonSchemaResult;
  readonly restoration: Restoration;
  readonly formerNames: ReadonlyMap<string, string>;
}

const converted = (
  schema: Json,
  { name, id, metaSchema, uses }: FromJsonSchemaOptions,
  honours: (pointer: Pointer) => boolean,
  refused: ReadonlySet<Pointer>,
): Conversion => {
  const losses = createLosses();
  for (const pointer of refused)
    losses.tell('restored', pointer, 'the annotation x-json-structure does not fit its schema, and is not followed');
  const rootName = identifierOf(name);
  const restoration: Restoration = { honours, rootName, made: new Map(), parts: new Map(), inPlace: new Set() };
  const kept = hintsOf({ schema, pointer: '' }, restoration);
  const input = withoutAddIns(withoutExcused(schema), kept);
  const definitions = createDefinitions(input, rootName, (source) => standsInPlace(source, restoration));
  const translation = createTranslation(input, definitions, losses, restoration);

  const rootOnceMade = rootBody(input, schema, kept, rootName, definitions, translation);
  const made = definitions.finish((one, wish) => translation.schema(one, { name: wish, depth: 0 }));
  const { root, type, declared } = rootOnceMade(made);
  const isTold = restoration.made.has('') || isString(kept['$root']);
  if (input === schema && !isTold && closesRoot(root, declared))
    losses.tell(
      'instance-keywords',
      '',
      'the root of an instance may always carry $schema and $uses, though the type is closed',
    );
  const $offers = relinked('$offers', kept['$offers'], (text) => definitionFor(text, translation), 'as object');
  const body = {
    ...root,
    ...($offers === undefined ? {} : { $offers }),
    ...(declared.size > 0 ? { definitions: Object.fromEntries(declared) } : {}),
  };
  const isInert = inertIn(restoration);
  const head = headOf(
    id,
    extensionsIn(body, (schema, keyword) => isInert(schema === body && type !== undefined ? type : schema, keyword)),
    { metaSchema, uses },
    losses,
  );
  const document = withoutCycles({ ...head, ...body }, () =>
    losses.tell('cycle', '', 'a schema asks nothing of a value but itself; the part that leads back is left out'),
  );
  return {
    result: { document, problems: losses.problems() },
    restoration,
    formerNames: definitions.formerNames(),
  };
};

interface Body {
  readonly root: JsonObject;
  /** The root type as it was made. */
  readonly type?: JsonObject;
  readonly declared: ReadonlyMap<string, JsonObject>;
}

/** The root of the document, once the definitions are made. */
const rootBody = (
  input: Json,
  schema: Json,
  kept: JsonObject,
  rootName: string,
  definitions: Definitions,
  translation: Translation,
): ((made: Map<string, JsonObject>) => Body) => {
  const picked = isString(kept['$root']) ? translation.resolve(kept['$root']) : undefined;
  if (picked === undefined && isLibrary(input)) return (declared) => ({ root: { name: rootName }, declared });
  const same = input === schema ? undefined : sameDefinition(input);
  const target = picked ?? (same === undefined ? undefined : translation.resolve(`#${child('/$defs', same)}`));
  const root = rootSchema(target, input, rootName, translation);
  return (declared) => {
    const inPlace = declaredInPlace(
      root,
      target ?? referredBy(input, translation),
      rootName,
      declared,
      translation.restoration,
    );
    if (inPlace === undefined)
      return { root: rootOf(root, rootName, definitions.rootName, declared), type: root, declared };
    const others = new Map([...declared].filter(([name]) => name !== rootName));
    return { root: inPlace, type: inPlace, declared: others };
  };
};

const referredBy = (input: Json, { resolve }: Translation): Source | undefined =>
  isObject(input) && isString(input['$ref']) ? resolve(input['$ref']) : undefined;

/** The root type that other types refer to, where it stood in place: it is known by its name. */
const declaredInPlace = (
  { type }: JsonObject,
  target: Source | undefined,
  rootName: string,
  declared: ReadonlyMap<string, JsonObject>,
  restoration: Restoration,
): JsonObject | undefined => {
  const made = declared.get(rootName);
  if (target === undefined || made === undefined || !isReference(type) || type.$ref !== `#/definitions/${rootName}`)
    return undefined;
  return hintsOf(target, restoration)['name'] === rootName && isString(made['type']) ? made : undefined;
};

/** The root is declared apart where something refers to it. */
const rootSchema = (same: Source | undefined, input: Json, name: string, translation: Translation): JsonObject => {
  const itself: Source = { schema: input, pointer: '' };
  const target = same ?? (referencesTo(input, translation.resolve).has('') ? itself : undefined);
  if (target !== undefined) return { type: { $ref: translation.reference(target) } };
  return translation.schema(itself, { name, depth: 0 });
};

const createTranslation = (
  input: Json,
  definitions: Definitions,
  losses: Losses,
  restoration: Restoration,
): Translation => {
  const resolve = createResolver(input);
  const counts = referencesTo(input, resolve);
  const nameOf = (source: Source): string => definitions.reference(source).slice('#/definitions/'.length);
  const reuse: Reuse = {
    settle: definitions.settle,
    inheritance: createInheritance(definitions.settle, nameOf),
    isSharedBy: ({ pointer }, users) => (counts.get(pointer) ?? 0) > users,
  };
  const translation: Translation = {
    resolve,
    restoration,
    tell: losses.tell,
    schema: (source, place) => schemaOf(source, place, translation, reuse),
    inferred: (source, place) => inferred(source, place, translation, reuse),
    all: (sources, place) => allOf(sources, place, translation, reuse),
    reference: definitions.reference,
    define: definitions.define,
    redefine: definitions.redefine,
  };
  return translation;
};
