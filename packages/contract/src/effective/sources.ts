import type { Json, Schema, SchemaObject } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import { askedFor, broughtParts, mayBring } from './brought.ts';
import { decidedParts, type HeldPart } from './conditional.ts';
import { takesNone } from './constrains.ts';
import { excludedByAll, excludedParts } from './excluded.ts';
import type { KnownValues } from './facts.ts';
import type { Placed, SchemaGraph } from './graph.ts';
import { holds } from './holds.ts';
import { areRefused, impossibleTypes } from './impossible.ts';
import { allTypes, isSchema, listedValues, typeBit, typeOfValue, typesOf, type TypeSet } from './json-types.ts';
import { distinct, listedOnce } from './listed.ts';
import { areDistinct, isMet } from './met.ts';
import { statedTypes } from './stated-types.ts';
import { topic, topicsOf, type Topics } from './topics.ts';
import { saysOnly, takenTwice, takenTypes, wholeTypes } from './whole-types.ts';

/** One schema object that takes part in a node. Values of the `exempt` types are none of its business. */
export interface Source {
  readonly pointer: Pointer;
  readonly schema: SchemaObject;
  readonly exempt: TypeSet;
  /** How many sources it comes to: itself, and the parts of it that follow. */
  readonly size: number;
  /** Whether a part was left out that was met before. */
  readonly isCut: boolean;
  /** What it speaks of itself. */
  readonly topics: Topics;
}

export interface RawUnion {
  readonly kind: 'anyOf' | 'oneOf';
  readonly pointer: Pointer;
  readonly exempt: TypeSet;
  readonly branches: readonly Placed[];
  readonly owner: Source;
}

/** Everything that holds together for one value, before it is folded keyword by keyword. */
export interface Conjunction {
  readonly sources: readonly Source[];
  readonly unions: readonly RawUnion[];
  /** What folded unions and boolean schemas leave of the types. */
  readonly types: TypeSet;
  /** The value lists of unions that only list values. */
  readonly valueLists: readonly (readonly Json[])[];
  /** The lists that do not exclude other values. */
  readonly knownLists: readonly KnownValues[];
  readonly dangling: readonly string[];
  /** The unions that were left out because one of their branches stands beside them. */
  readonly decided: ReadonlySet<Pointer>;
}

/** A conjunction that others may take in whole. */
export interface Block extends Conjunction {
  /** What was met in it, with the types that were exempt then; and the blocks that it took in. */
  readonly met: ReadonlyMap<object, readonly TypeSet[]>;
  readonly blocks: readonly Block[];
}

interface Pending extends Placed {
  readonly exempt: TypeSet;
  /** Whether a reference led here. */
  readonly isShared: boolean;
}

/** What holds together with `source`, or at the top, and is looked at from here on. */
interface Frame {
  readonly source: Draft | undefined;
  readonly at: number;
  readonly parts: readonly Pending[];
  next: number;
}

type Draft = { -readonly [K in keyof Source]: Source[K] };

/** Whether a schema takes null and nothing else. */
const isNull = (graph: SchemaGraph, schema: Schema): boolean =>
  takenTypes(graph, schema) === typeBit.null && wholeTypes(graph, schema) === typeBit.null;

/**
 * Follows references and `allOf` from `schemas`, and folds the unions that need not be unions: one branch, `null`
 * beside others, lists of constants, one branch per type. A schema met twice is taken once, which ends cycles.
 * @param looked how many looks into a branch led here: unions below `maxLooks` of them are left alone
 */
export const conjunctionOf = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  chosen: ReadonlySet<Pointer>,
  looked = 0,
): Conjunction => {
  const [only, second] = schemas;
  const isAlone = only !== undefined && second === undefined;
  const plain = isAlone ? plainSource(only) : undefined;
  if (plain !== undefined) return { ...nothing, sources: [plain], decided: chosen };
  const isWalked = isAlone && chosen.size + looked === 0;
  let together = (isWalked ? knownBlock(graph, only) : undefined) ?? walk(graph, schemas, chosen, looked, 0);
  // What is known only of all together is no business of a part, which others share.
  for (let known = moreKnown(graph, together, unknown, looked); known !== undefined;) {
    together = walk(graph, schemas, chosen, looked, 0, known);
    known = moreKnown(graph, together, known, looked);
  }
  return together;
};

