import type { EffectiveSchema, EffectiveUnion } from '@schemawright/contract';
import { observe, type Finding, type Site } from '../observe.ts';
import { pairBy, pairWhere } from '../pair.ts';
import type { AlternativesPair, Both, SchemaPair } from '../subjects.ts';

interface Compared {
  readonly findings: readonly Finding[];
  /** What is left to compare. */
  readonly pairs: readonly Both<EffectiveSchema>[];
}

type Sets = readonly (readonly string[])[];

/** Choices of JSON Structure; one with a single option is no union in JSON Schema. Nothing when they are none. */
export const compareChoices = (schemas: Both<EffectiveSchema>, site: Site): Compared | undefined => {
  const [old, next] = [schemas.old.facts, schemas.next.facts];
  if (old.structure['type'] !== 'choice' || next.structure['type'] !== 'choice') return undefined;
  const selector = (kept: unknown): string | undefined => (typeof kept === 'string' ? kept : undefined);
  const selectors = { old: selector(old.structure['selector']), next: selector(next.structure['selector']) };
  const options = { old: optionsOf(schemas.old, selectors.old), next: optionsOf(schemas.next, selectors.next) };
  const kept = selectors.old === selectors.next ? [...options.old] : [];
  const findings = observe('choice', { selectors, options }, site);
  // What is left to tell of two single options is told as of any object.
  if (findings.length === 0 && old.unions.length + next.unions.length === 0) return undefined;
  return {
    findings,
    pairs: kept.flatMap(([tag, branch]) => {
      const other = options.next.get(tag);
      if (other === undefined) return [];
      // A single option is what the choice itself says: only its members are those of an option.
      return branch === schemas.old || other === schemas.next
        ? membersOf(branch, other)
        : [{ old: branch, next: other }];
    }),
  };
};

const membersOf = (old: EffectiveSchema, next: EffectiveSchema): readonly Both<EffectiveSchema>[] =>
  [...old.facts.properties.values()].flatMap(({ name, schema }) => {
    const other = next.facts.properties.get(name);
    return other === undefined ? [] : [{ old: schema, next: other.schema }];
  });

/** The options of a choice by tag: by the constant of the selector, else by the one member around each. */
const optionsOf = (choice: EffectiveSchema, selector: string | undefined): ReadonlyMap<string, EffectiveSchema> => {
  const [union] = choice.facts.unions;
  return new Map(
    (union?.branches ?? [choice]).flatMap((branch) => {
      const { properties } = branch.facts;
      const constant = selector === undefined ? undefined : properties.get(selector)?.schema.facts.values?.[0];
      const tag = selector === undefined ? [...properties.keys()][0] : constant;
      return typeof tag === 'string' ? [[tag, branch] as const] : [];
    }),
  );
};

interface ComparedSets {
  readonly findings: readonly Finding[];
  /** Whether one side asks for members without alternative, which is told as a set then. */
  readonly plainly: boolean;
}

/** Alternative sets of members, of which one must be there, on one side at least. Nothing when there are none. */
export const compareRequiredSets = (pair: Sides, site: Site): ComparedSets | undefined => {
  const sets = setsOf(pair);
  return sets && { findings: observe('alternatives', sets, site), plainly: sets.plainly !== undefined };
};

type Sides = Pick<SchemaPair, 'old' | 'next'>;

const setsOf = ({ old, next }: Sides): AlternativesPair | undefined => {
  if (Math.max(old.unions.length, next.unions.length) !== 1) return undefined;
  const [before, after] = [old, next].map(({ unions: [union] }) => union && requiredSets(union));
  if (before !== undefined && after !== undefined) return { pairs: pairSets(before, after) };
  if (old.unions.length + next.unions.length > 1) return undefined;
  const asked = ({ properties }: typeof old): readonly string[] =>
    [...properties.values()].flatMap(({ name, required }) => (required ? [name] : []));
  const plain = before === undefined ? without(asked(old), asked(next)) : without(asked(next), asked(old));
  const sets = before ?? after;
  if (sets === undefined || plain.length === 0) return undefined;
  return { pairs: [], plainly: before === undefined ? { old: [plain], next: sets } : { old: sets, next: [plain] } };
};

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name)).sort();

/** The members that each branch asks for, when no branch says anything else. */
const requiredSets = ({ branches }: EffectiveUnion): Sets | undefined => {
  const sets = branches.map(({ facts: { properties, values, unions, applied } }) => {
    const asked = [...properties.values()];
    const bare = values === undefined && unions.length === 0 && applied.size === 0;
    return bare && asked.length > 0 && asked.every(({ required, described }) => required && !described)
      ? asked.map(({ name }) => name).sort()
      : undefined;
  });
  return sets.every((set) => set !== undefined) ? sets : undefined;
};

/** Equal sets first, then those that share a member; what is left of both sides took each other's place. */
const pairSets = (olds: Sets, news: Sets): AlternativesPair['pairs'] =>
  pairWhere(
    pairWhere(
      pairBy(olds, news, (set) => set.join('\n')),
      (old, next) => old.some((name) => next.includes(name)),
    ),
    () => true,
  );
