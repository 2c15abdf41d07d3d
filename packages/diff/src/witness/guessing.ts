import {
  createValidation,
  freeSchema,
  writingOf,
  type EffectiveSchema,
  type Json,
  type SchemaFacts,
  type Validation,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { isFree } from '../schema/view.ts';
import { createSampler, type Sampler } from './sample.ts';

type Same = (one: EffectiveSchema, other: EffectiveSchema) => boolean;

/** Values of one schema that another one may refuse. */
type Between = (source: EffectiveSchema, target: EffectiveSchema) => Iterable<Json>;

/** What guesses are made with: the same values each time, and an end to it. */
export interface Guessing {
  readonly sampler: Sampler;
  /** Tells parts that need no comparison. */
  readonly same: Same;
  /** Whether a schema takes a value; `undefined` where that cannot be told. */
  readonly takes: Validation['takes'];
  /** All that a schema holds against a value; nothing when it is taken, `undefined` where that cannot be told. */
  readonly refusals: Validation['refusals'];
  /** For a place in a value: what one schema takes there and the other refuses, then what else is told by nothing. */
  parts(source: EffectiveSchema, target: EffectiveSchema): readonly Json[];
  /** Steps that were taken: schemas that were asked or sampled. */
  spent(): number;
}

/** Values with a longer text are not looked at. */
export const longestText = 10_000;

const deepest = 24;
const mostTries = 80;
const mostOnceTelling = 20;
const mostTelling = 4;
const mostPlain = 3;
const mostOfFree = 12;

/** @param between where values come from; it may ask for parts again */
export const createGuessing = (
  direction: Direction,
  same: Same,
  isSpent: () => boolean,
  between: (guessing: Guessing) => Between,
): Guessing => {
  const validation = createValidation(direction === 'request' ? 'readOnly' : 'writeOnly');
  const known = new Map<string, readonly Json[]>();
  let depth = 0;

  const collect = (source: EffectiveSchema, target: EffectiveSchema): readonly Json[] => {
    const seen = new Set<string>();
    const [telling, plain]: [Json[], Json[]] = [[], []];
    const plainly = isFree(target.facts) ? mostOfFree : mostPlain;
    for (const value of guess(source, target)) {
      const most = telling.length > 0 ? mostOnceTelling : mostTries;
      if (seen.size >= most || telling.length >= mostTelling || isSpent()) break;
      const text = JSON.stringify(value);
      if (seen.has(text)) continue;
      seen.add(text);
      const isTelling = validation.takes(source, value) === true && validation.takes(target, value) === false;
      if (isTelling) telling.push(value);
      else if (plain.length < plainly) plain.push(value);
      else if (plainly === mostOfFree) break;
    }
    return [...telling, ...plain];
  };

  const guessing: Guessing = {
    sampler: createSampler(direction, validation.takes),
    same,
    takes: validation.takes,
    refusals: validation.refusals,
    parts: (source, target) => {
      if (depth >= deepest || same(source, target)) return [];
      const key = `${source.id} ${target.id}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      // A schema that holds itself is compared where that was begun.
      known.set(key, []);
      depth += 1;
      const parts = collect(source, target);
      depth -= 1;
      if (isSpent()) known.delete(key);
      else known.set(key, parts);
      return parts;
    },
    spent: () => validation.spent + guessing.sampler.spent(),
  };
  const guess = between(guessing);
  return guessing;
};

/** Ordinary values of several types. */
export const plain: readonly Json[] = [null, 0, 'text'];

export const free: EffectiveSchema = freeSchema('');

/** What a schema says of a member, whether by name or of all others. */
export const described = (name: string, facts: SchemaFacts): EffectiveSchema =>
  facts.properties.get(name)?.schema ?? facts.additional ?? free;

/** What all of them say, as far as they are of one document. */
export const together = (...nodes: readonly EffectiveSchema[]): EffectiveSchema => {
  const writings = nodes.flatMap((node) => (node === free ? [] : (writingOf(node) ?? [])));
  const [first] = writings;
  return first === undefined ? free : first.graph.node(writings.flatMap(({ schemas }) => schemas));
};

export function* given(value: Json | undefined): Generator<Json> {
  if (value !== undefined) yield value;
}

/** Own members only, whatever they are called. */
export type Members = Readonly<Record<string, Json>>;

export const isObject = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const without = (value: Members, name: string): Members => {
  const { [name]: _, ...others } = value;
  return others;
};

export const withMember = (value: Members, name: string, member: Json): Members => ({ ...value, [name]: member });

/** The one with all that the other says, member by member. */
export const merged = (base: Members, value: Members): Members => {
  const members = Object.entries(value).map(([name, member]): [string, Json] => {
    const before = Object.hasOwn(base, name) ? base[name] : undefined;
    return [name, isObject(before) && isObject(member) ? merged(before, member) : member];
  });
  return Object.fromEntries([...Object.entries(base), ...members]);
};
