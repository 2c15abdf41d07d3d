import { isObject, type Json, type JsonObject } from '../json.ts';
import { tokensOf, type Pointer } from '../pointer.ts';
import { createNames, identifierOf, partOfName } from './names.ts';
import type { Source } from './source.ts';

/** The definitions of the document in the making. */
export interface Definitions {
  /** A reference to the definition of a schema of the input, which `translate` fills later. */
  readonly reference: (source: Source) => string;
  /** A reference to a new definition with the name wished for, or one like it. */
  readonly define: (wish: string, schema: JsonObject) => string;
  /** Replaces a definition that `define` made. */
  readonly redefine: (reference: string, schema: JsonObject) => void;
  /** Settles what the definition of a schema of the input is, once; false when it was settled before. */
  readonly settle: (source: Source, make: () => JsonObject) => boolean;
  /** The names that definitions had in the input, by those that they have now. */
  readonly formerNames: () => ReadonlyMap<string, string>;
  /** The name of the root type among the definitions, should it stand there. */
  readonly rootName: string;
  /** Makes all definitions that are asked for. */
  readonly finish: (translate: (source: Source, name: string) => JsonObject) => Map<string, JsonObject>;
}

const prefix = '#/definitions/';

/** The keywords that hold definitions of a JSON Schema. */
const holders: readonly string[] = ['$defs', 'definitions'];

/** `waits`: whether a definition is made only when something asks for it. */
export const createDefinitions = (root: Json, rootName: string, waits: (source: Source) => boolean): Definitions => {
  const free = createNames();
  const names = new Map<Pointer, string>();
  const made = new Map<string, JsonObject | undefined>();
  const settled = new Set<Pointer>();
  const waiting: Source[] = [];

  const reference = (source: Source): string => {
    const known = names.get(source.pointer);
    if (known !== undefined && made.has(known)) return prefix + known;
    const name = known ?? free(wishOf(source.pointer));
    names.set(source.pointer, name);
    made.set(name, undefined);
    waiting.push({ schema: source.schema, pointer: source.pointer });
    return prefix + name;
  };

  for (const holder of holders) {
    const held = isObject(root) && Object.hasOwn(root, holder) ? root[holder] : undefined;
    if (!isObject(held)) continue;
    for (const [name, schema] of Object.entries(held)) {
      const pointer = `/${holder}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if ((isObject(schema) || typeof schema === 'boolean') && !waits({ schema, pointer }))
        reference({ schema, pointer });
    }
  }

  // After the definitions, which keep their names.
  names.set('', free(rootName));

  return {
    reference,
    define: (wish, schema) => {
      const name = free(wish);
      made.set(name, schema);
      return prefix + name;
    },
    redefine: (text, schema) => void made.set(text.slice(prefix.length), schema),
    settle: (source, make) => {
      const name = reference(source).slice(prefix.length);
      if (settled.has(source.pointer) || made.get(name) !== undefined) return false;
      settled.add(source.pointer);
      made.set(name, make());
      return true;
    },
    formerNames: () =>
      new Map(
        [...names].flatMap(([pointer, name]) =>
          pointer === '' ? [] : [[name, tokensOf(pointer).at(-1) ?? name] as const],
        ),
      ),
    rootName: names.get('') ?? rootName,
    finish: (translate) => {
      for (let at = 0; at < waiting.length; at += 1) {
        const source = waiting[at];
        const name = source === undefined ? undefined : names.get(source.pointer);
        if (source === undefined || name === undefined || made.get(name) !== undefined) continue;
        const schema = translate(source, name);
        if (made.get(name) === undefined) made.set(name, schema);
      }
      return made as Map<string, JsonObject>;
    },
  };
};

const structural: ReadonlySet<string> = new Set(
  '$defs definitions properties items additionalProperties patternProperties prefixItems allOf anyOf oneOf components schemas'.split(
    ' ',
  ),
);

const wishOf = (pointer: Pointer): string => {
  const tokens = tokensOf(pointer);
  const [first = '', ...rest] = tokens.filter((token) => !structural.has(token));
  return rest.length === 0 ? identifierOf(first) : identifierOf(first + rest.map(partOfName).join(''));
};
