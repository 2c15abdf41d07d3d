import { notAnObject, readDocument, type ReadOptions } from '../document.ts';
import { isObject, isString, type JsonObject } from '../json.ts';
import type { LintProblem } from '../problem.ts';
import { documentationOf } from './documentation.ts';
import { lossesOf } from './losses.ts';
import { declaredKeys, wireKeys } from './members.ts';
import { typeNames } from './names.ts';
import { interfaceOf } from './objects.ts';
import { createPrinter } from './printer.ts';
import { commentText, commentBlock } from '../printed-text.ts';
import { wideNumbers, wideNumberText } from './wide-numbers.ts';

export interface TypeScriptOptions extends ReadOptions {
  /**
   * What members are called: as `properties` declares them, or by `altnames.json` where that extension is on.
   * By default as declared.
   */
  readonly wireNames?: 'declared' | 'altnames';
}

export interface TypeScriptResult {
  /** The source of an ES module that exports types and nothing else. */
  readonly code: string;
  /** What is wrong with the document, and what TypeScript can't say. A schema with an error is `unknown`. */
  readonly problems: readonly LintProblem[];
}

/**
 * TypeScript for every type of a document: an interface for objects, an alias for others, under the names that the types
 * have in `$defs` of the JSON Schema (`Ns_Type`). The types describe values as JSON carries them and refuse none that is
 * valid, but for `$schema` and `$uses` at the root of a value, which belong to no type. The same document always gives
 * the same bytes.
 */
export const toTypeScript = (document: JsonObject, options: TypeScriptOptions = {}): TypeScriptResult => {
  if (!isObject(document)) return { code: 'export {};\n', problems: [notAnObject] };
  const reading = readDocument(document, options);
  const { structure, broken } = reading;
  const names = typeNames(structure);
  // By place and message: a type that is spelt out in several places loses the same in each.
  const losses = new Map<string, LintProblem>();
  const tell = (loss: LintProblem): void => void losses.set(`${loss.pointer} ${loss.message}`, loss);
  lossesOf(structure).forEach(tell);

  const wideNames = new Map<string, string>();
  const wideNumber = (type: string): string => {
    const known = wideNames.get(type);
    if (known !== undefined) return known;
    const name = names.free(wideNumbers.get(type)?.name ?? type);
    wideNames.set(type, name);
    return name;
  };
  const printer = createPrinter({
    structure,
    broken,
    names: names.of,
    keys: options.wireNames === 'altnames' && structure.binds('altnames') ? wireKeys : declaredKeys,
    wideNumber,
    tell,
  });

  const declarations = names.declared.map((definition) => {
    const { schema, name } = definition;
    const alias = (): string => {
      const { text } = printer.inFull(definition);
      return `export type ${name} =${text.startsWith('\n') ? '' : ' '}${text};\n`;
    };
    return commentBlock(documentationOf(schema, structure)) + (interfaceOf(definition, name, printer) ?? alias());
  });
  const instances = structure.instanceType && names.of.get(structure.instanceType.schema);
  const { rootAlias } = names;
  const root =
    rootAlias === undefined || instances === undefined
      ? []
      : [`${commentBlock(proseOf(document))}export type ${rootAlias} = ${instances};\n`];
  const wide = [...wideNumbers].flatMap(([type, number]) => {
    const name = wideNames.get(type);
    return name === undefined ? [] : [wideNumberText(number, name)];
  });
  const parts = [...wide, ...root, ...declarations];
  return {
    code: parts.length === 0 ? 'export {};\n' : parts.join('\n'),
    problems: [...reading.problems, ...losses.values()],
  };
};

/** What the document says of itself. */
const proseOf = ({ description }: JsonObject): readonly string[] =>
  isString(description) && description.trim() !== '' ? commentText(description).split('\n') : [];
