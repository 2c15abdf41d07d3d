import {
  allTypes,
  freeSchema,
  hasType,
  typeBit,
  type EffectiveSchema,
  type JsonType,
  type SchemaFacts,
} from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { both, pairBy } from '../pair.ts';
import { findingOf, harmless, observe, type Finding } from '../observe.ts';
import { fallbackRules } from '../rules/fallback.ts';
import { createRelation, type Relation, type Verdict } from '../schema/subsume.ts';
import { admittedTypes, isNever, takesPart } from '../schema/view.ts';
import type { SchemaPair } from '../subjects.ts';
import { pairBranches, wrappedBranch } from './branches.ts';

/** Where a schema is used first hand: a body, a parameter, a header. */
export interface Position {
  readonly operation: string | null;
  readonly location: string;
}

/** One pair of nodes seen in one direction; however many ways lead to it, it is compared once. */
interface Visit {
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
  readonly direction: Direction;
  readonly positions: Position[];
  readonly above: Visit[];
  findings: readonly Finding[];
  /** Whether there are findings here or below. */
  telling: boolean;
}

export interface SchemaWalk {
  /** Compares two schemas and everything below them, once. */
  enter(old: EffectiveSchema, next: EffectiveSchema, direction: Direction, position: Position): void;
  /** Whether what is written at the places of the pair was met already and differed, in whatever direction. */
  met(old: EffectiveSchema, next: EffectiveSchema): boolean;
  /** The findings of all pairs, with the places that lead to them in the order in which they were entered. */
  finish(): readonly (readonly [Finding, readonly Position[]])[];
}

/**
 * @param identical whether two nodes are known to say the same, texts for people included
 * @param same whether they mean the same
 */
export const createSchemaWalk = (
  identical: (old: EffectiveSchema, next: EffectiveSchema) => boolean,
  same: (old: EffectiveSchema, next: EffectiveSchema) => boolean,
  relation: Relation,
): SchemaWalk => {
  const visits = new Map<string, Visit>();
  /** The places of the pairs: a use that describes a component besides referring to it is a node of its own. */
  const places = new Map<string, Visit[]>();
  const pending: Visit[] = [];

  const key = (old: EffectiveSchema, next: EffectiveSchema, direction: Direction): string =>
    `${old.id} ${next.id} ${direction}`;

  /** Each pair answers for itself: what was paired below it is compared there. */
  const local = createRelation(
    same,
    (left, right, direction) => visits.has(key(left, right, direction)) || visits.has(key(right, left, direction)),
  );

  const visit = (old: EffectiveSchema, next: EffectiveSchema, direction: Direction): Visit | undefined => {
    if (identical(old, next)) return undefined;
    const name = key(old, next, direction);
    let found = visits.get(name);
    if (found === undefined) {
      found = { old, next, direction, positions: [], above: [], findings: [], telling: false };
      visits.set(name, found);
      const place = placeOf(old, next);
      places.set(place, [...(places.get(place) ?? []), found]);
      pending.push(found);
    }
    return found;
  };

  /** Old consumers go on as they are: what they send is accepted, or what they read was foreseen. */
  const verdict = ({ old, next, direction }: Visit): Verdict =>
    direction === 'request' ? local.included(old, next, direction) : local.included(next, old, direction);

  const equivalent = ({ old, next, direction }: Visit): boolean =>
    local.included(old, next, direction).is === 'included' && local.included(next, old, direction).is === 'included';

  const compare = (current: Visit): void => {
    const { direction } = current;
    const old = current.old.facts;
    const next = current.next.facts;
    const pair: SchemaPair = { old, next, direction, same };
    const site = { old: old.pointer, next: next.pointer, direction };
    const findings: Finding[] = [...observe('schema', pair, site)];
    const below = (left: EffectiveSchema, right: EffectiveSchema): void => {
      const found = visit(left, right, direction);
      found?.above.push(current);
      if (found?.telling === true) tell(current);
    };
    findings.push(...observe('prose', { old: old.annotations.prose, next: next.annotations.prose }, site));
    const types = admittedTypes(old) & admittedTypes(next);
    if (types !== 0) {
      const listed = old.values !== undefined || next.values !== undefined;
      const parted = (old.unions.length === 0) !== (next.unions.length === 0);
      const about = (type: JsonType): boolean =>
        !listed && hasType(old.types & next.types, type) && !(parted && [old, next].some(isBareUnion));
      if (listed) findings.push(...observe('values', pair, site));
      if (about('number')) findings.push(...observe('number', pair, site));
      if (about('string')) findings.push(...observe('string', pair, site));
      if (about('array')) {
        findings.push(...observe('array', pair, site));
        compareItems(pair, below);
      }
      if (about('object')) {
        findings.push(...observe('object', pair, site), ...compareProperties(pair, identical, below));
        compareRest(pair, below);
      }
      if (old.unions.length + next.unions.length > 0) findings.push(...compareUnions(current, pair, below));
    }
    current.findings = settle(current, findings);
    if (current.findings.length > 0) tell(current);
  };

  const tell = (start: Visit): void => {
    const telling = new Set([start]);
    for (const one of telling) {
      if (!one.telling) for (const above of one.above) telling.add(above);
      one.telling = true;
    }
  };

  /** Subsumption overrules the findings about the set of values: nothing is left of a mere respelling. */
  const settle = (current: Visit, findings: readonly Finding[]): readonly Finding[] => {
    if (!findings.some(({ rule }) => rule.values) || verdict(current).is !== 'included') return findings;
    if (equivalent(current)) return findings.filter(({ rule }) => !rule.values);
    return findings.map((finding) =>
      finding.rule.values && finding.judgement.impact !== 'compatible' ? harmless(finding) : finding,
    );
  };

  const compareUnions = (
    current: Visit,
    pair: SchemaPair,
    below: (old: EffectiveSchema, next: EffectiveSchema) => void,
  ): readonly Finding[] => {
    const { direction } = current;
    const [before, ...furtherOld] = pair.old.unions;
    const [after, ...furtherNext] = pair.next.unions;
    if (furtherOld.length + furtherNext.length > 0) return [];
    const site = { old: pair.old.pointer, next: pair.next.pointer, direction };
    const wrapped = wrappedBranch(current.old, current.next, direction, relation, same);
    if (wrapped !== undefined) below(...wrapped);
    const findings = [
      ...observe('union', { ...pair, unions: { old: before, next: after }, wrapped: wrapped !== undefined }, site),
    ];
    if (before === undefined || after === undefined) return findings;
    const branches = pairBranches(before, after, direction, relation, same);
    const exact = branches.every(({ old, next }) => old !== undefined && next !== undefined);
    if (!exact && equivalent(current)) return findings;
    for (const branch of branches) {
      const sides = both(branch);
      if (sides !== undefined) below(sides.old, sides.next);
      else {
        const branchSite = { old: branch.old?.facts.pointer, next: branch.next?.facts.pointer, direction };
        findings.push(
          ...observe(
            'branch',
            { ...branch, direction, kind: (branch.next === undefined ? before : after).kind },
            branchSite,
          ),
        );
      }
    }
    return findings;
  };

  /** A pair that is not included, though no rule says why, gets the general rule. */
  const addFallbacks = (): void => {
    for (const one of visits.values()) {
      if (one.findings.some(({ judgement }) => judgement.impact !== 'compatible')) continue;
      const answer = verdict(one);
      if (answer.is === 'included') continue;
      const rule = fallbackRules[one.direction];
      const evidence = answer.is === 'undecided' ? { undecided: answer.why } : {};
      const site = { old: one.old.facts.pointer, next: one.next.facts.pointer, direction: one.direction };
      one.findings = [...one.findings, findingOf(rule, evidence, site)];
    }
  };

  const run = (): void => {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) compare(next);
  };

  return {
    enter: (old, next, direction, position) => {
      visit(old, next, direction)?.positions.push(position);
      run();
    },
    met: (old, next) =>
      identical(old, next) ||
      (places.get(placeOf(old, next)) ?? []).some((one) => one.telling || !same(one.old, one.next)),
    finish: () => {
      addFallbacks();
      return [...visits.values()].flatMap((one) => {
        if (one.findings.length === 0) return [];
        const positions = positionsOf(one);
        return one.findings.map((finding) => [finding, positions] as const);
      });
    },
  };
};

