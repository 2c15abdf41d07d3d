import { textOutside, type Json, type SchemaFacts } from '@schemawright/contract';
import { oneOfPatterns, oneOfTexts } from '../schema/patterns.ts';
import { furtherMembers } from './further-members.ts';
import {
  described,
  free,
  given,
  isObject,
  longestText,
  withMember,
  without,
  type Guessing,
  type Members,
} from './guessing.ts';
import { cornersOfTexts, textsOf } from './texts.ts';

const mostMembers = 60;
const mostNames = 24;

/** Objects that one schema may take and the other refuse: members that come, go and differ, one at a time first. */
export function* ofObjects(guessing: Guessing, a: SchemaFacts, b: SchemaFacts): Generator<Json> {
  const { sampler } = guessing;
  const base = sampler.typed(a, 'object');
  if (!isObject(base)) return;
  const names = [...new Set([...a.properties.keys(), ...b.properties.keys()])];
  const common = commonOf(guessing, a, b)?.value ?? base;
  yield common;
  const differing = names.filter((name) => !guessing.same(described(name, a), described(name, b)));
  for (const name of Object.keys(common).filter((one) => a.properties.get(one)?.required !== true)) {
    yield without(common, name);
  }
  for (const name of differing.slice(0, mostMembers)) yield* withOne(guessing, a, b, common, name);
  yield base;
  yield* others(guessing, a, b, common);
  const full: Members = Object.fromEntries([
    ...names.slice(0, mostMembers).flatMap((name): [string, Json][] => {
      const value = sampler.part(described(name, a));
      return value === undefined ? [] : [[name, value]];
    }),
    ...Object.entries(base),
  ]);
  yield full;
  for (const name of Object.keys(full).filter((one) => a.properties.get(one)?.required !== true)) {
    yield without(full, name);
  }
  yield* counted(guessing, a, b, full);
}

/** Objects by one member: what differs in it, that it is there, and that it is not. */
export function* ofMember(guessing: Guessing, a: SchemaFacts, b: SchemaFacts, name: string): Generator<Json> {
  const common = commonOf(guessing, a, b);
  if (common === undefined) return;
  const isAsked = a.properties.get(name)?.required === true;
  const start = common.base.has(name) ? common.value : without(common.value, name);
  if (!isAsked) yield without(start, name);
  yield* withOne(guessing, a, b, start, name);
}

/** An object of the one side with whatever the other side asks for besides, so that a single difference shows. */
interface Common {
  readonly value: Members;
  /** The members that the one side asks for. */
  readonly base: ReadonlySet<string>;
}

/** By the one side, with the last other side that was asked about: each of their members is looked at after the other. */
type Known = WeakMap<SchemaFacts, { readonly b: SchemaFacts; readonly common: Common | undefined }>;

const knownTo = new WeakMap<Guessing, Known>();

/** Nothing where there is none, or none that is short enough to be looked at. */
const commonOf = (guessing: Guessing, a: SchemaFacts, b: SchemaFacts): Common | undefined => {
  const known: Known = knownTo.get(guessing) ?? new WeakMap();
  knownTo.set(guessing, known);
  const found = known.get(a);
  if (found?.b === b) return found.common;
  const base = guessing.sampler.typed(a, 'object');
  const value = isObject(base) ? withAsked(guessing, a, b, base) : undefined;
  const isShort = value !== undefined && JSON.stringify(value).length <= 2 * longestText;
  const common = isShort && isObject(base) ? { value, base: new Set(Object.keys(base)) } : undefined;
  known.set(a, { b, common });
  return common;
};

