import { type Json, type JsonObject } from '../json.ts';
import { lint } from '../lint.ts';
import type { Extension } from '../meta-schemas.ts';
import { child } from '../pointer.ts';
import type { LintProblem } from '../problem.ts';
import { withoutCycles } from './cut-cycles.ts';
import { createDefinitions, type Definitions } from './definitions.ts';
import { closesRoot, headOf, isLibrary, rootOf, sameDefinition, withoutExcused } from './document.ts';
import { createInheritance } from './inheritance.ts';
import { createLosses, type Losses } from './losses.ts';
import { identifierOf } from './names.ts';
import { objectsIn, referencesTo } from './references.ts';
import { createResolver } from './resolver.ts';
import { allOf, schemaOf, type Reuse } from './schema.ts';
import type { Source } from './source.ts';
import { extensionsIn, type Translation } from './translation.ts';

export interface FromJsonSchemaOptions {
  /** The name of the document and of its root type; what can't stand in an identifier becomes `_`. */
  readonly name: string;
  /** The identity of the document, an absolute URI. */
  readonly id: string;
  /** The URI of the meta-schema to use; by default the smallest that has what is needed. */
  readonly metaSchema?: string;
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
  const losses = createLosses();
  const document = converted(schema, options, losses, true);
  if (!isHinted(schema) || !hasErrors(document)) return { document, problems: losses.problems() };
  // The annotation may be anybody's: a document that it spoils is made again without it.
  const plain = createLosses();
  plain.tell('restored', '', 'the annotations x-json-structure do not fit their schemas, and are not followed');
  return { document: converted(schema, options, plain, false), problems: plain.problems() };
};

const isHinted = (schema: Json): boolean => {
  for (const object of objectsIn(schema)) if (Object.hasOwn(object, 'x-json-structure')) return true;
  return false;
};

const hasErrors = (document: JsonObject): boolean => lint(document).some(({ severity }) => severity === 'error');

const converted = (
  schema: Json,
  { name, id, metaSchema }: FromJsonSchemaOptions,
  losses: Losses,
  honours: boolean,
): JsonObject => {
  const input = withoutExcused(schema);
  const rootName = identifierOf(name);
  const needed = new Set<Extension>();
  const definitions = createDefinitions(input, rootName);
  const translation = createTranslation(input, definitions, needed, losses, honours);

  const same = input === schema ? undefined : sameDefinition(input);
  const target = same === undefined ? undefined : translation.resolve(`#${child('/$defs', same)}`);
  const root = isLibrary(input) ? undefined : rootSchema(target, input, rootName, translation);
  const made = definitions.finish((one, wish) => translation.schema(one, { name: wish, depth: 0 }));
  const body = root === undefined ? { name: rootName } : rootOf(root, rootName, definitions.rootName, made);
  if (input === schema && closesRoot(body, made))
    losses.tell(
      'instance-keywords',
      '',
      'the root of an instance may always carry $schema and $uses, though the type is closed',
    );
  const document = {
    ...headOf(id, needed, metaSchema, losses),
    ...body,
    ...(made.size > 0 ? { definitions: Object.fromEntries(made) } : {}),
  };
  return withoutCycles(document, () =>
    losses.tell('cycle', '', 'a schema asks nothing of a value but itself; the part that leads back is left out'),
  );
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
  needed: Set<Extension>,
  losses: Losses,
  honours: boolean,
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
    honours,
    tell: losses.tell,
    schema: (source, place) => schemaOf(source, place, translation, reuse),
    all: (sources, place) => allOf(sources, place, translation, reuse),
    reference: definitions.reference,
    define: definitions.define,
    redefine: definitions.redefine,
    binding: (made) => {
      for (const extension of extensionsIn(made)) needed.add(extension);
      return made;
    },
  };
  return translation;
};
