import {
  admits,
  allTypes,
  effectiveSchema,
  takenTwice,
  typeBit,
  valueAt,
  type Contract,
  type EffectiveSchema,
  type SchemaObject,
  type TypeSet,
} from '@schemawright/contract';
import type { Change } from '@schemawright/diff';
// @boundaries-ignore the random edits are those of the diff's own tests
import type { Node } from '../../../diff/test/support/schemas.ts';

/** What breaks on the wire and no type says: of changes found, and why types are silent about them. */
export const unseenByTypes: readonly { readonly because: string; is(change: Change, sides: Sides): boolean }[] = [
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
    because: 'the compiler holds an array against the first position of a tuple alone',
    is: (change, sides) => isBehindFirst(change, sides),
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

/** Whether what takes the array is a tuple, and what is told is about further items. */
const isBehindFirst = ({ location, oldPointer, newPointer }: Change, sides: Sides): boolean => {
  const [before, after] = [arraysIn(oldPointer ?? newPointer), arraysIn(newPointer ?? oldPointer)];
  const isTuple = (arrays: readonly string[], shown: ReadonlyMap<string, boolean>): boolean =>
    arrays.some((array) => shown.has(`${array}/prefixItems/0`));
  const [wasTuple, isNowTuple] = [isTuple(before, sides.old), isTuple(after, sides.next)];
  return location.startsWith('request') ? isNowTuple && !wasTuple : wasTuple && !isNowTuple;
};

/** The arrays that a place is behind the first item of, as far as it is said there. */
const arraysIn = (pointer = ''): readonly string[] =>
  [...pointer.matchAll(/\/(?:items|prefixItems\/[1-9]\d*)(?=\/|$)/gu)].map(({ index }) => pointer.slice(0, index));

const inBranch = /\/(?:one|any)Of\/\d+\/(?:properties|required)\/[^/]+$/u;

export interface Sides {
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
export const shownIn = ({ document }: Contract): ReadonlyMap<string, boolean> => {
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
export const keptByTypes: readonly {
  readonly because: string;
  /** @param other what `contract` is compared with */
  in(contract: Contract, pointer: string, other: Contract): boolean;
}[] = [
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
    because: 'an object stays one with a member that nothing can be, and so does an array with such an item',
    in: (contract, pointer) =>
      joinedAt(contract, pointer).some((parts) => parts.reduce((types, part) => types & typesOf(part), allTypes) === 0),
  },
  {
    because: 'what two branches of oneOf take whole is in none of them, and stays in the union of their types',
    in: (contract, pointer) => {
      const { oneOf = [] } = valueAt(contract.document, pointer) as { readonly oneOf?: readonly unknown[] };
      const branches = oneOf.map((_, index) => typesOf(effectiveSchema(contract, `${pointer}/oneOf/${index}`)));
      const twice = takenTwice(branches);
      // Integers are not a type of their own, and so not taken away as one.
      return (twice & (typeBit.number | ~typesOf(effectiveSchema(contract, pointer)))) !== 0;
    },
  },
  {
    because:
      'a value that one branch of oneOf lists and another one takes is in none of them, and stays in their types',
    in: (contract, pointer) => {
      const { oneOf = [] } = valueAt(contract.document, pointer) as { readonly oneOf?: readonly unknown[] };
      const branches = oneOf.map((_, index) => effectiveSchema(contract, `${pointer}/oneOf/${index}`));
      return branches.some(({ facts: { values = [] } }, index) =>
        branches.some((other, at) => at !== index && values.some((value) => admits(other, value) === true)),
      );
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
    because: 'an item that may be missing may be undefined to the compiler, which no further item of the other side is',
    in: (contract, pointer, other) => {
      const [mine, theirs] = [contract, other].map(
        ({ document }) => (valueAt(document, pointer) ?? {}) as SchemaObject,
      );
      const [prefix = [], others = []] = [mine?.prefixItems, theirs?.prefixItems];
      return prefix.length > others.length && typeof theirs?.items === 'object';
    },
  },
  {
    because: 'beside members, further ones are anything, whatever additionalProperties says',
    in: (contract, pointer, other) =>
      furtherAt(contract, pointer) === 'beside members' && furtherAt(other, pointer) === 'alone',
  },
  {
    because: 'a union with a branch that is anything, or that leads back to it, is anything, whatever its tags',
    in: (contract, pointer) =>
      branchesAt(contract, pointer).some(
        (branch) => typesOf(effectiveSchema(contract, branch)) === allTypes || leadsTo(contract, branch, pointer),
      ),
  },
  {
    because: 'a branch by name has its tag wherever the name is used, and with it what is no object is a brand',
    in: (contract, pointer) =>
      namedBranches(contract).has(pointer) && typesOf(effectiveSchema(contract, pointer)) !== typeBit.object,
  },
  {
    because: 'an index signature speaks of the members of the other direction too',
    in: ({ document }, pointer) => {
      const { additionalProperties, properties = null } = valueAt(document, pointer) as Node;
      return typeof additionalProperties === 'object' && /"(?:read|write)Only":/u.test(JSON.stringify(properties));
    },
  },
];

/** What a union with a discriminator has as a branch by its name. */
const namedBranches = ({ document }: Contract): ReadonlySet<string> => {
  const found = new Set<string>();
  JSON.stringify(document, (_, value: unknown) => {
    const { discriminator, anyOf = [], oneOf = anyOf } = (value ?? {}) as SchemaObject;
    if (typeof discriminator === 'object')
      for (const branch of oneOf) if (typeof branch === 'object') found.add(branch.$ref?.slice(1) ?? '');
    return value;
  });
  return found;
};

const branchesAt = ({ document }: Contract, pointer: string): readonly string[] => {
  const schema = valueAt(document, pointer) as Node;
  return ['anyOf', 'oneOf'].flatMap((kind) =>
    Object.keys(schema[kind] ?? {}).map((index) => `${pointer}/${kind}/${index}`),
  );
};

/** Whether a schema is, by name or as one of its branches, the one at `goal`. */
const leadsTo = (contract: Contract, pointer: string, goal: string, depth = 0): boolean => {
  if (pointer === goal) return true;
  if (depth > deepest) return false;
  const { $ref } = valueAt(contract.document, pointer) as Node;
  const next = typeof $ref === 'string' ? [$ref.slice(1)] : branchesAt(contract, pointer);
  return next.some((one) => leadsTo(contract, one, goal, depth + 1));
};

/** Where a schema for further members stands, if there is one. */
const furtherAt = ({ document }: Contract, pointer: string): 'alone' | 'beside members' | undefined => {
  const { additionalProperties, properties = {} } = (valueAt(document, pointer) ?? {}) as SchemaObject;
  if (typeof additionalProperties !== 'object') return undefined;
  return Object.keys(properties).length === 0 ? 'alone' : 'beside members';
};

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

/** The parts of an `allOf`, and what several of them say of one member or item. */
const joinedAt = (contract: Contract, pointer: string): readonly (readonly EffectiveSchema[])[] => {
  const { allOf = [] } = valueAt(contract.document, pointer) as { readonly allOf?: readonly unknown[] };
  return together(allOf.map((_, index) => effectiveSchema(contract, `${pointer}/allOf/${index}`)));
};

const together = (parts: readonly EffectiveSchema[], depth = 0): readonly (readonly EffectiveSchema[])[] => {
  if (parts.length < 2 || depth > deepest) return [];
  const names = new Set(parts.flatMap(({ facts }) => [...facts.properties.keys()]));
  const positions = Math.max(...parts.map(({ facts }) => facts.prefixItems.length));
  const below = [
    ...[...names].map((name) => parts.flatMap(({ facts }) => facts.properties.get(name)?.schema ?? [])),
    ...Array.from({ length: positions + 1 }, (_, at) =>
      parts.flatMap(({ facts: { prefixItems, items } }) => prefixItems[at] ?? items ?? []),
    ),
  ];
  return [parts, ...below.flatMap((one) => together(one, depth + 1))];
};
