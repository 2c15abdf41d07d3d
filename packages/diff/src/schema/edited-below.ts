import {
  canonicalJson,
  child,
  editedAt,
  writingOf,
  type EffectiveSchema,
  type Json,
  type SchemaFacts,
} from '@schemawright/contract';
import { isFree } from './view.ts';
import type { Both } from '../subjects.ts';

type Sides = Both<SchemaFacts>;

/** What both sides say of the members that they do not describe, be it nothing, where that was edited further below. */
export const restsBelow = ({ old, next }: Sides): Both<EffectiveSchema> | undefined => {
  if (old.additional === undefined && next.additional === undefined) return undefined;
  const sides = editedBelow({ old, next }, 'additionalProperties');
  return sides && { old: old.additional ?? sides.old, next: next.additional ?? sides.next };
};

/** The same for members whose names match a pattern. */
export const patternsBelow = ({ old, next }: Sides, pattern: string): Both<EffectiveSchema> | undefined => {
  const sides = editedBelow({ old, next }, 'patternProperties', pattern);
  return (
    sides && {
      old: old.patternProperties.get(pattern) ?? sides.old,
      next: next.patternProperties.get(pattern) ?? sides.next,
    }
  );
};

/** What both sides say of items, where that was edited further below. */
export const itemsBelow = (pair: Sides): Both<EffectiveSchema> | undefined => editedBelow(pair, 'items');

/**
 * Whether one side says nothing any more, or nothing so far, only because what it holds does so, or because it has no
 * members that nobody needs to send: those are told one by one.
 */
export const isFreedBelow = (pair: Sides): boolean => {
  const full = isFree(pair.old) ? pair.next : pair.old;
  if (isFree(pair.old) === isFree(pair.next)) return false;
  const { items, additional, patternProperties, properties } = full;
  const needed = new Map([...properties].filter(([, { required }]) => required));
  return (
    isFree({ ...full, items: undefined, additional: undefined, patternProperties: new Map(), properties: needed }) &&
    (items === undefined || itemsBelow(pair) !== undefined) &&
    (additional === undefined || restsBelow(pair) !== undefined) &&
    [...patternProperties.keys()].every((pattern) => patternsBelow(pair, pattern) !== undefined)
  );
};

type Path = Parameters<SchemaFacts['schemaUnder']>;

/** The schemas under a keyword, where both are written elsewhere or read as they did: they differ in what they refer to. */
const editedBelow = ({ old, next }: Sides, ...path: Path): Both<EffectiveSchema> | undefined => {
  const [before, after] = [old.schemaUnder(...path), next.schemaUnder(...path)];
  if (before === undefined || after === undefined) return undefined;
  const isElsewhere = !isHeld(before, old, path) && !isHeld(after, next, path);
  return isElsewhere || textOf(before) === textOf(after) ? { old: before, next: after } : undefined;
};

/** Whether a schema is written in the place where it is used. */
const isHeld = (schema: EffectiveSchema, { placeOf }: SchemaFacts, [keyword, pattern]: Path): boolean => {
  const place = child(placeOf(keyword), keyword);
  return `${editedAt(schema)}/`.startsWith(`${pattern === undefined ? place : child(place, pattern)}/`);
};

/** What is written of a schema, whatever it refers to. */
export const textOf = (schema: EffectiveSchema): string =>
  canonicalJson((writingOf(schema)?.schemas.map((placed) => placed.schema) ?? null) as Json);