/** A schema that stands for itself. */
export const plainSource = ({ pointer, schema }: Placed): Source | undefined =>
  isPlain(schema) ? { pointer, schema, exempt: 0, size: 1, isCut: false, topics: topicsOf(schema) } : undefined;

const none: readonly never[] = [];
const nothing = { unions: none, types: allTypes, valueLists: none, knownLists: none, dangling: none };

/** How far references are followed for the sake of what they lead to: each takes room on the stack. */
const deepestBlock = 64;

const knownBlock = ({ blocks }: SchemaGraph, { pointer, schema }: Placed): Block | undefined => {
  const known = typeof schema === 'object' ? blocks.get(schema) : undefined;
  return known?.sources[0]?.pointer === pointer ? known : undefined;
};

/** What others refer to, walked once for all of them; nothing for what is walked just now. */
const blockOf = (graph: SchemaGraph, placed: Placed, depth: number): Block | undefined => {
  const { schema } = placed;
  if (typeof schema !== 'object' || isPlain(schema)) return undefined;
  if (graph.blocks.has(schema)) return knownBlock(graph, placed);
  if (depth >= deepestBlock) return undefined;
  graph.blocks.set(schema, undefined);
  const block = walk(graph, [placed], noChoice, 0, depth + 1);
  graph.blocks.set(schema, block);
  return block;
};

const noChoice: ReadonlySet<Pointer> = new Set();

/** Follows references that say nothing besides. */
const referent = (graph: SchemaGraph, placed: Placed): Placed => {
  let current = placed;
  for (const passed = new Set<unknown>(); isBareReference(current.schema); passed.add(current.schema)) {
    const target = graph.target(current.schema.$ref);
    if (target === undefined || passed.has(target.schema)) return placed;
    current = target;
  }
  return current;
};

const isBareReference = (schema: Placed['schema']): schema is SchemaObject & { readonly $ref: string } => {
  if (typeof schema !== 'object' || typeof schema.$ref !== 'string') return false;
  for (const keyword in schema) if (keyword !== '$ref') return false;
  return true;
};

/**
 * @param depth how many blocks in the making led here
 * @param known what was seen of the schemas together when they were walked before
 */
