import {
  freeSchema,
  hasType,
  typeBit,
  typesOf,
  writingOf,
  type EffectiveSchema,
  type Json,
  type JsonType,
  type SchemaFacts,
} from '@schemawright/contract';
import { admittedTypes } from '../schema/view.ts';
import { cornersOf, isWithin } from './numbers.ts';
import { another, createSampler, type Members, type Sampler } from './sample.ts';
import { lengthened, plainTexts, textsOf } from './texts.ts';

type Same = (one: EffectiveSchema, other: EffectiveSchema) => boolean;

const deepest = 6;
const mostOfPart = 12;
const mostBranches = 40;
const mostMembers = 60;
const mostItems = 60;

const free = freeSchema('');

/**
 * Values of one schema that another may refuse, most telling first: corners of both, and what only one of them speaks
 * of. Guesses, to be checked. Always the same ones; endless for nobody, for depth and breadth are bounded.
 * @param same tells parts that need no comparison
 */
export const candidates = (source: EffectiveSchema, target: EffectiveSchema, same: Same): Iterable<Json> =>
  new Guesses(createSampler(), same).between(source, target, 0);

class Guesses {
  private readonly sampler: Sampler;
  private readonly same: Same;

  constructor(sampler: Sampler, same: Same) {
    this.sampler = sampler;
    this.same = same;
  }

  *between(source: EffectiveSchema, target: EffectiveSchema, depth: number): Generator<Json> {
    if (depth > deepest || this.same(source, target)) return;
    const [a, b] = [source.facts, target.facts];
    if (a.values !== undefined) {
      yield* a.values;
      return;
    }
    const foreign = a.types & ~admittedTypes(b);
    for (const type of typesOf(foreign)) yield* given(this.sampler.one(source, typeBit[type]));
    if (a.unions.length > 0) yield* this.ofUnions(a, target, depth);
    else for (const type of typesOf(a.types)) yield* this.ofType(type, a, b, depth);
    yield* this.ofApplied(source, b, depth);
  }

  private *ofUnions(a: SchemaFacts, target: EffectiveSchema, depth: number): Generator<Json> {
    const known = new Set(target.facts.unions.flatMap(({ branches }) => branches.map(({ facts }) => facts.pointer)));
    for (const union of a.unions) {
      const stays = (index: number): boolean => known.has(union.branches[index]?.facts.pointer ?? '');
      const branches = union.complete ?? union.branches;
      const indexes = [...branches.keys()].sort((left, right) => Number(stays(left)) - Number(stays(right)));
      for (const index of indexes.slice(0, mostBranches)) {
        const branch = branches[index];
        if (branch === undefined) continue;
        const value = this.sampler.one(branch);
        yield* given(value);
        if (isObject(value)) yield { ...value, other: 'text' };
        yield* first(mostOfPart, this.between(branch, target, depth + 1));
      }
      if (hasType(union.exempt & a.types, 'null')) yield null;
    }
    // Several branches at once: what exactly one of them may accept.
    const objects = a.unions
      .flatMap(({ branches }) => branches.slice(0, 3))
      .map((branch) => this.sampler.one(branch))
      .filter(isObject);
    if (objects.length > 1) yield Object.assign({}, ...objects) as Json;
  }

  private *ofType(type: JsonType, a: SchemaFacts, b: SchemaFacts, depth: number): Generator<Json> {
    if (type === 'number') yield* cornersOf(a, b).filter((value) => isWithin(a, value));
    else if (type === 'string') yield* textCorners(a, b);
    else if (type === 'array') yield* this.arrays(a, b, depth);
    else if (type === 'object') yield* this.objects(a, b, depth);
    else yield* type === 'null' ? [null] : [true, false];
  }

