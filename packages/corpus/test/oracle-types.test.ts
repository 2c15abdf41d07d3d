import { contractOf, valueAt, type Contract } from '@schemawright/contract';
import { diff, type Change } from '@schemawright/diff';
import { declarations } from '@schemawright/generate/declarations';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
// @boundaries-ignore the random edits are those of the diff's own tests
import { made } from '../../diff/test/support/draw.ts';
// @boundaries-ignore the random edits are those of the diff's own tests
import { editedVersion, mapSchemas, type Edited, type Version } from '../../diff/test/support/edits.ts';
// @boundaries-ignore the random edits are those of the diff's own tests
import type { Node } from '../../diff/test/support/schemas.ts';

type Direction = 'request' | 'response';

const json = (schema: Node): Node => ({ content: { 'application/json': { schema } } });

const operation = (schema: Node): Node => ({
  post: { requestBody: { required: true, ...json(schema) }, responses: { 200: { description: '', ...json(schema) } } },
});

const contract = (paths: Node, schemas: Node): Contract =>
  contractOf(
    { openapi: '3.1.0', info: { title: 'Pairs', version: '1.0.0' }, paths, components: { schemas } },
    { name: 'pairs' },
  );

const alone = ({ schema, schemas }: Version): Contract => contract({ '/pairs': operation(schema) }, schemas);

/** A version whose components have names of their own, so that many fit in one contract. */
const renamed = ({ schema, schemas }: Version, mark: string): Version => {
  const again = (part: Node): Node =>
    mapSchemas(part, (one) =>
      typeof one['$ref'] === 'string' ? { ...one, $ref: `${one['$ref']}${mark}` } : one,
    ) as Node;
  const parts = Object.entries(schemas).map(([name, part]) => [`${name}${mark}`, again(part)]);
  return { schema: again(schema), schemas: Object.fromEntries(parts) as Version['schemas'] };
};

/**
 * Of each pair and direction: whether what old code handles covers what the new contract says. `undefined` where types
 * of one version do not even fit those of the same version once more. One program for all.
 */
const assignable = (pairs: readonly Edited[]): ReadonlyMap<string, boolean | undefined> => {
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
    ['/types.d.ts', text],
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

const isJoined = (version: Version): boolean => JSON.stringify(version).includes('"allOf"');

/**
 * Whether no `allOf` speaks twice of one member, or closes what the others describe: an intersection of types lets
 * values in that there are none of.
 */
const isPlainlyJoined = ({ schema, schemas }: Version): boolean => {
  let isPlain = true;
  const look = (one: Node): Node => {
    const parts = (one['allOf'] ?? []) as readonly Node[];
    const names = parts.flatMap((part) => Object.keys((part['properties'] ?? {}) as Node));
    const isOpen = parts.every((part) => part['type'] === 'object' && part['additionalProperties'] === undefined);
    isPlain &&= isOpen && new Set(names).size === names.length;
    return one;
  };
  for (const part of [schema, ...Object.values(schemas)]) mapSchemas(part, look);
  return isPlain;
};

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

/** What breaks on the wire and no type says: which numbers are whole, what else an object may have. */
const unseenByTypes: readonly RegExp[] = [
  /-type-(?:narrowed|widened)$/u,
  /-additional-properties-/u,
  /-items-(?:closed|opened)$/u,
  /-tuple-item-/u,
  /-one-of-branch-/u,
  /-any-of-branch-/u,
  /-(?:wrapped-in|unwrapped-from)-union$/u,
  /^request-(?:required-)?property-removed$/u,
];

const namedTypes = (types: unknown): ReadonlySet<string> =>
  new Set(
    String(types)
      .split(' | ')
      .map((name) => (name === 'integer' ? 'number' : name)),
  );

/** To the compiler only a narrowing or a widening, which is judged by what else is told. */
const differsInWholeness = ({ rule, old, new: next }: Change): boolean => {
  const [before, after] = [namedTypes(old), namedTypes(next)];
  return (
    rule.endsWith('-type-changed') &&
    ([...before].every((name) => after.has(name)) || [...after].every((name) => before.has(name)))
  );
};

/**
 * A value that one branch refuses may be taken by another one, unless a constant tells them apart: to types all objects
 * are open. And what types say of further members has to hold for the described ones too.
 */
const isBlurred = (documents: readonly Contract['document'][], { pointer }: Change): boolean => {
  const steps = pointer.split('/');
  return steps.some((step, index) => {
    const holders = documents.map((document) => valueAt(document, steps.slice(0, index).join('/')) as Node | undefined);
    if (step === 'anyOf' || step === 'oneOf') return !holders.every((holder) => isTagged(holder?.[step]));
    return step === 'additionalProperties' && holders.some((holder) => holder?.['properties'] !== undefined);
  });
};

const isTagged = (branches: unknown): boolean =>
  branches === undefined ||
  (Array.isArray(branches) && branches.every((branch: Node) => JSON.stringify(branch).includes('"kind":{"const"')));

interface Verdict {
  readonly direction: Direction;
  readonly changes: readonly Change[];
  readonly documents: readonly Contract['document'][];
}

const verdictsOf = ({ old, next }: Edited): readonly Verdict[] => {
  const contracts = [alone(old), alone(next)] as const;
  const { changes } = diff(...contracts);
  const documents = contracts.map(({ document }) => document);
  return (['request', 'response'] as const).map((direction) => ({
    direction,
    documents,
    changes: changes.filter(({ impact, location }) => impact !== 'compatible' && location.startsWith(direction)),
  }));
};

describe('what the compiler says of the types', () => {
  test('is what is said of the change', () => {
    const pairs = made(150, (draw) => editedVersion(draw, { limits: false, joined: true, directions: true }, 2));
    const fits = assignable(pairs);
    const contradictions = pairs.flatMap((pair, index) =>
      verdictsOf(pair).flatMap(({ direction, changes, documents }) => {
        const isFit = fits.get(`${index} ${direction}`);
        if (isFit === undefined || !isPlainlyJoined(pair.old) || !isPlainlyJoined(pair.next)) return [];
        const open = changes.filter(
          (change) =>
            change.impact === 'breaking' &&
            !isBlurred(documents, change) &&
            !differsInWholeness(change) &&
            !unseenByTypes.some((one) => one.test(change.rule)),
        );
        if (isFit ? open.length === 0 : changes.length > 0) return [];
        return [{ direction, isFit, rules: open.map(({ rule, pointer }) => `${rule} ${pointer}`), ...pair }];
      }),
    );
    expect(contradictions.map((one) => JSON.stringify(one))).toEqual([]);
  }, 120_000);
});
