import { child, type Contract, type Pointer } from '@schemawright/contract';
import type { GeneratedFile } from '../generator.ts';
import { schemaNames } from '../names.ts';
import { header } from '../print/text.ts';
import { assertionsOf, isSchema, member, referenceOf, schemaAt } from '../validators/schema.ts';
import { inPlaceFamily } from '../views/family.ts';
import { viewsOf, type Direction, type Int64, type Views } from '../views/views.ts';
import { functionOf, homes, numberConversion, type Printer } from './printer.ts';

/** A function, and the module that exports it, relative to the package. */
export interface Conversion {
  readonly name: string;
  readonly module: string;
}

/** The conversions of a contract: modules come into being as they are asked for. */
export interface Conversions {
  readonly int64: Int64;
  /**
   * What converts values of a schema between wire and caller; `undefined` where both are the same. A schema that is no
   * component is converted in a module that has the name of its `owner`.
   */
  of(pointer: Pointer | undefined, direction: Direction, owner: string): Conversion | undefined;
  /** What converts the items of a list, or else the values themselves. */
  ofItems(pointer: Pointer | undefined, owner: string): Conversion | undefined;
  /** The modules so far. */
  files(): readonly GeneratedFile[];
}

interface Module {
  readonly functions: Map<string, string>;
  readonly names: Map<string, string>;
  readonly imports: Map<string, Set<string>>;
}

const textOf = ({ functions, imports }: Module): string => {
  const lines = [...imports]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';\n`);
  return `${header}${lines.join('')}\n${[...functions.values()].map((text) => `export ${text}\n`).join('\n')}`;
};

/** From one file to another of the same package. */
const relative = (from: string, to: string): string => `${'../'.repeat(from.split('/').length - 1)}${to}`;

export const conversionsOf = (contract: Contract, int64: Int64): Conversions => {
  const views: Views = viewsOf(contract, int64);
  const names = new Map([...schemaNames(contract)].map(([key, name]) => [child('/components/schemas', key), name]));
  const modules = new Map<string, Module>();

  const moduleAt = (path: string): Module => {
    const known = modules.get(path);
    if (known !== undefined) return known;
    const made = { functions: new Map(), names: new Map(), imports: new Map() };
    modules.set(path, made);
    return made;
  };

  /** The schema that a mere reference leads to. */
  const target = (pointer: Pointer): Pointer => {
    const seen = new Set<Pointer>();
    for (let at = pointer; ;) {
      const schema = schemaAt(contract, at);
      const next =
        typeof schema === 'object' && !seen.has(at) && assertionsOf(schema).length === 1
          ? referenceOf(schema)
          : undefined;
      if (next === undefined) return at;
      seen.add(at);
      at = next;
    }
  };

  /** The function for a schema, printed where it is not yet. */
  const place = (given: Pointer, direction: Direction, here: string): Conversion => {
    const pointer = target(given);
    const leaf = numberConversion({ contract, views }, pointer, direction);
    const isLeaf = leaf !== undefined && views.steps(pointer).length === 0;
    if (isLeaf) return { name: leaf, module: `runtime/${homes[leaf]}.js` };
    const component = names.get(pointer);
    const path = component === undefined ? here : `conversions/${component}.js`;
    const module = moduleAt(path);
    const key = `${direction} ${pointer}`;
    const known = module.names.get(key);
    if (known !== undefined) return { name: known, module: path };
    const name = component === undefined ? `part${module.names.size + 1}` : `${direction}${component}`;
    module.names.set(key, name);
    module.functions.set(name, '');
    // `$` keeps what is imported apart from all that has a name of its own.
    const imported = ({ name: of, module: from }: Conversion): string => {
      if (from === path) return of;
      const specifier = relative(path, from);
      module.imports.set(specifier, (module.imports.get(specifier) ?? new Set()).add(`${of} as $${of}`));
      return `$${of}`;
    };
    const printer: Printer = {
      contract,
      views,
      convert: (at, way) => imported(place(at, way, path)),
      runtime: (of) => imported({ name: of, module: `runtime/${homes[of]}.js` }),
    };
    module.functions.set(name, functionOf(printer, name, pointer, direction));
    return { name, module: path };
  };

  const of: Conversions['of'] = (pointer, direction, owner) =>
    pointer !== undefined && views.isConverted(pointer, direction)
      ? place(pointer, direction, `conversions/operations/${owner}.js`)
      : undefined;

  return {
    int64,
    of,
    ofItems: (pointer, owner) => {
      const list =
        pointer === undefined
          ? undefined
          : inPlaceFamily(contract, pointer).find(({ schema }) => isSchema(member(schema, 'items')));
      return of(list === undefined ? pointer : child(list.pointer, 'items'), 'received', owner);
    },
    files: () =>
      [...modules]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([path, module]) => ({ path, text: textOf(module) })),
  };
};