  private *arrays(a: SchemaFacts, b: SchemaFacts, depth: number): Generator<Json> {
    const base = this.sampler.typed(a, 'array');
    if (!Array.isArray(base)) return;
    yield base;
    const itemAt = (facts: SchemaFacts, index: number): EffectiveSchema =>
      facts.prefixItems[index] ?? facts.items ?? free;
    const filled = (length: number, start: readonly Json[] = base as readonly Json[]): Json | undefined => {
      const items = start.slice(0, length);
      for (let index = items.length; index < length; index += 1) {
        const item = this.sampler.one(itemAt(a, index));
        if (item === undefined) return undefined;
        items.push(a.uniqueItems ? another(item, index) : item);
      }
      return items;
    };
    const tuple = Math.max(a.prefixItems.length, b.prefixItems.length);
    const counts = [a, b].flatMap(({ limits }) =>
      ['minItems', 'maxItems', 'minContains', 'maxContains'].flatMap((limit) => limits.get(limit as 'minItems') ?? []),
    );
    const lengths = [0, 1, 2, tuple, tuple + 1, ...counts.flatMap((count) => [count - 1, count, count + 1])];
    for (const length of new Set(lengths)) {
      if (length >= 0 && length <= mostItems) yield* given(filled(length));
    }
    for (let index = 0; index <= tuple; index += 1) {
      const room = filled(Math.max(index + 1, base.length));
      if (!Array.isArray(room)) break;
      for (const item of first(mostOfPart, this.between(itemAt(a, index), itemAt(b, index), depth + 1))) {
        yield (room as readonly Json[]).map((old, at) => (at === index ? item : old));
      }
    }
    const twice = this.sampler.one(itemAt(a, tuple));
    if (twice !== undefined) yield [...((filled(tuple) as readonly Json[] | undefined) ?? []), twice, twice];
    for (const contained of [...(a.applied.get('contains') ?? []), ...(b.applied.get('contains') ?? [])]) {
      const items = [...given(this.sampler.one(contained)), ...first(4, this.between(contained, free, depth + 1))];
      for (const item of items) {
        yield [...(base as readonly Json[]), item];
        for (const count of counts) if (count < mostItems) yield Array.from({ length: count + 1 }, () => item);
      }
    }
  }

  private *objects(a: SchemaFacts, b: SchemaFacts, depth: number): Generator<Json> {
    const base = this.sampler.typed(a, 'object');
    if (!isObject(base)) return;
    const described = (name: string, facts: SchemaFacts): EffectiveSchema =>
      facts.properties.get(name)?.schema ?? facts.additional ?? free;
    const names = [...new Set([...a.properties.keys(), ...b.properties.keys()])].slice(0, mostMembers);
    const members = new Map<string, Json>();
    for (const name of names) {
      const value = this.sampler.one(described(name, a));
      if (value !== undefined) members.set(name, value);
    }
    const full = without({ ...Object.fromEntries(members), ...base }, '');
    // Whatever the other side asks for besides, so that a single difference shows.
    const needed = names.filter((name) => b.properties.get(name)?.required === true && members.has(name));
    const common = { ...base, ...Object.fromEntries(needed.map((name) => [name, members.get(name) as Json])) };
    yield common;
    const optional = (start: Members): readonly string[] =>
      Object.keys(start).filter((name) => a.properties.get(name)?.required !== true);
    for (const name of optional(common)) yield without(common, name);
    for (const [name, value] of members) if (!Object.hasOwn(common, name)) yield { ...common, [name]: value };
    for (const name of names) {
      for (const value of first(mostOfPart, this.between(described(name, a), described(name, b), depth + 1))) {
        yield { ...common, [name]: value };
      }
    }
    yield base;
    yield full;
    for (const name of optional(full)) yield without(full, name);
    yield* this.others(a, b, common, depth);
    yield* this.counted(a, b, full);
  }

  /** Members that are not described by name. */
  private *others(a: SchemaFacts, b: SchemaFacts, base: Members, depth: number): Generator<Json> {
    const spoken = new Set([...a.properties.keys(), ...b.properties.keys()]);
    const rest = [...given(this.sampler.one(a.additional ?? free))];
    for (const value of [
      ...rest,
      ...first(mostOfPart, this.between(a.additional ?? free, b.additional ?? free, depth + 1)),
    ]) {
      yield { ...base, other: value };
    }
    const patterns = [...new Set([...a.patternProperties.keys(), ...b.patternProperties.keys()])];
    for (const pattern of patterns) {
      const named = textsOf({ ...free.facts, patterns: [pattern] }).filter((name) => !spoken.has(name));
      const [mine, theirs] = [a, b].map(({ patternProperties }) => patternProperties.get(pattern) ?? free);
      if (mine === undefined || theirs === undefined) continue;
      const values = [...given(this.sampler.one(mine)), ...first(mostOfPart, this.between(mine, theirs, depth + 1))];
      for (const name of named.slice(0, 3)) for (const value of values) yield { ...base, [name]: value };
    }
    for (const schema of [...(a.applied.get('propertyNames') ?? []), ...(b.applied.get('propertyNames') ?? [])]) {
      const named = [...textsOf(schema.facts), ...textCorners(schema.facts, free.facts)].filter(
        (name) => !spoken.has(name),
      );
      for (const name of named.slice(0, mostOfPart)) for (const value of rest) yield { ...base, [name]: value };
    }
    for (const { dependentRequired } of [a, b]) {
      for (const name of dependentRequired.keys()) {
        const value = this.sampler.one(a.properties.get(name)?.schema ?? a.additional ?? free);
        if (value === undefined) continue;
        yield { ...base, [name]: value };
        const asked = (a.dependentRequired.get(name) ?? []).flatMap((other): [string, Json][] => {
          const member = this.sampler.one(a.properties.get(other)?.schema ?? a.additional ?? free);
          return member === undefined ? [] : [[other, member]];
        });
        yield { ...base, [name]: value, ...Object.fromEntries(asked) };
      }
    }
  }

