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
} as const;

export type RuntimeName = keyof typeof home;

/** A piece of an expression: a JSON value, code, or a list of such. */
export type Piece = Code | string | number | boolean | readonly Piece[];

/** Code that is made from names of the runtime and from literals only. */
export interface Code {
  readonly code: string;
  /** What it needs from the runtime. */
  readonly names: readonly RuntimeName[];
}

/** A name of the runtime. `$` keeps it apart from the names of operations. */
export const name = (of: RuntimeName): Code => ({ code: `$${of}`, names: [of] });

const isCode = (piece: Piece): piece is Code => typeof piece === 'object' && 'code' in piece;

export const expression = (piece: Piece): Code => {
  if (isCode(piece)) return piece;
  if (typeof piece !== 'object') return { code: literal(piece), names: [] };
  const items = piece.map(expression);
  return { code: `[${items.map(({ code }) => code).join(', ')}]`, names: items.flatMap(({ names }) => names) };
};

/** A call of something of the runtime. */
export const callOf = (of: RuntimeName, argument: Piece): Code => {
  const { code, names } = expression(argument);
  return { code: `$${of}(${code})`, names: [of, ...names] };
};

/** An object literal from members whose names are not foreign, or are printed already; absent members are left out. */
export const object = (members: readonly (readonly [name: string, value: Piece | undefined])[]): Code => {
  const printed = members.flatMap(([key, value]) => (value === undefined ? [] : [{ key, ...expression(value) }]));
  return {
    code: printed.length === 0 ? '{}' : `{ ${printed.map(({ key, code }) => `${key}: ${code}`).join(', ')} }`,
    names: printed.flatMap(({ names }) => names),
  };
};

/** The import declarations that names of the runtime need. */
export const importsOf = (names: Iterable<RuntimeName>): string => {
  const modules = new Map<string, RuntimeName[]>();
  for (const of of [...new Set(names)].sort()) modules.set(home[of], [...(modules.get(home[of]) ?? []), of]);
  return [...modules]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([module, all]) => `import { ${all.map((of) => `${of} as $${of}`).join(', ')} } from './runtime/${module}.js';\n`,
    )
    .join('');
};