const withAsked = ({ sampler }: Guessing, a: SchemaFacts, b: SchemaFacts, base: Members): Members => {
  const needed = [...b.properties.values()].flatMap(({ name, required }): [string, Json][] => {
    if (!required || Object.hasOwn(base, name)) return [];
    const value = sampler.part(described(name, a));
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries([...Object.entries(base), ...needed]);
};

function* withOne(guessing: Guessing, a: SchemaFacts, b: SchemaFacts, base: Members, name: string): Generator<Json> {
  const [mine, theirs] = [described(name, a), described(name, b)];
  for (const value of given(guessing.sampler.part(mine))) yield withMember(base, name, value);
  for (const value of guessing.parts(mine, theirs)) yield withMember(base, name, value);
}

/** Members that are not described by name. */
function* others(guessing: Guessing, a: SchemaFacts, b: SchemaFacts, base: Members): Generator<Json> {
  const { sampler } = guessing;
  const spoken = new Set([...a.properties.keys(), ...b.properties.keys()]);
  const rest = [...given(sampler.part(a.additional ?? free))];
  for (const value of [...rest, ...guessing.parts(a.additional ?? free, b.additional ?? free)]) {
    yield { ...base, other: value };
  }
  const patterns = [...new Set([...a.patternProperties.keys(), ...b.patternProperties.keys()])];
  for (const pattern of patterns) {
    const examples = textsOf({ ...free.facts, patterns: [pattern] }).filter((name) => !spoken.has(name));
    const told = b.patternProperties.has(pattern) ? [] : [...b.patternProperties.keys()];
    // A name of which only one side speaks is worth more than others.
    const isSought = examples.length === 0 || told.length > 0;
    const further = isSought ? textOutside([pattern], oneOfPatterns([...told, oneOfTexts([...spoken])])) : undefined;
    const named = further === undefined ? examples : [further, ...examples];
    const [mine, theirs] = [a, b].map(
      ({ patternProperties, additional }) => patternProperties.get(pattern) ?? additional ?? free,
    ) as [typeof free, typeof free];
    const values = [...given(sampler.part(mine)), ...guessing.parts(mine, theirs)];
    for (const name of named.slice(0, 3)) for (const value of values) yield withMember(base, name, value);
  }
  for (const schema of [...(a.applied.get('propertyNames') ?? []), ...(b.applied.get('propertyNames') ?? [])]) {
    const { values = [] } = schema.facts;
    const listed = values.filter((value): value is string => typeof value === 'string');
    const mine = listed.filter((name) => !isListedBy(b, name));
    const fitting = textsOf(schema.facts);
    // Texts of the pattern are many: those that are of none come before most of them.
    const plain = cornersOfTexts({ ...schema.facts, patterns: [] }, free.facts);
    const corners = cornersOfTexts(schema.facts, free.facts);
    const named = new Set([...mine, ...listed, ...fitting.slice(0, 3), ...plain, ...fitting, ...corners]);
    for (const name of [...named].filter((one) => !spoken.has(one)).slice(0, mostNames)) {
      for (const value of rest) yield withMember(base, name, value);
    }
  }
  for (const { dependentRequired } of [a, b]) {
    for (const name of dependentRequired.keys()) {
      const value = sampler.part(described(name, a));
      if (value === undefined) continue;
      const alone = withMember(base, name, value);
      yield alone;
      const asked = (a.dependentRequired.get(name) ?? []).flatMap((other): [string, Json][] => {
        const member = sampler.part(described(other, a));
        return member === undefined ? [] : [[other, member]];
      });
      yield Object.fromEntries([...Object.entries(alone), ...asked]);
    }
  }
}

const isListedBy = ({ applied }: SchemaFacts, name: string): boolean =>
  (applied.get('propertyNames') ?? []).some(({ facts }) => facts.values?.includes(name) === true);

function* counted({ sampler, takes }: Guessing, a: SchemaFacts, b: SchemaFacts, full: Members): Generator<Json> {
  const counts = [a, b].flatMap(({ limits }) => [limits.get('minProperties') ?? [], limits.get('maxProperties') ?? []]);
  const isRequired = (name: string): number => Number(a.properties.get(name)?.required === true);
  const kept = Object.entries(full).sort(([left], [right]) => isRequired(right) - isRequired(left));
  for (const count of counts.flat().flatMap((limit) => [limit - 1, limit, limit + 1])) {
    if (count < 0 || count > mostMembers) continue;
    const members = kept.slice(0, count);
    for (const [name, schema] of count > members.length ? furtherMembers(a, free, takes) : []) {
      const value = sampler.part(schema);
      if (value !== undefined) members.push([name, value]);
      if (value === undefined || members.length >= count) break;
    }
    yield Object.fromEntries(members);
  }
}
