import type { SchemaObject } from '../openapi/types.ts';
import { child, type Pointer } from '../pointer.ts';
import type { AlikeParts } from './alike.ts';
import type { EffectiveSchema } from './facts.ts';
import { writingOf, type Placed, type SchemaGraph } from './graph.ts';
import { allTypes, declaredTypes, hasType, isSchema, type TypeSet } from './json-types.ts';
import { saysNothing } from './whole-types.ts';
import { isProse, writingOfSchema } from './written.ts';

/** A part of two schemas that is not written alike in both: a member, the items, or all further members. */
export interface DifferingPart {
  readonly keyword: 'items' | 'properties' | 'additionalProperties';
  readonly old: EffectiveSchema;
  readonly next: EffectiveSchema;
}

/** In what two schemas differ that mean the same themselves. */
export interface Difference {
  readonly parts: readonly DifferingPart[];
  /** Whether they have other texts for people, or extensions. */
  readonly inTexts: boolean;
}

/**
 * In what two schemas differ where that is seen of how they are written: most of those that differ at all only hold a
 * part that does. `undefined` where they mean something else themselves, or where it takes folding to tell.
 */
export type DifferenceOf = (old: EffectiveSchema, next: EffectiveSchema) => Difference | undefined;

/** A schema that means what it says itself. */
interface Nest {
  readonly graph: SchemaGraph;
  readonly pointer: Pointer;
  readonly schema: SchemaObject;
}

interface Nests {
  readonly old: Nest;
  readonly next: Nest;
  readonly inTexts: boolean;
}

/** @param alike whether parts of the two documents are written alike, with all that they refer to */
export const createDifference = (alike: AlikeParts): DifferenceOf => {
  /** Of each the last one that it was compared with: mostly there is no other. */
  const known = new Map<EffectiveSchema, { next: EffectiveSchema; difference: Difference | undefined }>();

  /** Nests that mean the same, apart from what they hold in the same places. */
  const nestsAlike = (old: EffectiveSchema, next: EffectiveSchema): Nests | undefined => {
    const [before, after] = [singleOf(old), singleOf(next)];
    if (before === undefined || after === undefined) return undefined;
    let inTexts = false;
    for (const keyword of new Set([...Object.keys(before.schema), ...Object.keys(after.schema)])) {
      const [one, other] = [before.schema[keyword], after.schema[keyword]];
      const isSlot = one !== undefined && other !== undefined && slots.has(keyword);
      if (isSlot ? keyword !== 'properties' || haveSameNames(one, other) : alike(one, other)) continue;
      if (!isProse(keyword)) return undefined;
      inTexts = true;
    }
    const writing = writingOfSchema(before.schema);
    return writing === 'joined' || writing === 'reference' ? undefined : { old: before, next: after, inTexts };
  };

  /** One part of nests; `undefined` where the nests differ by more than what their parts are. */
  const partOf = (nests: Nests, keyword: DifferingPart['keyword'], name?: string): DifferingPart | undefined => {
    const [old, next] = [nodeAt(nests.old, keyword, name), nodeAt(nests.next, keyword, name)];
    if (old === undefined || next === undefined) return undefined;
    // That all others are free, or that there are none, is told of what holds them.
    const isTold = name === undefined && !typesOf(old, next).every(isDefinite);
    return isTold ? undefined : { keyword, old, next };
  };

  const typesOf = (old: EffectiveSchema, next: EffectiveSchema): readonly TypeSet[] => {
    const { schema } = nestsAlike(old, next)?.old ?? {};
    const isStated = schema !== undefined && writingOfSchema(schema) !== 'list';
    return isStated ? [declaredTypes(schema.type)] : [old.facts.types, next.facts.types];
  };

  const compare = (one: EffectiveSchema, other: EffectiveSchema): Difference | undefined => {
    const nests = nestsAlike(one, other);
    if (nests === undefined) return undefined;
    const [old, next] = [nests.old.schema, nests.next.schema];
    const parts: DifferingPart[] = [];
    const isSeen = (keyword: DifferingPart['keyword'], name?: string): boolean => {
      if (alike(writtenAt(old, keyword, name), writtenAt(next, keyword, name))) return true;
      const part = partOf(nests, keyword, name);
      return part !== undefined && parts.push(part) > 0;
    };
    const types = declaredTypes(old.type);
    if (hasType(types, 'array') && mayHaveItems(old) && !isSeen('items')) return undefined;
    const names = hasType(types, 'object') ? Object.keys(old.properties ?? {}) : [];
    if (!names.every((name) => isSeen('properties', name))) return undefined;
    if (hasType(types, 'object') && !isSeen('additionalProperties')) return undefined;
    return { parts, inTexts: nests.inTexts };
  };

  return (old, next) => {
    let found = known.get(old);
    if (found?.next !== next) known.set(old, (found = { next, difference: compare(old, next) }));
    return found.difference;
  };
};

const slots: ReadonlySet<string> = new Set(['properties', 'items', 'additionalProperties']);

const singleOf = (node: EffectiveSchema): Nest | undefined => {
  const writing = writingOf(node);
  if (writing?.schemas.length !== 1) return undefined;
  const { pointer, schema } = writing.schemas[0] as Placed;
  return typeof schema === 'object' ? { graph: writing.graph, pointer, schema } : undefined;
};

const writtenAt = (schema: SchemaObject, keyword: DifferingPart['keyword'], name?: string): unknown =>
  name === undefined ? schema[keyword] : schema.properties?.[name];

/** The node of what is written there; nothing for what is no schema, and for others that might not be described at all. */
const nodeAt = (
  { graph, pointer, schema }: Nest,
  keyword: DifferingPart['keyword'],
  name?: string,
): EffectiveSchema | undefined => {
  const written = writtenAt(schema, keyword, name);
  if (!isSchema(written) || (name === undefined && saysNothing(graph, written))) return undefined;
  const place = child(pointer, keyword);
  return graph.node([{ pointer: name === undefined ? place : child(place, name), schema: written }]);
};

const haveSameNames = (old: unknown, next: unknown): boolean => {
  if (typeof old !== 'object' || typeof next !== 'object' || old === null || next === null) return false;
  const names = Object.keys(old);
  return names.length === Object.keys(next).length && names.every((name) => Object.hasOwn(next, name));
};

/** What is said of items counts where there may be one. */
const mayHaveItems = ({ maxItems }: SchemaObject): boolean => typeof maxItems !== 'number' || maxItems > 0;

/** Neither none nor all of them. */
const isDefinite = (types: TypeSet): boolean => types !== 0 && types !== allTypes;
