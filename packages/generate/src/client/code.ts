import type { Conversion } from '../conversions/modules.ts';
import { literal } from '../print/text.ts';

/** What generated code takes from the runtime: where each export lives. */
const home = {
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
  jsonText: 'content',
  jsonPair: 'content',
  jsonItems: 'content',
  reserved: 'reserved',
  inBody: 'in-body',
  jsonBody: 'body-json',
  formBody: 'body-form',
  partsBody: 'body-parts',
  rawBody: 'body-raw',
  json: 'read-json',
  plainText: 'read-text',
  jsonOrText: 'read-text',
  binary: 'read-binary',
  any: 'read-any',
  jsonLines: 'read-lines',
  eventStream: 'read-events',
  security: 'security',
  bearer: 'security',
  basic: 'security',
  keyInHeader: 'security',
  keyInQuery: 'security',
  keyInCookie: 'security',
  pagesOf: 'pages',
  exact: 'exact',
  exactly: 'send-exact',
  exactBody: 'send-exact',
  exactParts: 'send-exact',
} as const;

export type RuntimeName = keyof typeof home;

/** What generated code imports, and under which name. */
export interface Import extends Conversion {
  readonly as: string;
}

/** A piece of an expression: a JSON value, code, or a list of such. */
export type Piece = Code | string | number | boolean | readonly Piece[];

/** Code that is made from names of the runtime and from literals only. */
export interface Code {
  readonly code: string;
  /** What it needs from the runtime. */
  readonly names: readonly RuntimeName[];
  /** What it needs besides. */
  readonly imports?: readonly Import[];
}

/** A name of the runtime. `$` keeps it apart from the names of operations. */
export const name = (of: RuntimeName): Code => ({ code: `$${of}`, names: [of] });

/** A function that converts. Those of operations are told apart by their modules. */
export const conversionCode = ({ name: of, module }: Conversion): Code => {
  const owner = /^conversions\/operations\/(.*)\.js$/.exec(module)?.[1];
  const as = `$${owner === undefined ? '' : `${owner}$`}${of}`;
  return { code: as, names: [], imports: [{ name: of, module, as }] };
};

const isCode = (piece: Piece): piece is Code => typeof piece === 'object' && 'code' in piece;

export const expression = (piece: Piece): Code => {
  if (isCode(piece)) return piece;
  if (typeof piece !== 'object') return { code: literal(piece), names: [] };
  const items = piece.map(expression);
  return { code: `[${items.map(({ code }) => code).join(', ')}]`, ...needsOf(items) };
};

const needsOf = (parts: readonly Code[]): Required<Pick<Code, 'names' | 'imports'>> => ({
  names: parts.flatMap(({ names }) => names),
  imports: parts.flatMap(({ imports = [] }) => imports),
});

/** A call of something of the runtime. */
export const callOf = (of: RuntimeName, ...given: readonly Piece[]): Code => {
  const parts = given.map(expression);
  const { names, imports } = needsOf(parts);
  return { code: `$${of}(${parts.map(({ code }) => code).join(', ')})`, names: [of, ...names], imports };
};

/** An object literal from members whose names are not foreign, or are printed already; absent members are left out. */
export const object = (members: readonly (readonly [name: string, value: Piece | undefined])[]): Code => {
  const printed = members.flatMap(([key, value]) => (value === undefined ? [] : [{ key, ...expression(value) }]));
  return {
    code: printed.length === 0 ? '{}' : `{ ${printed.map(({ key, code }) => `${key}: ${code}`).join(', ')} }`,
    ...needsOf(printed),
  };
};

/** The import declarations of everything that the parts need. */
export const importsOf = (parts: readonly Code[]): string => {
  const { names, imports } = needsOf(parts);
  const all = [...names.map((of) => ({ name: of, module: `runtime/${home[of]}.js`, as: `$${of}` })), ...imports];
  const modules = new Map<string, Set<string>>();
  for (const { name: of, module, as } of all)
    modules.set(module, (modules.get(module) ?? new Set()).add(`${of} as ${as}`));
  return [...modules]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([module, used]) => `import { ${[...used].sort().join(', ')} } from './${module}';\n`)
    .join('');
};