  private *counted(a: SchemaFacts, b: SchemaFacts, full: Members): Generator<Json> {
    const counts = [a, b].flatMap(({ limits }) => [
      limits.get('minProperties') ?? [],
      limits.get('maxProperties') ?? [],
    ]);
    const value = this.sampler.one(a.additional ?? free);
    for (const count of counts.flat().flatMap((limit) => [limit - 1, limit, limit + 1])) {
      if (count < 0 || count > mostMembers) continue;
      const kept = Object.entries(full).sort(
        ([left], [right]) => Number(a.properties.get(right)?.required) - Number(a.properties.get(left)?.required),
      );
      const members = kept.slice(0, count);
      const missing = value === undefined ? 0 : count - members.length;
      for (let more = 1; more <= missing; more += 1) members.push([`other${more}`, value as Json]);
      yield Object.fromEntries(members);
    }
  }

  /** Values of the schemas that are applied besides (`not`, `if` …), alone and within an ordinary value. */
  private *ofApplied(source: EffectiveSchema, b: SchemaFacts, depth: number): Generator<Json> {
    if (source.facts.applied.size + b.applied.size === 0) return;
    const base = this.sampler.one(source);
    for (const { applied } of [b, source.facts]) {
      for (const [keyword, schemas] of applied) {
        const trigger = keyword.startsWith('dependentSchemas ') ? keyword.slice('dependentSchemas '.length) : undefined;
        for (const schema of schemas) {
          for (const value of [
            ...given(this.sampler.one(schema)),
            ...first(mostOfPart, this.between(schema, free, depth + 1)),
          ]) {
            yield value;
            if (isObject(value) && isObject(base)) yield { ...base, ...value };
          }
        }
        if (trigger !== undefined && isObject(base)) yield { ...base, [trigger]: 'text' };
      }
    }
    const { applied } = source.facts;
    const [conditions, ...outcomes] = ['if', 'then', 'else'].map((keyword) => applied.get(keyword) ?? []);
    for (const outcome of outcomes.flat()) {
      yield* given(this.sampler.one(together(source, outcome)));
      for (const condition of conditions ?? []) yield* given(this.sampler.one(together(source, condition, outcome)));
    }
  }
}

/** What all of them say, as far as they are of one document. */
const together = (...nodes: readonly EffectiveSchema[]): EffectiveSchema => {
  const writings = nodes.flatMap((node) => writingOf(node) ?? []);
  const [first] = writings;
  return first === undefined ? free : first.graph.node(writings.flatMap(({ schemas }) => schemas));
};

/** Texts at the corners of both, and such as the other side speaks of. */
function* textCorners(a: SchemaFacts, b: SchemaFacts): Generator<string> {
  const mine = textsOf(a);
  yield* mine;
  const lengths = [a, b].flatMap(({ limits }) => [limits.get('minLength') ?? [], limits.get('maxLength') ?? []]).flat();
  if (a.patterns.length === 0 && a.format === undefined) {
    for (const length of lengths.flatMap((limit) => [limit - 1, limit, limit + 1])) {
      if (length >= 0) yield lengthened('', length, length);
    }
  }
  yield* textsOf(b);
  if (b.patterns.length > 0) yield* textsOf({ ...a, patterns: b.patterns });
  yield* plainTexts;
}

function* given(value: Json | undefined): Generator<Json> {
  if (value !== undefined) yield value;
}

function* first<T>(most: number, values: Iterable<T>): Generator<T> {
  let left = most;
  for (const value of values) {
    if (left === 0) return;
    left -= 1;
    yield value;
  }
}

const isObject = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const without = (value: Members, name: string): Members =>
  Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
