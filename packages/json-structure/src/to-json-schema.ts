import { keptIn } from './annotation.ts';
import { createConverter } from './converter.ts';
import { definitionsOf, rootName, withOwnDefinitions } from './definition-names.ts';
import { notAnObject, readDocument, type DocumentReading, type ReadOptions } from './document.ts';
import { isLibrary, sameDefinition, withoutExcused } from './from-json-schema/document.ts';
import { instanceSchema } from './instance-schema.ts';
import { isObject, isString, type JsonObject } from './json.ts';
import { lossesInto } from './json-schema-losses.ts';
import { withAnnotation } from './kept.ts';
import { child, type Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';
import type { Structure } from './structure.ts';
import { nearestDoubles } from './text/nearest-doubles.ts';

export interface JsonSchemaDefinition {
  readonly schema: JsonObject;
  /** Where it stands in the JSON Structure document. */
  readonly pointer: Pointer;
}

export interface JsonSchemaResult {
  /** The name of the document and of its root type. */
  readonly name: string;
  /** The type of instances; nothing for a library of types. */
  readonly schema: JsonObject | undefined;
  /** The named types, referred to as `#/$defs/NAME`. */
  readonly definitions: ReadonlyMap<string, JsonSchemaDefinition>;
  /**
   * Where parts come from: pointers into `schema` with the definitions put below `/$defs`, to pointers into the document.
   * A pointer that is missing follows its nearest listed parent, with the rest of its path unchanged.
   */
  readonly sources: ReadonlyMap<Pointer, Pointer>;
  /** What was imported: places in the document as it is with its imports, to the document and place that declares it. */
  readonly imported: DocumentReading['imported'];
  /** What is wrong with the document, and what JSON Schema can't say. A schema with an error accepts anything. */
  readonly problems: readonly LintProblem[];
  /** The places of references to what an import that failed would have brought; they accept anything too. */
  readonly unimported: readonly Pointer[];
}

/**
 * JSON Schema 2020-12 that accepts what the document accepts, when formats are asserted (`@schemawright/json-structure/formats`
 * has the tests of `js-int64` and its like). What JSON Schema can't say is kept in the annotation `x-json-structure`.
 */
export const toJsonSchema = (document: JsonObject, options: ReadOptions = {}): JsonSchemaResult => {
  if (!isObject(document)) return { ...nothing, problems: [notAnObject] };
  // JSON Schema is carried as values of JavaScript, whose numbers are doubles.
  const { value: representable, rounded } = nearestDoubles(document);
  const reading = readDocument(withOwnDefinitions(representable), options);
  const { structure, broken, imported } = reading;
  const losses: LintProblem[] = [];
  const tell = lossesInto(losses);
  for (const pointer of rounded)
    tell('digits', pointer, 'the number has more digits than a double holds; the nearest double stands for it');
  const sources = new Map<Pointer, Pointer>();
  const wanted = definitionsOf(structure);
  const definitionNames = new Map(wanted.map(({ schema, name }) => [schema, name]));
  const converter = createConverter({ structure, broken, definitionNames, tell, sources });

  const root = instanceSchema(converter, tell);
  const definitions = new Map(
    wanted.map((definition) => {
      const { name, pointer, isInPlace } = definition;
      const made = converter.inFull(definition, child('/$defs', name));
      return [
        name,
        { schema: isInPlace === true ? withAnnotation(made, { ...keptIn(made), inPlace: true }) : made, pointer },
      ];
    }),
  );
  const name = rootName(document);
  return {
    name,
    schema: root && leadingBack(root, structure, definitionNames, definitions),
    definitions,
    sources,
    imported,
    get problems() {
      return [...reading.problems, ...losses];
    },
    get unimported() {
      return reading.unimported;
    },
  };
};

/** What was written out at the root though it is a definition names that definition, unless it can be told by the words. */
const leadingBack = (
  root: JsonObject,
  { instanceType }: Structure,
  names: ReadonlyMap<JsonObject, string>,
  definitions: ReadonlyMap<string, JsonSchemaDefinition>,
): JsonObject => {
  const name = instanceType === undefined ? undefined : names.get(instanceType.schema);
  if (instanceType === undefined || isString(root['$ref'])) return root;
  if (name === undefined) {
    // Nothing but definitions would be a library of types.
    const isTold = definitions.size === 0 || !isLibrary({ ...root, $defs: { any: {} } });
    return isTold ? root : withAnnotation(root, { type: 'any', ...keptIn(root) });
  }
  const $defs = Object.fromEntries([...definitions].map(([key, { schema }]) => [key, schema]));
  const whole = { ...root, $defs };
  const input = withoutExcused(whole);
  if (input !== whole && sameDefinition(input) === name) return root;
  return withAnnotation(root, { ...keptIn(root), $root: `#/$defs/${name}` });
};

const nothing: JsonSchemaResult = {
  name: 'Root',
  schema: undefined,
  definitions: new Map(),
  sources: new Map(),
  imported: new Map(),
  problems: [],
  unimported: [],
};
