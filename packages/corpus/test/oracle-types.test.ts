import {
  allTypes,
  contractOf,
  effectiveSchema,
  takenTwice,
  typeBit,
  valueAt,
  type Contract,
  type EffectiveSchema,
  type SchemaObject,
  type TypeSet,
} from '@schemawright/contract';
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

/** What breaks on the wire and no type says: of changes found, and why types are silent about them. */
const unseenByTypes: readonly { readonly because: string; is(change: Change, sides: Sides): boolean }[] = [
  { because: 'all numbers are one type', is: (change) => differsInWholeness(change) },
  { because: 'types do not close objects', is: ({ rule }) => /-additional-properties-/u.test(rule) },
  {
    because: 'a member that nobody sends is a member that nobody asks for',
    is: ({ rule }) => /^request-(?:required-)?property-removed$/u.test(rule),
  },
  {
    because: 'an array of what is left is shorter or longer',
    is: ({ rule }) => /-items-(?:closed|opened)$|-tuple-item-/u.test(rule),
  },
  {
    because: 'what one branch refuses may be taken by another one: objects are open to types',
    is: ({ rule }) => /-(?:one|any)-of-branch-|-(?:wrapped-in|unwrapped-from)-union$/u.test(rule),
  },
  {
    because: 'of members that tell branches apart the compiler does not see that they may be missing',
    is: ({ rule, pointer }) => /-property-became-(?:optional|required)$/u.test(rule) && inBranch.test(pointer),
  },
  {
    because: 'only a type that can be told apart shows what is below it',
    is: (change, sides) => isBlurred(change, sides),
  },
];

const inBranch = /\/(?:one|any)Of\/\d+\/(?:properties|required)\/[^/]+$/u;

interface Sides {
  readonly old: ReadonlyMap<string, boolean>;
  readonly next: ReadonlyMap<string, boolean>;
}

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
    /-type-(?:narrowed|widened)$/u.test(rule) ||
    (rule.endsWith('-type-changed') &&
      ([...before].every((name) => after.has(name)) || [...after].every((name) => before.has(name))))
  );
};

/**
 * The schemas that a body leads to, and whether types show what is said there by one way at least. They do not below a
 * union without a tag: what one branch refuses may be taken by another one. Nor below `additionalProperties` beside
 * members, which an index signature would have to hold for too.
 */
const shownIn = ({ document }: Contract): ReadonlyMap<string, boolean> => {
  const shown = new Map<string, boolean>();
  const look = (pointer: string, isShown: boolean): void => {
    const schema = valueAt(document, pointer) as Node | undefined;
    if (schema === undefined || shown.get(pointer) === true || (shown.has(pointer) && !isShown)) return;
    shown.set(pointer, isShown);
    if (typeof schema['$ref'] === 'string') look(schema['$ref'].slice(1), isShown);
    for (const keyword of ['items', 'additionalProperties']) {
      const isAlone = keyword === 'items' || Object.keys(schema['properties'] ?? {}).length === 0;
      if (typeof schema[keyword] === 'object') look(`${pointer}/${keyword}`, isShown && isAlone);
    }
    for (const keyword of ['prefixItems', 'properties', 'allOf', 'anyOf', 'oneOf']) {
      const isTold = !/^(?:any|one)Of$/u.test(keyword) || isTagged(schema[keyword]);
      for (const name of Object.keys(schema[keyword] ?? {})) look(`${pointer}/${keyword}/${name}`, isShown && isTold);
    }
  };
  look('/paths/~1pairs/post/requestBody/content/application~1json/schema', true);
  look('/paths/~1pairs/post/responses/200/content/application~1json/schema', true);
  return shown;
};

/** One schema and null, or objects that a constant tells apart. */
const isTagged = (branches: unknown): boolean => {
  if (!Array.isArray(branches)) return false;
  const others = (branches as readonly Node[]).filter(({ type }) => type !== 'null');
  return others.length < 2 || others.every(({ properties }) => JSON.stringify(properties)?.includes('"kind":{"const"'));
};

const isBlurred = ({ oldPointer, newPointer }: Change, { old, next }: Sides): boolean => {
  const isShown = (pointer: string | undefined, shown: Sides['old']): boolean => {
    let at = pointer ?? '';
    while (at !== '' && !shown.has(at)) at = at.slice(0, at.lastIndexOf('/'));
    return shown.get(at) ?? true;
  };
  return !isShown(oldPointer, old) || !isShown(newPointer, next);
};

