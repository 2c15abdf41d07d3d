import type { Contract, Pointer, Problem, Schema, SchemaObject } from '@schemawright/contract';
import type { Patterns } from '../generator.ts';
import { stringLiteral } from '../print/text.ts';
import {
  blockOf,
  expressionOf,
  failure,
  indent,
  pathOf,
  statementsOf,
  type Code,
  type Place,
  type Step,
} from './code.ts';
import { mostBorrowed, mostInOneFunction, weightOf } from './inlining.ts';
import { arrays } from './keywords/arrays.ts';
import { combinations } from './keywords/combinations.ts';
import { numbers } from './keywords/numbers.ts';
import { objects } from './keywords/objects.ts';
import { strings } from './keywords/strings.ts';
import { typeGuard, typesOf, type Types } from './keywords/types.ts';
import { values } from './keywords/values.ts';
import { assertionsOf, isLeaf, referenceOf, schemaAt } from './schema.ts';
import { waysFrom } from './ways.ts';

/** What a module calls the format check that it imports: a schema may be named as the format is. */
export const formatName = (exportName: string): string => `$${exportName}`;

/** What the keywords need while one module is printed. */
export interface Printer {
  readonly contract: Contract;
  /** The check of a schema as an expression: inline where it is short, else a call. */
  check(schema: Schema, place: Place): string;
  /**
   * The check of a schema as statements, which end the function when it fails; `undefined` where it needs a function of its
   * own. `often` is asked for each element or member: what a reference leads to may stand there, too.
   */
  block(schema: Schema, place: Place, often?: 'often'): string | undefined;
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
  readonly patterns: Patterns;
  report(code: string, message: string, pointer: Pointer): void;
  /** Nothing of the contract is generated then. */
  refuse(code: string, message: string, pointer: Pointer): void;
}

/** One keyword group: what it asks of a value. */
export type Keywords = (schema: SchemaObject, place: Place, types: Types, printer: Printer) => readonly Step[];

/** A check that leads to more schemas for one value keeps its answers, or the ways through them might multiply. */
const many = 1000;

/** Values no deeper than this are checked in the function of the outer one. */
const deepest = 6;

const groups: readonly Keywords[] = [strings, numbers, objects, arrays, values, combinations];

/** A module that is being printed. */
export interface Module extends Printer {
  /** The name of the function that checks the schema at `pointer`. */
  checkName(pointer: Pointer): string;
  /** Prints the function that checks the schema at `pointer` under a name of its own. */
  checkFunction(name: string, pointer: Pointer): string;
  /** Prints the function that only answers: smaller, faster, and not slowed down by failures that are told elsewhere. */
  predicate(name: string, pointer: Pointer): string;
  /** The functions and constants so far. */
  definitions(): readonly string[];
  /** The components whose check or predicate is called, the formats that are used; all grow as functions are printed. */
  readonly components: ReadonlySet<string>;
  readonly predicates: ReadonlySet<string>;
  readonly formats: ReadonlySet<string>;
}

export interface ModuleSettings {
  readonly contract: Contract;
  /** The identifier of the component that a pointer names as a whole: its check is imported. */
  readonly componentAt: (pointer: Pointer) => string | undefined;
  readonly endless: ReadonlySet<Pointer>;
  readonly patterns?: Patterns | undefined;
  readonly report: (problem: Problem) => void;
  /** What the names of its further functions begin with, after `$`: two modules may be printed into one file. */
  readonly parts?: string | undefined;
}

const targets = new WeakMap<Contract, Map<Pointer, Pointer>>();

/** What a schema that is nothing but a reference leads to in the end; any other schema itself. */
const targetOf = (contract: Contract, pointer: Pointer, endless: ReadonlySet<Pointer>): Pointer => {
  const known = targets.get(contract) ?? new Map<Pointer, Pointer>();
  targets.set(contract, known);
  const passed = new Set<Pointer>();
  let at = pointer;
  while (!endless.has(at) && !passed.has(at) && !known.has(at)) {
    passed.add(at);
    const schema = schemaAt(contract, at);
    const next = typeof schema === 'object' && assertionsOf(schema).length === 1 ? referenceOf(schema) : undefined;
    if (next === undefined || schemaAt(contract, next) === undefined) break;
    at = next;
  }
  const target = known.get(at) ?? at;
  for (const one of passed) known.set(one, target);
  return target;
};

