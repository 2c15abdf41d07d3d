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
  /** The npm name of the types package. */
  readonly types: string;
  readonly patterns?: Patterns | undefined;
  readonly report: (problem: Problem) => void;
}

export const componentPointer = (key: string): Pointer => child('/components/schemas', key);

/** What the check of a component is called behind `check`: `$`, which is in no component's name, tells of a direction. */
const checkedName = (name: string, { direction }: Directed): string => `${name}$${direction}`;

/**
 * A module to print, of the contract at large or as a direction binds it. Names that differ by direction are told apart, so
 * that one file can hold both.
 */
export const moduleOf = (settings: PackageSettings, of?: Directed): Module => {
  const { components, endless, report, patterns } = settings;
  const contract = of?.contract ?? settings.contract;
  const componentAt = (pointer: Pointer): string | undefined => {
    const name = components.get(pointer);
    return name !== undefined && of?.differs(pointer) ? checkedName(name, of) : name;
  };
  const parts = contract === settings.contract ? undefined : of?.direction;
  return createModule({ contract, endless, report, patterns, componentAt, parts });
};

/** Where a file in a folder of its own finds the check of a component. */
export const homeOf = (checked: string): string => {
  const [name, direction = 'schemas'] = checked.split('$');
  return `../${direction}/${name}.js`;
};

/** The checks of components that differ in a direction, of those wanted and of those that these call: nothing but checks. */
export const variantModules = (
  settings: PackageSettings,
  directions: readonly Directed[],
  wanted: Iterable<string>,
): GeneratedFile[] => {
  const files: GeneratedFile[] = [];
  const names = new Set(wanted);
  // Grows while it is gone through.
  for (const checked of names) {
    const [name = '', direction] = checked.split('$');
    const of = directions.find((one) => one.direction === direction);
    if (of === undefined) continue;
    const module = moduleOf(settings, of);
    const main = module.checkFunction(`check${checked}`, settings.pointers.get(name) as Pointer);
    const code = `${[...module.definitions(), `export ${main}`].join('\n\n')}\n`;
    files.push({
      path: `${of.direction}/${name}.js`,
      text: `${header}${imports([module], code, homeOf, checked)}\n${code}`,
    });
    for (const other of module.components) names.add(other);
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
  const module = moduleOf(settings);
  const check = `check${name}`;
  const main = module.checkFunction(check, componentPointer(key));
  // Failures leave an engine with slower code for the function that met them all.
  const predicate = module.predicate(`holds${name}`, componentPointer(key));
  // A stack that overflows on a payload nested thousands deep is the only thing that is thrown on JSON.
  const code = `${[...module.definitions(), `export ${main}`, `export ${predicate}`].join('\n\n')}

export function is${name}(value) {
  try {
    return holds${name}(value);
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
      text: `${header}${imports([module], code, (other) => `./${other}.js`, name)}\n${code}`,
    },
    { path: `schemas/${name}.d.ts`, text: `${header}${declarations}` },
  ];
};
