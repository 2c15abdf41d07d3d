import { child, type Contract, type Pointer, type Problem } from '@schemawright/contract';
import type { GeneratedFile, Patterns } from '../generator.ts';
import { header } from '../print/text.ts';
import type { Directed } from './directions.ts';
import { imports } from './imports.ts';
import { createModule, type Module } from './printer.ts';

/** What every module of one package is printed with. */
export interface PackageSettings {
  readonly contract: Contract;
  /** Component schemas to their identifiers. */
  readonly components: ReadonlyMap<Pointer, string>;
  /** The same the other way round. */
  readonly pointers: ReadonlyMap<string, Pointer>;
  readonly endless: ReadonlySet<Pointer>;
  /** The components that have a function that only answers. */
  readonly predicated: ReadonlySet<Pointer>;
  /** The npm name of the types package. */
  readonly types: string;
  readonly patterns?: Patterns | undefined;
  readonly report: (problem: Problem) => void;
}

export const componentPointer = (key: string): Pointer => child('/components/schemas', key);

/** A module to print, of the contract at large or as a direction binds it. */
export const moduleOf = ({ components, endless, report, patterns }: PackageSettings, contract: Contract): Module =>
  createModule({ contract, endless, report, patterns, componentAt: (pointer) => components.get(pointer) });

/** Where a module in a folder of its own finds the check of a component; `variants` grows by those of the direction. */
export const homeOf = (
  settings: PackageSettings,
  module: Module,
  of: Directed,
  variants: Set<string>,
): ((component: string) => string) => {
  const own = new Set([...module.components].filter((name) => of.differs(settings.pointers.get(name) as Pointer)));
  for (const name of own) variants.add(name);
  return (name) => `../${own.has(name) ? of.direction : 'schemas'}/${name}.js`;
};

/** The checks of components as a direction binds them, and of those that these call in turn: nothing but checks. */
export const variantModules = (settings: PackageSettings, of: Directed, wanted: Set<string>): GeneratedFile[] => {
  const files: GeneratedFile[] = [];
  // Grows while it is gone through.
  for (const name of wanted) {
    const module = moduleOf(settings, of.contract);
    const main = module.checkFunction(`check${name}`, settings.pointers.get(name) as Pointer);
    const code = `${[...module.definitions(), `export ${main}`].join('\n\n')}\n`;
    const from = homeOf(settings, module, of, wanted);
    files.push({ path: `${of.direction}/${name}.js`, text: `${header}${imports(module, code, from, name)}\n${code}` });
  }
  return files;
};

/** The four exports of a schema's module. */
export const schemaExports = (name: string): string[] => [
  `is${name}`,
  `assert${name}`,
  `validate${name}`,
  `${name}Schema`,
];

export const schemaModule = (key: string, name: string, settings: PackageSettings): GeneratedFile[] => {
  const module = moduleOf(settings, settings.contract);
  const check = `check${name}`;
  const main = module.checkFunction(check, componentPointer(key));
  const answers = settings.predicated.has(componentPointer(key));
  const predicates = answers ? [`export ${module.predicate(`holds${name}`, componentPointer(key))}`] : [];
  // A stack that overflows on a payload nested thousands deep is the only thing that is thrown on JSON.
  const code = `${[...module.definitions(), `export ${main}`, ...predicates].join('\n\n')}

export function is${name}(value) {
  try {
    return ${answers ? 'holds' : 'check'}${name}(value);
  } catch {
    return false;
  }
}

export function assert${name}(value) {
  if (!is${name}(value)) throw new ValidationError(errorsOf(${check}, value));
}

export function validate${name}(value) {
  return is${name}(value) ? { valid: true, value } : { valid: false, errors: errorsOf(${check}, value) };
}

export const ${name}Schema = {
  '~standard': {
    version: 1,
    vendor: 'schemawright',
    validate: (value) => (is${name}(value) ? { value } : { issues: errorsOf(${check}, value) }),
  },
};
`;
  const declarations = `import type { ${name} as Type } from '${settings.types}';
import type { Check, StandardSchema, Validation } from '../runtime/checks.js';

/** Whether the value is a valid ${name}. */
export declare function is${name}(value: unknown): value is Type;

/** Throws a \`ValidationError\` unless the value is a valid ${name}. */
export declare function assert${name}(value: unknown): asserts value is Type;

/** The value, or everything that is wrong with it. */
export declare function validate${name}(value: unknown): Validation<Type>;

/** For whatever takes a Standard Schema. */
export declare const ${name}Schema: StandardSchema<Type>;

/** What the modules of this package share. @internal */
export declare const ${check}: Check;
`;
  return [
    {
      path: `schemas/${name}.js`,
      text: `${header}${imports(module, code, (other) => `./${other}.js`, name)}\n${code}`,
    },
    { path: `schemas/${name}.d.ts`, text: `${header}${declarations}` },
  ];
};