export const createModule = ({
  contract,
  componentAt,
  endless,
  report,
  patterns = 'linear',
  parts = 'part',
}: ModuleSettings): Module => {
  const definitions: string[] = [];
  const names = new Map<string, string>();
  const components = new Set<string>();
  const predicates = new Set<string>();
  const formats = new Set<string>();
  let room = 0;

  const codeOf = (schema: Schema, place: Place): Code => {
    if (schema === true) return { steps: [] };
    if (schema === false) return { steps: [{ test: failure(place, 'not', 'be absent') }] };
    const types = typesOf(schema);
    const guard = typeGuard(schema, place, types);
    const steps = groups.flatMap((keywords) => keywords(schema, place, types, module));
    return guard === undefined ? { steps } : { guard, steps };
  };

  /** The name of the function that checks the schema at the place's pointer. */
  const nameOf = ({ pointer: written, isPredicate = false }: Place): string => {
    const pointer = targetOf(contract, written, endless);
    const component = componentAt(pointer);
    if (component === undefined) {
      return module.define(`${isPredicate ? 'holds' : 'check'} ${pointer}`, (part) =>
        functionOf(part, { value: 'value', pointer, quiet: isPredicate, isPredicate }),
      );
    }
    (isPredicate ? predicates : components).add(component);
    return `${isPredicate ? 'holds' : 'check'}${component}`;
  };

  const functionOf = (name: string, place: Place): string => {
    const outside = room;
    room = mostInOneFunction;
    const body = statementsOf(codeOf(schemaAt(contract, place.pointer) ?? true, { ...place, base: place.pointer }));
    room = outside;
    const variables = [
      ...(body.includes('(errors, path, at, ') ? [`  const at = ${stringLiteral(place.pointer)};\n`] : []),
      ...(/\bmember\b/.test(body) ? ['  let member;\n'] : []),
    ].join('');
    return `function ${name}(value${place.quiet ? '' : ', errors, path'}) {\n${variables}${indent(body)}\n}`;
  };

  const module: Module = {
    contract,
    patterns,
    components,
    predicates,
    formats,
    definitions: () => definitions,
    check: (schema, place) => (isLeaf(schema) ? expressionOf(codeOf(schema, place)) : module.call(place)),
    block: (written, place, often) => {
      // Failures are told from many small functions: theirs is more code, and told once.
      if (place.isPredicate !== true) return undefined;
      const pointer =
        often === undefined || place.isBorrowed ? place.pointer : targetOf(contract, place.pointer, endless);
      const isBorrowed = pointer !== place.pointer;
      const schema = isBorrowed ? (schemaAt(contract, pointer) ?? true) : written;
      if (isLeaf(schema) || (place.keys ?? []).length > deepest || waysFrom(contract, endless, pointer) > many)
        return undefined;
      const weight = weightOf(contract, pointer);
      if (weight > room || (isBorrowed && weight > mostBorrowed)) return undefined;
      room -= weight;
      return blockOf(codeOf(schema, isBorrowed ? { ...place, pointer, isBorrowed } : place));
    },
    call: (place) => {
      const name = nameOf(place);
      const loud = `${name}(${place.value}, errors, ${pathOf(place)})`;
      if (waysFrom(contract, endless, place.pointer) <= many) return place.quiet ? `${name}(${place.value})` : loud;
      const quiet = `recall(${name}, ${place.value})`;
      return place.quiet ? quiet : `(${quiet} || (errors !== undefined && ${loud}))`;
    },
    checkName: (pointer) => nameOf({ value: 'value', pointer, quiet: false }),
    checkFunction: (name, pointer) => functionOf(name, { value: 'value', pointer, quiet: false }),
    predicate: (name, pointer) => functionOf(name, { value: 'value', pointer, quiet: true, isPredicate: true }),
    define: (id, print) => {
      const known = names.get(id);
      if (known !== undefined) return known;
      const name = `$${parts}${names.size + 1}`;
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
    refuse: (code, message, pointer) =>
      report({ severity: 'error', code, message, pointer, place: contract.origin(pointer) }),
  };
  return module;
};