const walk = (
  graph: SchemaGraph,
  schemas: readonly Placed[],
  chosen: ReadonlySet<Pointer>,
  looked: number,
  depth: number,
  known: Known = unknown,
): Block => {
  const sources: Source[] = [];
  const unions: RawUnion[] = [];
  const valueLists: (readonly Json[])[] = [];
  const knownLists: KnownValues[] = [];
  const dangling: string[] = [];
  const met = new Map<object, TypeSet[]>();
  const blocks: Block[] = [];
  const soFar = { sources, met, blocks };
  const mayShare = chosen.size + looked === 0 && known === unknown;
  let types = allTypes;

  const foldUnion = (kind: 'anyOf' | 'oneOf', owner: Source): readonly Pending[] => {
    const pointer = child(owner.pointer, kind);
    if (chosen.has(pointer)) return [];
    let { exempt } = owner;
    const nulls: Placed[] = [];
    const branches = new Map<Pointer, Placed>();
    const members: unknown = owner.schema[kind];
    (Array.isArray(members) ? members : []).forEach((member: unknown, index) => {
      if (!isSchema(member)) return;
      const reference = typeof member === 'object' && Object.keys(member).length === 1 ? member.$ref : undefined;
      const placed = (typeof reference === 'string' && graph.target(reference)) || {
        pointer: child(pointer, index),
        schema: member,
      };
      if (isNull(graph, placed.schema)) nulls.push(placed);
      // A branch that stands there twice is as one, unless exactly one has to hold.
      else if (!takesNone(placed.schema) && !known.contrary.has(placed.pointer))
        branches.set(kind === 'anyOf' ? placed.pointer : `${index}`, placed);
    });
    let kept = [...branches.values()];
    // What is said of null alone is said of the whole.
    if (nulls.length === 1 && kept.length === 0) return nulls.map((placed) => ({ ...placed, exempt, isShared: true }));
    const isTwice = (): boolean => nulls.length > 1 || kept.some((branch) => holds(graph, branch, null) === true);
    // Null that is in two of the branches is in none.
    if (nulls.length > 0 && kind === 'oneOf' && isTwice()) types &= ~typeBit.null | exempt;
    else if (nulls.length > 0) exempt |= typeBit.null;
    if (kept.length === 0) types &= exempt;
    if (kept.length < 2) return kept.map((placed) => ({ ...placed, exempt, isShared: true }));
    const shallow = looked >= maxLooks || (looked > 0 && kept.length > maxLookedAt);
    let looks = shallow ? [] : kept.map((branch) => look(graph, branch, looked + 1));
    // Which branches no members are left for is told of all that holds together, and in a look of the branches alone.
    if (looked === 0 || looks.every((branch) => branch?.types === 0)) looks = looks.map(withOpen);
    // What contradicts itself is no branch.
    if (looks.some((branch) => branch?.types === 0)) {
      kept = kept.filter((_, index) => looks[index]?.types !== 0);
      looks = looks.filter((branch) => branch?.types !== 0);
      if (kept.length === 0) types &= exempt;
      if (kept.length < 2) return kept.map((placed) => ({ ...placed, exempt, isShared: true }));
    }
    if (kind === 'anyOf' && looks.some((branch) => branch?.bare === true)) {
      // Lists of values beside the bare type exclude nothing: they only tell what is known.
      const open = kept.filter((_, index) => looks[index]?.bare === true);
      const listed = looks.map(
        (branch) => branch?.values?.every((value) => open.some((one) => holds(graph, one, value) === true)) === true,
      );
      looks.forEach((branch, index) => {
        if (listed[index] === true)
          knownLists.push({ values: branch?.values ?? [], pointer: kept[index]?.pointer ?? pointer });
      });
      kept = kept.filter((_, index) => listed[index] !== true);
      looks = looks.filter((_, index) => listed[index] !== true);
      if (kept.length < 2) return kept.map((placed) => ({ ...placed, exempt, isShared: true }));
    }
    const union: RawUnion = { kind, pointer, exempt, branches: kept, owner };
    const values = looks.every((seenBranch) => seenBranch?.values !== undefined)
      ? looks.flatMap((seenBranch) => seenBranch?.values ?? [])
      : undefined;
    if (!shallow && values !== undefined && (exempt & ~typeBit.null) === 0) {
      const admitted = kind === 'oneOf' ? listedOnce(values) : values;
      valueLists.push(exempt === 0 ? admitted : [...admitted, null]);
      return [];
    }
    const merged = shallow ? undefined : disjointTypes(looks);
    if (merged === undefined) {
      if (kind === 'oneOf') types &= ~takenTwice(kept.map(({ schema }) => wholeTypes(graph, schema))) | exempt;
      unions.push(union);
      return [];
    }
    types &= merged | exempt;
    return kept.map((placed, index) => ({
      ...placed,
      exempt: exempt | (allTypes & ~(looks[index]?.types ?? 0)),
      isShared: true,
    }));
  };

  /** What holds together with a source because it says so. */
  const partsOf = (source: Source): readonly Pending[] => {
    const { pointer, schema, exempt } = source;
    if (isPlain(source.schema)) return none;
    const parts: Pending[] = [];
    const add = (placed: HeldPart): void => {
      const { pointer: place, schema: part } = referent(graph, placed);
      const others = exempt | (placed.exempt ?? 0);
      parts.push({ pointer: place, schema: part, exempt: others, isShared: part !== placed.schema });
    };
    if (typeof schema.$ref === 'string') {
      const target = graph.target(schema.$ref);
      if (target === undefined) dangling.push(schema.$ref);
      else parts.push({ ...target, exempt, isShared: true });
    }
    if (Array.isArray(schema.allOf)) {
      schema.allOf.forEach((member: unknown, index) => {
        if (isSchema(member)) add({ pointer: `${pointer}/allOf/${index}`, schema: member });
      });
    }
    if (schema.not !== undefined) excludedParts(graph, source)?.forEach(add);
    if (schema.if !== undefined) decidedParts(graph, source)?.forEach(add);
    broughtParts(graph, source, known.asked).forEach(add);
    if (schema.anyOf !== undefined) {
      const excluded = excludedByAll(graph, source);
      if (excluded === undefined) parts.push(...foldUnion('anyOf', source));
      else add(excluded);
    }
    if (schema.oneOf !== undefined) parts.push(...foldUnion('oneOf', source));
    return parts;
  };

  const takeIn = (block: Block): void => {
    append(sources, block.sources);
    append(unions, block.unions);
    append(valueLists, block.valueLists);
    append(knownLists, block.knownLists);
    append(dangling, block.dangling);
    types &= block.types;
    blocks.push(block);
  };

  const top = schemas.map((placed) => ({ ...placed, exempt: 0, isShared: false }));
  const frames: Frame[] = [{ source: undefined, at: 0, parts: top, next: 0 }];
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const { source: owner } = frame;
    const part = frame.parts[frame.next++];
    if (part === undefined) {
      frames.pop();
      if (owner === undefined) continue;
      owner.size = sources.length - frame.at;
      noteCut(frames.at(-1)?.source, owner.isCut);
      continue;
    }
    const { pointer, schema, exempt } = part;
    if (schema === true) continue;
    if (schema === false) {
      types &= exempt;
      continue;
    }
    if (isMet(soFar, schema, exempt)) {
      noteCut(owner, true);
      continue;
    }
    const block = mayShare && part.isShared && exempt === 0 ? blockOf(graph, part, depth) : undefined;
    if (block !== undefined && areDistinct(soFar, block)) {
      noteCut(owner, block.sources[0]?.isCut === true);
      takeIn(block);
      continue;
    }
    const before = met.get(schema);
    if (before === undefined) met.set(schema, [exempt]);
    else before.push(exempt);
    const source: Draft = { pointer, schema, exempt, size: 1, isCut: false, topics: topicsOf(schema) };
    const at = sources.push(source) - 1;
    const parts = partsOf(source);
    if (parts.length > 0) frames.push({ source, at, parts, next: 0 });
  }
  return { sources, unions, types, valueLists, knownLists, dangling, decided: chosen, met, blocks };
};

