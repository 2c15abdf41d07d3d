import { child, type Contract, type Operation, type Pointer, type Problem, type Schema } from '@schemawright/contract';
import type { GeneratedFile } from '../generator.ts';
import { header, stringLiteral } from '../print/text.ts';
import { assertionsOf, referenceOf } from './schema.ts';
import { createModule, formatName, type Module, type ModuleSettings } from './printer.ts';

/** What every module of one package is printed with. */
export interface PackageSettings {
  readonly contract: Contract;
  /** Component key to identifier. */
  readonly schemas: ReadonlyMap<string, string>;
  readonly endless: ReadonlySet<Pointer>;
  /** The npm name of the types package. */
  readonly types: string;
  readonly report: (problem: Problem) => void;
}

export const componentPointer = (key: string): Pointer => child('/components/schemas', key);

const moduleSettings = ({ contract, schemas, endless, report }: PackageSettings): ModuleSettings => {
  const byPointer = new Map([...schemas].map(([key, name]) => [componentPointer(key), name]));
  return { contract, endless, report, componentAt: (pointer) => byPointer.get(pointer) };
};

/** What checks.js exports for printed code; formats are known by name. */
const shared = [
  'canonical',
  'codePoints',
  'errorsOf',
  'fail',
  'failMember',
  'objectLike',
  'allDiffer',
  'own',
  'ValidationError',
];

const importLine = (names: readonly string[], from: string): string =>
  names.length === 0 ? '' : `import { ${names.join(', ')} } from '${from}';\n`;

/** Only names that the code calls are imported. */
const imports = (module: Module, code: string, self?: string): string => {
  const used = shared.filter((name) => new RegExp(`\\b${name}\\(`).test(code));
  return [
    importLine(used, '../runtime/checks.js'),
    importLine(
      [...module.formats].sort().map((name) => `${name} as ${formatName(name)}`),
      '../runtime/formats.js',
    ),
    ...[...module.components]
      .filter((name) => name !== self)
      .sort()
      .map((name) => importLine([`check${name}`], self === undefined ? `../schemas/${name}.js` : `./${name}.js`)),
  ].join('');
};

/** The four exports of a schema's module. */
export const schemaExports = (name: string): string[] => [
  `is${name}`,
  `assert${name}`,
  `validate${name}`,
  `${name}Schema`,
];

export const schemaModule = (key: string, name: string, settings: PackageSettings): GeneratedFile[] => {
  const module = createModule(moduleSettings(settings));
  const check = `check${name}`;
  const main = module.checkFunction(check, componentPointer(key));
  // A stack that overflows on a payload nested thousands deep is the only thing that is thrown on JSON.
  const code = `${[...module.definitions(), `export ${main}`].join('\n\n')}

export function is${name}(value) {
  try {
    return ${check}(value);
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
    { path: `schemas/${name}.js`, text: `${header}${imports(module, code, name)}\n${code}` },
    { path: `schemas/${name}.d.ts`, text: `${header}${declarations}` },
  ];
};

/** The schema that a mere reference leads to; any other schema itself. */
const target = (pointer: Pointer, schema: Schema): Pointer =>
  (typeof schema === 'object' && assertionsOf(schema).length === 1 && referenceOf(schema)) || pointer;

export const operationModule = (operation: Operation, name: string, settings: PackageSettings): GeneratedFile[] => {
  const module = createModule(moduleSettings(settings));
  const responses = operation.responses.map(({ status, content }) => {
    const media = content.map(({ mediaType, schema }) => {
      if (schema === undefined) return `[${stringLiteral(mediaType)}]`;
      const call = module.call({ value: '', pointer: target(schema.pointer, schema.schema), quiet: true });
      return `[${stringLiteral(mediaType)}, ${call.slice(0, -2)}]`;
    });
    return `[${stringLiteral(status)}, [${media.join(', ')}]]`;
  });
  const table = `export const ${name} = {\n  operation: ${stringLiteral(operation.key)},\n  responses: [\n${responses.map((line) => `    ${line},\n`).join('')}  ],\n};\n`;
  const code = [...module.definitions(), table].join('\n\n');
  return [
    { path: `operations/${name}.js`, text: `${header}${imports(module, code)}\n${code}` },
    {
      path: `operations/${name}.d.ts`,
      text: `${header}import type { OperationResponses } from '../runtime/responses.js';\n\nexport declare const ${name}: OperationResponses;\n`,
    },
  ];
};
