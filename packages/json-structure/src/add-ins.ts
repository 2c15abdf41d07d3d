import type { Check } from './compile.ts';
import { membersOf } from './inheritance.ts';
import { isString, listed, plural, type JsonObject } from './json.ts';
import { child } from './pointer.ts';
import type { Finding } from './problem.ts';
import { mapEntries, type Target } from './references.ts';
import type { Structure } from './structure.ts';

/** A type that instances may add to another one. JSON Structure core, `$offers` and `$uses`. */
export interface AddIn {
  readonly type: Target;
  /** The type that it adds to: the nearest base that has instances, or the nearest of all. */
  readonly to: Target | undefined;
  /** The bases that it brings along. */
  readonly bases: readonly Target[];
}

/** What the document offers, by the names that instances use. */
export const addInsOf = (structure: Structure): ReadonlyMap<string, readonly AddIn[]> =>
  new Map(
    mapEntries(structure.document['$offers']).map(([name, pointers]) => [
      name,
      [pointers]
        .flat()
        .filter(isString)
        .flatMap((pointer) => {
          const type = structure.find(pointer);
          return type === undefined ? [] : [addInOf(type, structure)];
        }),
    ]),
  );

const addInOf = (type: Target, structure: Structure): AddIn => {
  const lineage = structure.lineage(type.schema);
  const to = lineage.find(({ schema }) => schema['abstract'] !== true) ?? lineage[0];
  const known = new Set(to === undefined ? [] : [to, ...structure.lineage(to.schema)].map(({ schema }) => schema));
  return { type, to, bases: lineage.filter(({ schema }) => !known.has(schema)) };
};

/** The structure with add-ins merged into the types that they add to. */
export const withAddIns = (structure: Structure, addIns: readonly AddIn[]): Structure => {
  const added = new Map<JsonObject, Target[]>();
  for (const { type, to, bases } of addIns) {
    if (to === undefined) continue;
    const parts = added.get(to.schema);
    if (parts === undefined) added.set(to.schema, [type, ...bases]);
    else parts.push(type, ...bases);
  }
  const lineage = (schema: JsonObject): readonly Target[] => [
    ...structure.lineage(schema),
    ...[schema, ...structure.lineage(schema).map((base) => base.schema)].flatMap((type) => added.get(type) ?? []),
  ];
  // The rest is taken over as it is, what is computed on demand included.
  return Object.create(structure, {
    lineage: { value: lineage },
    members: {
      value: (schema: JsonObject) =>
        membersOf({ schema, pointer: structure.pointerOf(schema) }, lineage(schema), structure.binds('relations')),
    },
  }) as Structure;
};

/** How many combinations of add-ins are kept compiled. */
const maxVariants = 64;

/** The check of instances whose root has `$uses`. */
export const addInCheck = (structure: Structure, checkBy: (structure: Structure) => Check): Check => {
  const offered = addInsOf(structure);
  const variants = new Map<string, Check>();
  const variant = (names: ReadonlySet<string>): Check => {
    // In the order of the document: how an instance orders them makes no difference.
    const chosen = [...offered].filter(([name]) => names.has(name));
    const key = JSON.stringify(chosen.map(([name]) => name));
    const known = variants.get(key);
    if (known !== undefined) return known;
    if (variants.size >= maxVariants) variants.clear();
    const made = checkBy(
      withAddIns(
        structure,
        chosen.flatMap(([, addIns]) => addIns),
      ),
    );
    variants.set(key, made);
    return made;
  };
  return (value) => {
    const uses = (value as JsonObject)['$uses'];
    if (!Array.isArray(uses)) return [refused([], 'must be an array of names of add-ins')];
    const list = listed(offered.keys());
    const unknown = uses.flatMap((name, index): Finding[] =>
      isString(name) && offered.has(name)
        ? []
        : [
            refused(
              [index],
              `names no add-in; the schema offers ${offered.size === 0 ? 'none' : `${plural(offered.size, 'add-in')}: ${list}`}`,
            ),
          ],
    );
    return unknown.length > 0 ? unknown : variant(new Set(uses))(value);
  };
};

const refused = (at: readonly number[], message: string): Finding => ({
  pointer: child('/$uses', ...at),
  schemaPointer: '/$offers',
  keyword: '$offers',
  message,
});
