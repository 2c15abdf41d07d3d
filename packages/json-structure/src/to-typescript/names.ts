import { definitionsOf, rootName, type Definition } from '../definition-names.ts';
import type { JsonObject } from '../json.ts';
import type { Structure } from '../structure.ts';

/** Words of the language that start a statement or stand in one. */
const keywords: ReadonlySet<string> = new Set(
  `break case catch class const continue debugger default delete do else enum export extends finally for if in
  instanceof return super switch throw try var while with`.split(/\s+/),
);

/** Other words that can't name a type, or mean something else where a type stands. Globals may: the module uses none. */
const typeWords: ReadonlySet<string> = new Set(
  `abstract any arguments as asserts async await bigint boolean declare eval false from function get global globalThis
  implements import infer interface intrinsic is keyof let module namespace never new null number object of out package
  private protected public readonly require satisfies set static string symbol this true type typeof undefined unique
  unknown using void yield`.split(/\s+/),
);

export interface TypeNames {
  /** The types to export, in document order: those of `$defs` in JSON Schema, and the type of instances. */
  readonly declared: readonly Definition[];
  readonly of: ReadonlyMap<JsonObject, string>;
  /** The document's own name for the type that `$root` picks; nothing where that type has this very name. */
  readonly rootAlias: string | undefined;
  /** A name that no exported type has. */
  readonly free: (wish: string) => string;
}

/** An exported name for each type: the one in `$defs` of the JSON Schema, with a `_` after a word that can't be one. */
export const typeNames = (structure: Structure): TypeNames => {
  const wanted = definitionsOf(structure);
  const kept = new Set(wanted.map(({ name }) => name).filter(isFit));
  const taken = new Set(kept);
  const free = (wish: string): string => {
    let name = isFit(wish) ? wish : `${wish}_`;
    for (let number = 2; taken.has(name); number += 1) name = `${wish}_${number}`;
    taken.add(name);
    return name;
  };
  const definitions = wanted.map((definition) => ({
    ...definition,
    name: kept.has(definition.name) ? definition.name : free(definition.name),
  }));

  const root = structure.instanceType;
  const known = definitions.find(({ schema }) => schema === root?.schema);
  const name = rootName(structure.document);
  const declared =
    root === undefined || known !== undefined ? definitions : [{ ...root, name: free(name) }, ...definitions];
  return {
    declared,
    of: new Map(declared.map((definition) => [definition.schema, definition.name])),
    rootAlias:
      known === undefined || known.schema === structure.document || known.name === name ? undefined : free(name),
    free,
  };
};

const isFit = (name: string): boolean => name !== '' && !keywords.has(name) && !typeWords.has(name);

/** The label of a tuple's element. It is for readers only: one that is no identifier loses what it can't keep. */
export const labelOf = (name: string): string => {
  const label = name.replace(/[^A-Za-z0-9_$]/g, '_').replace(/^(?=\d|$)/, '_');
  return keywords.has(label) ? `${label}_` : label;
};