/** What is known of schemas only together. */
interface Known {
  /** The members that any of them asks for. */
  readonly asked: ReadonlySet<string>;
  /** The branches that nothing is of which all else takes. */
  readonly contrary: ReadonlySet<Pointer>;
}

const unknown: Known = { asked: new Set(), contrary: new Set() };

/** What is known once schemas were walked, where that makes a difference. */
const moreKnown = (
  graph: SchemaGraph,
  together: Pick<Conjunction, 'sources' | 'unions' | 'types'>,
  known: Known,
  looked: number,
): Known | undefined => {
  const { sources } = together;
  const asked = sources.some(mayBring) ? askedFor(sources) : known.asked;
  const isMoreBrought = sources.some(
    (source) => broughtParts(graph, source, asked).length > broughtParts(graph, source, known.asked).length,
  );
  const contrary = looked > 0 || together.unions.length === 0 ? none : contraryBranches(graph, together);
  if (!isMoreBrought && contrary.length === 0) return undefined;
  return { asked, contrary: new Set([...known.contrary, ...contrary]) };
};

const contraryBranches = (
  graph: SchemaGraph,
  { sources, unions, types }: Pick<Conjunction, 'sources' | 'unions' | 'types'>,
): readonly Pointer[] => {
  const typesOfAll = (parts: readonly Source[], all: TypeSet): TypeSet =>
    parts.reduce((set, source) => set & (statedTypes(graph, source) | source.exempt), all);
  const isSaid = sources.some(({ topics }) => (topics & (topic.limits | topic.members | topic.applied)) !== 0);
  const isContrary = (branch: Placed, left: TypeSet, isClosed: boolean): boolean => {
    const shared = left & takenTypes(graph, branch.schema);
    if (shared === 0 || !isSaid) return shared === 0 || (isClosed && look(graph, branch, 1)?.types === 0);
    const own = conjunctionOf(graph, [branch], noChoice, 1);
    const together = [...sources, ...own.sources];
    const both = typesOfAll(own.sources, shared & own.types) & ~refusedTypes(graph, together);
    return (both & ~impossibleTypes(graph, together, both, isClosed)) === 0;
  };
  const found: Pointer[] = [];
  for (const { kind, branches, exempt } of unions) {
    if (branches.length > maxLookedAt) continue;
    // What two branches take is out because they are there.
    const twice = kind === 'oneOf' ? takenTwice(branches.map(({ schema }) => wholeTypes(graph, schema))) : 0;
    const left = typesOfAll(sources, types | twice) & ~exempt;
    const out = branches.filter((branch) => isContrary(branch, left, true));
    // Where none is left because no further members are, these are told and not the whole.
    const contrary = out.length < branches.length ? out : branches.filter((branch) => isContrary(branch, left, false));
    for (const { pointer } of contrary) found.push(pointer);
  }
  return found;
};