const placeOf = (old: EffectiveSchema, next: EffectiveSchema): string => `${old.facts.pointer}\n${next.facts.pointer}`;

/** A union with nothing said outside its branches: there is nothing to compare with a schema that is none. */
const isBareUnion = (facts: SchemaFacts): boolean =>
  facts.unions.length > 0 &&
  facts.properties.size === 0 &&
  (facts.types === allTypes || facts.types === typeBit.object);

/** Every place that leads to a pair. */
const positionsOf = (start: Visit): readonly Position[] => {
  const seen = new Set<Visit>([start]);
  for (const one of seen) for (const above of one.above) seen.add(above);
  return [...seen].flatMap(({ positions }) => positions);
};

type Below = (old: EffectiveSchema, next: EffectiveSchema) => void;

const compareItems = ({ old, next }: SchemaPair, below: Below): void => {
  old.prefixItems.forEach((item, index) => {
    const other = next.prefixItems[index];
    if (other !== undefined) below(item, other);
  });
  const never = [old.items, next.items].some((items) => items !== undefined && isNever(items.facts));
  if (never || (old.items === undefined && next.items === undefined)) return;
  below(old.items ?? freeSchema(`${old.pointer}/items`), next.items ?? freeSchema(`${next.pointer}/items`));
};

const compareProperties = (pair: SchemaPair, identical: SchemaPair['same'], below: Below): readonly Finding[] => {
  const { old, next, direction } = pair;
  const properties = pairBy([...old.properties.values()], [...next.properties.values()], ({ name }) => name);
  return properties.flatMap((property) => {
    const sides = both(property);
    if (sides?.old.required === sides?.next.required && sides && identical(sides.old.schema, sides.next.schema))
      return [];
    if (sides !== undefined && takesPart(sides.old, direction) && takesPart(sides.next, direction)) {
      below(sides.old.schema, sides.next.schema);
    }
    const site = {
      old: property.old?.pointer,
      next: property.next?.pointer,
      subject: (property.old ?? property.next)?.name ?? '',
      direction,
    };
    return observe('property', { ...property, direction, owner: pair }, site);
  });
};

const compareRest = ({ old, next }: SchemaPair, below: Below): void => {
  if (old.additional !== undefined && next.additional !== undefined) {
    if (!isNever(old.additional.facts) && !isNever(next.additional.facts)) below(old.additional, next.additional);
  }
  for (const [pattern, schema] of old.patternProperties) {
    const other = next.patternProperties.get(pattern);
    if (other !== undefined) below(schema, other);
  }
};
