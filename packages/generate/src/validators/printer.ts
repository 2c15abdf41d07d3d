import type { Contract, Pointer, Problem, Schema, SchemaObject } from '@schemawright/contract';
import { expressionOf, failure, indent, pathOf, statementsOf, type Code, type Place, type Step } from './code.ts';
import { arrays } from './keywords/arrays.ts';
import { combinations } from './keywords/combinations.ts';
import { numbers } from './keywords/numbers.ts';
import { objects } from './keywords/objects.ts';
import { strings } from './keywords/strings.ts';
import { typeGuard, typesOf, type Types } from './keywords/types.ts';
import { values } from './keywords/values.ts';
import { isLeaf, schemaAt } from './schema.ts';

/** What a module calls the format check that it imports: a schema may be named as the format is. */
export const formatName = (exportName: string): string => exportName.replace(/^is/, 'format');

/** What the keywords need while one module is printed. */
export interface Printer {
  readonly contract: Contract;
  /** The check of a schema as an expression: inline where it is short, else a call. */
  check(schema: Schema, place: Place): string;
  /** A call of the function that checks the schema at the place's pointer. */
  call(place: Place): string;
  /** A further function of the module, named by what it is for; `print` is asked once. */
  define(id: string, print: (name: string) => string): string;
  /** A constant of the module; the expression must have no effect. */
  constant(expression: string): string;
  /** The name, in the module, of a format's check. */
  format(exportName: string): string;
  /** Whether the reference at the pointer would lead a check back to itself for ever. */
  isEndless(pointer: Pointer): boolean;
  report(code: string, message: string, pointer: Pointer): void;
}

/** One keyword group: what it asks of a value. */
export type Keywords = (schema: SchemaObject, place: Place, types: Types, printer: Printer) => readonly Step[];

const groups: readonly Keywords[] = [strings, numbers, objects, arrays, values, combinations];

/** A module that is being printed. */
export interface Module extends Printer {
  /** Prints the function that checks the schema at `pointer` under a name of its own. */
  checkFunction(name: string, pointer: Pointer): string;
  /** The functions and constants so far. */
  definitions(): readonly string[];
  /** The components whose check is called, the formats that are used; both grow as functions are printed. */
  readonly components: ReadonlySet<string>;
  readonly formats: ReadonlySet<string>;
}

export interface ModuleSettings {
  readonly contract: Contract;
  /** The identifier of the component that a pointer names as a whole: its check is imported. */
  readonly componentAt: (pointer: Pointer) => string | undefined;
  readonly endless: ReadonlySet<Pointer>;
  readonly report: (problem: Problem) => void;
}

export const createModule = ({ contract, componentAt, endless, report }: ModuleSettings): Module => {
  const definitions: string[] = [];
  const names = new Map<string, string>();
  const components = new Set<string>();
  const formats = new Set<string>();

  const codeOf = (schema: Schema, place: Place): Code => {
    if (schema === true) return { steps: [] };
    if (schema === false) return { steps: [{ test: failure(place, 'not', 'be absent') }] };
    const types = typesOf(schema);
    const guard = typeGuard(schema, place, types);
    const steps = groups.flatMap((keywords) => keywords(schema, place, types, module));
    return guard === undefined ? { steps } : { guard, steps };
  };

  const module: Module = {
    contract,
    components,
    formats,
    definitions: () => definitions,
    check: (schema, place) => (isLeaf(schema) ? expressionOf(codeOf(schema, place)) : module.call(place)),
    call: (place) => {
      const component = componentAt(place.pointer);
      if (component !== undefined) components.add(component);
      const name =
        component === undefined
          ? module.define(place.pointer, (part) => module.checkFunction(part, place.pointer))
          : `check${component}`;
      return place.quiet ? `${name}(${place.value})` : `${name}(${place.value}, errors, ${pathOf(place)})`;
    },
    checkFunction: (name, pointer) => {
      const code = codeOf(schemaAt(contract, pointer) ?? true, { value: 'value', pointer, quiet: false });
      const body = statementsOf(code);
      const variables = /\bmember\b/.test(body) ? '  let member;\n' : '';
      return `function ${name}(value, errors, path) {\n${variables}${indent(body)}\n}`;
    },
    define: (id, print) => {
      const known = names.get(id);
      if (known !== undefined) return known;
      const name = `part${names.size + 1}`;
      names.set(id, name);
      const slot = definitions.push('') - 1;
      definitions[slot] = print(name);
      return name;
    },
    constant: (expression) => module.define(`constant ${expression}`, (name) => `const ${name} = ${expression};`),
    format: (exportName) => {
      formats.add(exportName);
      return formatName(exportName);
    },
    isEndless: (pointer) => endless.has(pointer),
    report: (code, message, pointer) =>
      report({ severity: 'warning', code, message, pointer, place: contract.origin(pointer) }),
  };
  return module;
};
