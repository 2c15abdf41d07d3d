import { contractOf, type Contract } from '@schemawright/contract';
import { declarations } from '@schemawright/generate/declarations';
import ts from 'typescript';
import { expect } from 'vitest';
// @boundaries-ignore the random edits are those of the diff's own tests
import { mapSchemas, type Edited, type Version } from '../../../diff/test/support/edits.ts';
// @boundaries-ignore the random edits are those of the diff's own tests
import type { Node } from '../../../diff/test/support/schemas.ts';

export type Direction = 'request' | 'response';

const json = (schema: Node): Node => ({ content: { 'application/json': { schema } } });

const operation = (schema: Node): Node => ({
  post: { requestBody: { required: true, ...json(schema) }, responses: { 200: { description: '', ...json(schema) } } },
});

const contract = (paths: Node, schemas: Node): Contract =>
  contractOf(
    { openapi: '3.1.0', info: { title: 'Pairs', version: '1.0.0' }, paths, components: { schemas } },
    { name: 'pairs' },
  );

/** A contract of one version. */
export const alone = ({ schema, schemas }: Version): Contract => contract({ '/pairs': operation(schema) }, schemas);

const nameOf = (reference: unknown): string => String(reference).split('/').at(-1) ?? '';

/** The tags that branches have had, of which some were their names, for branches whose names end in `mark`. Without branches those that are mapped. */
const tagged = ({ anyOf = [], oneOf = anyOf, discriminator }: Node, mark: string): Node => {
  const { propertyName, mapping = {} } = discriminator as { readonly propertyName: string; readonly mapping?: Node };
  const mapped = Object.entries(mapping).map(([tag, target]) => [tag, nameOf(target)] as const);
  const named = (oneOf as readonly Node[])
    .flatMap(({ $ref }) => ($ref === undefined ? [] : [nameOf($ref).slice(0, -mark.length)]))
    .filter((name) => !mapped.some(([, target]) => target === name))
    .map((name) => [name, name] as const);
  const tags = [...mapped, ...named].map(([tag, name]) => [tag, `#/components/schemas/${name}${mark}`]);
  return { propertyName, mapping: Object.fromEntries(tags) };
};

/** A version whose components have names of their own, so that many fit in one contract. */
const renamed = ({ schema, schemas }: Version, mark: string): Version => {
  const again = (part: Node): Node =>
    mapSchemas(part, (one) => {
      if (typeof one['$ref'] === 'string') return { ...one, $ref: `${one['$ref']}${mark}` };
      return one['discriminator'] === undefined ? one : { ...one, discriminator: tagged(one, mark) };
    }) as Node;
  const parts = Object.entries(schemas).map(([name, part]) => [`${name}${mark}`, again(part)]);
  return { schema: again(schema), schemas: Object.fromEntries(parts) as Version['schemas'] };
};

/**
 * Of each pair and direction: whether what old code handles covers what the new contract says. `undefined` where types
 * of one version do not even fit those of the same version once more. One program for all.
 */
export const assignable = (pairs: readonly Edited[]): ReadonlyMap<string, boolean | undefined> => {
  const paths: Record<string, Node> = {};
  const schemas: Record<string, Node> = {};
  const add = (version: Version, mark: string): void => {
    const part = renamed(version, mark);
    paths[`/${mark}`] = operation(part.schema);
    Object.assign(schemas, part.schemas);
  };
  pairs.forEach(({ old, next }, index) => {
    add(old, `Old${index}`);
    add(next, `New${index}`);
    if (isJoined(old)) add(old, `OldAgain${index}`);
    if (isJoined(next)) add(next, `NewAgain${index}`);
  });
  const { text } = declarations(contract(paths, schemas), 'number');
  const body = (mark: string, direction: Direction): string => {
    const post = `paths['/${mark}']['post']`;
    return direction === 'request'
      ? `NonNullable<${post}['requestBody']>['content']['application/json']`
      : `${post}['responses'][200]['content']['application/json']`;
  };
  const keys: string[] = [];
  const lines: string[] = [];
  const ask = (key: string, direction: Direction, from: string, to: string): void => {
    keys.push(key);
    lines.push(`export const f${keys.length} = (value: ${body(from, direction)}): ${body(to, direction)} => value;`);
  };
  pairs.forEach(({ old, next }, index) => {
    for (const direction of ['request', 'response'] as const) {
      const [from, to] = direction === 'request' ? ['Old', 'New'] : ['New', 'Old'];
      ask(`${index} ${direction}`, direction, `${from}${index}`, `${to}${index}`);
      if (isJoined(old)) ask(`${index} ${direction} again`, direction, `Old${index}`, `OldAgain${index}`);
      if (isJoined(next)) ask(`${index} ${direction} again`, direction, `New${index}`, `NewAgain${index}`);
    }
  });
  const files = new Map([
    ['/types.d.ts', shareable(text)],
    ['/check.ts', [`import type { paths } from './types.js';`, ...lines].join('\n')],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    noLib: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  files.set('/lib.d.ts', library);
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getSourceFile: (name, target) => {
      const source = files.get(name);
      return source === undefined ? undefined : ts.createSourceFile(name, source, target);
    },
  };
  const program = ts.createProgram(['/lib.d.ts', '/check.ts'], options, host);
  expect(program.getSyntacticDiagnostics()).toEqual([]);
  const check = program.getSourceFile('/check.ts');
  const failing = new Set(
    program
      .getSemanticDiagnostics(check)
      .map(({ start = 0 }) => (check?.getLineAndCharacterOfPosition(start).line ?? 0) - 1),
  );
  const fits = new Map<string, boolean | undefined>();
  keys.forEach((key, index) => {
    const isAgain = key.endsWith(' again');
    const of = isAgain ? key.slice(0, -' again'.length) : key;
    if (!isAgain) fits.set(of, !failing.has(index));
    else if (failing.has(index)) fits.set(of, undefined);
  });
  return fits;
};

/** Gives objects a member in common that none has: the compiler wants that of two of which one has no other need. */
const shareable = (text: string): string => text.replaceAll(/\{$/gmu, '{ _?: never;');

const isJoined = (version: Version): boolean => JSON.stringify(version).includes('"allOf"');

const library = `
interface Array<T> { length: number; [index: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T }
interface Boolean { valueOf(): boolean }
interface CallableFunction {}
interface Function {}
interface IArguments {}
interface NewableFunction {}
interface Number { toFixed(): string }
interface Object {}
interface RegExp {}
interface String { charAt(at: number): string }
type Partial<T> = { [K in keyof T]?: T[K] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends keyof any> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Record<K extends keyof any, T> = { [P in K]: T };
`;