/** Objects, where a member that is asked for brings what takes none. */
const refusedTypes = (graph: SchemaGraph, sources: readonly Source[]): TypeSet => {
  if (!sources.some(mayBring)) return 0;
  const asked = askedFor(sources);
  const isRefused = sources.some((source) => broughtParts(graph, source, asked).some(({ schema }) => schema === false));
  return isRefused ? typeBit.object : 0;
};

const noteCut = (owner: Draft | undefined, isCut: boolean): void => {
  if (owner !== undefined && isCut) owner.isCut = true;
};

const append = <T>(list: T[], more: readonly T[]): void => {
  for (const item of more) list.push(item);
};

/** Whether a schema stands for itself: nothing to follow, join or fold. */
const isPlain = (schema: Placed['schema']): schema is SchemaObject =>
  typeof schema === 'object' &&
  schema.$ref === undefined &&
  schema.allOf === undefined &&
  schema.anyOf === undefined &&
  schema.oneOf === undefined &&
  schema.not === undefined &&
  schema.if === undefined &&
  schema.dependentSchemas === undefined;

/** A look into a branch looks into the unions there too, but not for ever and not at many branches. */
const maxLooks = 8;
const maxLookedAt = 16;

interface Look {
  readonly types: TypeSet;
  /** The types, those included of which nothing is left because no further members are. */
  readonly open: TypeSet;
  readonly values: readonly Json[] | undefined;
  /** Whether the branch says nothing but its type. */
  readonly bare: boolean;
}

/** What a branch was seen to be, by depth: documents do not change, and unions in unions are met again and again. */
const seenBranches = new WeakMap<object, Map<number, Look | undefined>>();

const look = (graph: SchemaGraph, branch: Placed, depth: number): Look | undefined => {
  if (typeof branch.schema !== 'object') return lookInto(graph, branch, depth);
  let known = seenBranches.get(branch.schema);
  if (known === undefined) seenBranches.set(branch.schema, (known = new Map()));
  if (!known.has(depth)) known.set(depth, lookInto(graph, branch, depth));
  return known.get(depth);
};

/** The types and, where it only lists them, the values of a branch. `undefined` for one that holds unions itself. */
const lookInto = (graph: SchemaGraph, branch: Placed, depth: number): Look | undefined => {
  const { sources, unions, types: left, valueLists } = conjunctionOf(graph, [branch], new Set(), depth);
  if (unions.length > 0) return undefined;
  let types = left;
  const lists: (readonly Json[])[] = [...valueLists];
  let alone = true;
  for (const source of sources) {
    const { schema, exempt } = source;
    types &= statedTypes(graph, source) | exempt;
    const values = listedValues(schema);
    if (values !== undefined) lists.push(values);
    alone &&= exempt === 0;
  }
  const open = types & ~impossibleTypes(graph, sources, types, false);
  types &= ~impossibleTypes(graph, sources, types);
  const bare = sources.every(({ schema }) => saysOnly(graph, schema, types, (keyword) => listing.has(keyword)));
  const [values] = lists;
  if (values === undefined) return { types, open, values: undefined, bare: bare && types !== allTypes };
  if (!bare && areRefused(graph, values, branch)) return { types: 0, open: 0, values: undefined, bare };
  const usable = bare && alone && lists.length === 1;
  return usable
    ? {
        types,
        open,
        bare: false,
        values: distinct(values).filter((value) => (types & typeBit[typeOfValue(value)]) !== 0),
      }
    : undefined;
};

const listing: ReadonlySet<string> = new Set(['type', 'enum', 'const', '$ref', 'allOf', 'anyOf', 'oneOf']);

const withOpen = (branch: Look | undefined): Look | undefined => branch && { ...branch, types: branch.open };

/** All types of the branches, when no type is in two of them and none lists values or describes objects. */
const disjointTypes = (looks: readonly (Look | undefined)[]): TypeSet | undefined => {
  let all = 0;
  for (const branch of looks) {
    if (branch === undefined || branch.values !== undefined) return undefined;
    if ((all & branch.types) !== 0 || (branch.types & typeBit.object) !== 0 || typesOf(branch.types).length === 0) {
      return undefined;
    }
    all |= branch.types;
  }
  return all;
};