/** What takes values away on the wire and leaves them to types, which no pair is judged by that has it: and why. */
const keptByTypes: readonly { readonly because: string; in(contract: Contract, pointer: string): boolean }[] = [
  {
    because: 'types do not close objects, so other parts of allOf give them more members',
    in: (contract, pointer) =>
      joinedAt(contract, pointer).some((parts) => parts.some(({ facts }) => facts.additional !== undefined)),
  },
  {
    because: 'a text, or an array, that is an object besides is a brand',
    in: (contract, pointer) =>
      joinedAt(contract, pointer).some((parts) => {
        const types = parts.map((part) => typesOf(part) & ~typeBit.null);
        return types.some((one) => (one & compound) !== 0) && new Set(types).size > 1;
      }),
  },
  {
    because: 'an object that asks for a member which nothing can be stays an object',
    in: (contract, pointer) =>
      joinedAt(contract, pointer).some((parts) => parts.reduce((types, part) => types & typesOf(part), allTypes) === 0),
  },
  {
    because: 'what two branches of oneOf take whole is in none of them, and stays in the union of their types',
    in: (contract, pointer) => {
      const { oneOf = [] } = valueAt(contract.document, pointer) as { readonly oneOf?: readonly unknown[] };
      const branches = oneOf.map((_, index) => typesOf(effectiveSchema(contract, `${pointer}/oneOf/${index}`)));
      return (takenTwice(branches) & ~typesOf(effectiveSchema(contract, pointer))) !== 0;
    },
  },
  {
    because: 'of a member that one part of allOf has for the other direction, types keep what the other parts say',
    in: (contract, pointer) =>
      joinedAt(contract, pointer).some(
        (parts) => new Set(parts.map(({ facts }) => directionOf(facts.annotations))).size > 1,
      ),
  },
  {
    because: 'an object without members, or with none of this direction, is anything',
    in: ({ document }, pointer) => {
      const { properties } = valueAt(document, pointer) as { readonly properties?: Node };
      const ways = new Set(Object.values(properties ?? {}).map((member) => directionOf(member as Node)));
      return properties !== undefined && (ways.size === 0 || (ways.size === 1 && !ways.has('')));
    },
  },
  {
    because: 'a member that is asked for and not described is anything, whatever additionalProperties says',
    in: ({ document }, pointer) => {
      const { additionalProperties, properties = {}, required = [] } = valueAt(document, pointer) as SchemaObject;
      return typeof additionalProperties === 'object' && required.some((name) => !Object.hasOwn(properties, name));
    },
  },
  {
    because: 'an index signature speaks of the members of the other direction too',
    in: ({ document }, pointer) => {
      const { additionalProperties, properties = null } = valueAt(document, pointer) as Node;
      return typeof additionalProperties === 'object' && /"(?:read|write)Only":/u.test(JSON.stringify(properties));
    },
  },
];

const directionOf = ({ readOnly, writeOnly }: { readonly readOnly?: unknown; readonly writeOnly?: unknown }): string =>
  [readOnly === true ? 'read' : '', writeOnly === true ? 'write' : ''].join('');

const compound = typeBit.object | typeBit.array;

/** The types of a schema and its unions. */
const typesOf = ({ facts }: EffectiveSchema, depth = 0): TypeSet =>
  facts.unions.reduce((types, { branches, exempt }) => {
    if (depth > deepest) return types;
    return types & branches.reduce((all, branch) => all | typesOf(branch, depth + 1), exempt);
  }, facts.types);

const deepest = 6;

/** The parts of an `allOf`, and what several of them say of one member. */
const joinedAt = (contract: Contract, pointer: string): readonly (readonly EffectiveSchema[])[] => {
  const { allOf = [] } = valueAt(contract.document, pointer) as { readonly allOf?: readonly unknown[] };
  return together(allOf.map((_, index) => effectiveSchema(contract, `${pointer}/allOf/${index}`)));
};

const together = (parts: readonly EffectiveSchema[], depth = 0): readonly (readonly EffectiveSchema[])[] => {
  if (parts.length < 2 || depth > deepest) return [];
  const names = new Set(parts.flatMap(({ facts }) => [...facts.properties.keys()]));
  const ofMembers = [...names].flatMap((name) =>
    together(
      parts.flatMap(({ facts }) => facts.properties.get(name)?.schema ?? []),
      depth + 1,
    ),
  );
  return [parts, ...ofMembers];
};

interface Verdict {
  readonly direction: Direction;
  readonly changes: readonly Change[];
  readonly sides: Sides;
}

/** Nothing where types keep what is not there. */
const verdictsOf = ({ old, next }: Edited): readonly Verdict[] => {
  const contracts = [alone(old), alone(next)] as const;
  const sides = { old: shownIn(contracts[0]), next: shownIn(contracts[1]) };
  const isKept = (contract: Contract, shown: Sides['old']): boolean =>
    [...shown.keys()].some((pointer) => keptByTypes.some((one) => one.in(contract, pointer)));
  if (isKept(contracts[0], sides.old) || isKept(contracts[1], sides.next)) return [];
  const { changes } = diff(...contracts);
  return (['request', 'response'] as const).map((direction) => ({
    direction,
    sides,
    changes: changes.filter(({ impact, location }) => impact !== 'compatible' && location.startsWith(direction)),
  }));
};

describe('what the compiler says of the types', () => {
  test('is what is said of the change', () => {
    const pairs = made(150, (draw) => editedVersion(draw, { limits: false, joined: true, directions: true }, 2));
    const fits = assignable(pairs);
    const contradictions = pairs.flatMap((pair, index) =>
      verdictsOf(pair).flatMap(({ direction, changes, sides }) => {
        const isFit = fits.get(`${index} ${direction}`);
        if (isFit === undefined) return [];
        const open = changes.filter(
          (change) => change.impact === 'breaking' && !unseenByTypes.some(({ is }) => is(change, sides)),
        );
        if (isFit ? open.length === 0 : changes.length > 0) return [];
        return [{ direction, isFit, rules: open.map(({ rule, pointer }) => `${rule} ${pointer}`), ...pair }];
      }),
    );
    expect(contradictions.map((one) => JSON.stringify(one))).toEqual([]);
  }, 120_000);
});
