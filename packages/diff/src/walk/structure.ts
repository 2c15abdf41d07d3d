import { editedAt, structuresOf, type Contract, type EffectiveSchema } from '@schemawright/contract';
import type { Direction } from '../change.ts';
import { observe, type Finding, type Site } from '../observe.ts';
import { enabledKeywords } from '../rules/structure.ts';
import { structureTypeOf } from '../schema/structure-types.ts';
import type { Both, SchemaPair } from '../subjects.ts';
import { compareTextBounds } from './structure-bounds.ts';

export interface Structures {
  /** Whether one of two schemas was written in JSON Structure. */
  has(old: EffectiveSchema, next: EffectiveSchema): boolean;
  readonly same: SchemaPair['same'];
}

/** Tells which schemas were written in JSON Structure: those at its places, and all below them. */
export const createStructures = ({ old, next }: Both<Contract>, same: SchemaPair['same']): Structures => {
  const holds = (contract: Contract): ((schema: EffectiveSchema) => boolean) => {
    const places = new Set(structuresOf(contract).flatMap((structure) => structure.places));
    if (places.size === 0) return () => false;
    return (schema) => {
      for (let at = editedAt(schema); at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (places.has(at)) return true;
      return false;
    };
  };
  const [inOld, inNext] = [holds(old), holds(next)];
  return { same, has: (before, after) => inOld(before) || inNext(after) };
};

interface Told {
  readonly findings: readonly Finding[];
  /** The type became another one, and that says all there is to say of it. */
  readonly retyped: boolean;
  /** The items of a tuple are other ones now: there is nothing to pair. */
  readonly reordered: boolean;
  /** The findings say all there is to say of the values. */
  readonly settled: boolean;
  /** Members that no type has of its own. */
  readonly skipped: ReadonlySet<string>;
  /** Leaves out what these findings say already. */
  tellsInstead(findings: readonly Finding[]): readonly Finding[];
}

const nothing: Told = {
  findings: [],
  retyped: false,
  reordered: false,
  settled: false,
  skipped: new Set(),
  tellsInstead: (findings) => findings,
};

/** What the root of every instance may carry: lowering says so where it makes a difference. JSON Structure Core, 3.1. */
const namesOfRoots: ReadonlySet<string> = new Set(['$schema', '$uses']);

const tupleRules: ReadonlySet<string> = new Set(['tuple-order-changed', 'tuple-member-added', 'tuple-member-removed']);

/** What the rules of JSON Structure say about a pair. */
export const compareStructure = (
  { old, next }: { readonly old: EffectiveSchema; readonly next: EffectiveSchema; readonly direction: Direction },
  pair: SchemaPair,
  site: Site,
  structures: Structures,
): Told => {
  if (!structures.has(old, next)) return nothing;
  const subject = {
    ...pair,
    oldType: structureTypeOf(old),
    newType: structureTypeOf(next),
    equal: structures.same(old, next),
  };
  const types = observe('structureType', subject, site);
  const others = observe('structure', subject, site);
  const bounds = types.length > 0 ? [] : compareTextBounds(pair, subject.newType, site);
  const told = new Set(others.map(({ rule }) => rule.id));
  const tuple = [...tupleRules].some((id) => told.has(id));
  // Which add-ins instances may name, and what follows, is how an offer is written in JSON Schema.
  const offers = told.has('offered-addin-added') || told.has('offered-addin-removed');
  const bytes = told.has('binary-encoding-changed');
  const instead = [
    ...enabledKeywords(pair).map(kebab),
    ...(tuple ? ['tuple-item', 'min-items', 'max-items', 'items-'] : []),
    ...(bytes ? ['content-encoding', 'pattern', 'format'] : []),
    ...(bounds.length > 0 ? ['pattern'] : []),
    ...(offers ? ['condition', 'property'] : []),
  ];
  return {
    findings: [...types, ...others, ...bounds],
    retyped: types.length > 0,
    reordered: tuple,
    settled: types.length > 0 || bounds.length > 0 || tuple || bytes || offers,
    skipped: namesOfRoots,
    tellsInstead: (findings) =>
      instead.length === 0
        ? findings
        : findings.filter(({ rule }) => told.has(rule.id) || !instead.some((stem) => rule.id.startsWith(stem))),
  };
};

const kebab = (keyword: string): string => keyword.replaceAll(/\p{Lu}/gu, (letter) => `-${letter.toLowerCase()}`);
