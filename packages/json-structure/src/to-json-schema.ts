import { withAddInSchemas } from './add-in-schema.ts';
import { instanceKeywords } from './compile.ts';
import { createConverter } from './converter.ts';
import { definitionsOf, rootName } from './definition-names.ts';
import { notAnObject, readDocument, type DocumentReading, type ReadOptions } from './document.ts';
import { isObject, type JsonObject } from './json.ts';
import { child, type Pointer } from './pointer.ts';
import type { LintProblem } from './problem.ts';
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
}

/**
 * JSON Schema 2020-12 that accepts what the document accepts, when formats are asserted (`@schemawright/json-structure/formats`
 * has the tests of `js-int64` and its like). What JSON Schema can't say is kept in the annotation `x-json-structure`.
 */
export const toJsonSchema = (document: JsonObject, options: ReadOptions = {}): JsonSchemaResult => {
  if (!isObject(document)) return { ...nothing, problems: [notAnObject] };
  // JSON Schema is carried as values of JavaScript, whose numbers are doubles.
  const { value: representable, rounded } = nearestDoubles(document);
  const reading = readDocument(representable, options);
  const { structure, broken, imported } = reading;
  const losses: LintProblem[] = rounded.map(roundedNumber);
  const sources = new Map<Pointer, Pointer>();
  const wanted = definitionsOf(structure);
  const definitionNames = new Map(wanted.map(({ schema, name }) => [schema, name]));
  const converter = createConverter({ structure, broken, definitionNames, tell: (loss) => losses.push(loss), sources });

  const root = structure.instanceType;
  // The names that an instance may carry at its root are told of the root alone, not of the type as others use it.
  const schema =
    root &&
    (withAddInSchemas(root, converter, instanceKeywords, (loss) => losses.push(loss)) ??
      converter.schema(root, '', instanceKeywords));
  const definitions = new Map(
    wanted.map((definition) => {
      const { name, pointer } = definition;
      return [name, { schema: converter.inFull(definition, child('/$defs', name)), pointer }];
    }),
  );
  return {
    name: rootName(document),
    schema,
    definitions,
    sources,
    imported,
    get problems() {
      return [...reading.problems, ...losses];
    },
  };
};

const roundedNumber = (pointer: Pointer): LintProblem => ({
  severity: 'warning',
  code: 'js-json-schema-loss',
  message: 'the number has more digits than a double holds; the nearest double stands for it',
  pointer,
});

const nothing: JsonSchemaResult = {
  name: 'Root',
  schema: undefined,
  definitions: new Map(),
  sources: new Map(),
  imported: new Map(),
  problems: [],
};
