/** What generated code takes from the runtime, besides checks: where each export lives. */
const home = {
  text: 'coerce',
  number: 'coerce',
  boolean: 'coerce',
  nothing: 'coerce',
  list: 'coerce',
  lines: 'coerce',
  record: 'coerce',
  choice: 'coerce',
  json: 'coerce',
  jsonContent: 'coerce',
  simple: 'simple',
  simpleExploded: 'simple',
  label: 'label',
  labelExploded: 'label',
  matrix: 'matrix',
  matrixExploded: 'matrix',
  form: 'form',
  csv: 'delimited',
  space: 'delimited',
  pipe: 'delimited',
  deep: 'deep',
  jsonBody: 'body-text',
  textBody: 'body-text',
  formBody: 'body-form',
  partsBody: 'body-parts',
  headersOf: 'headers',
  bytesAsText: 'bytes',
} as const;

export type RuntimeName = keyof typeof home;

/** A name of the runtime. `$` keeps it apart from all others. */
export const runtime = (name: RuntimeName): string => `$${name}`;

/** A call that can be left out where its result is not used. */
export const pure = (name: RuntimeName, ...parts: readonly (string | undefined)[]): string => {
  const given = parts.filter((part) => part !== undefined);
  return `/* @__PURE__ */ ${runtime(name)}(${given.join(', ')})`;
};

/** The import declarations that code needs. */
export const runtimeImports = (code: string): string => {
  const modules = new Map<string, string[]>();
  for (const found of new Set(code.match(/\$\w+/g))) {
    const name = found.slice(1);
    if (!Object.hasOwn(home, name)) continue;
    const module = home[name as RuntimeName];
    modules.set(module, [...(modules.get(module) ?? []), `${name} as ${runtime(name as RuntimeName)}`]);
  }
  return [...modules]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([module, names]) => `import { ${names.sort().join(', ')} } from '../runtime/${module}.js';\n`)
    .join('');
};
