import { tokens, type Json, type Pointer } from '@schemawright/contract';
import type { Evidence } from '../reading.ts';

/** A change of one value of a document; `undefined` in and out stands for a value that is not there. */
export interface Edit {
  readonly pointer: Pointer;
  readonly change: (value: Json | undefined) => Json | undefined;
}

export const set = (pointer: Pointer, value: Json): Edit => ({ pointer, change: () => value });
export const remove = (pointer: Pointer): Edit => ({ pointer, change: () => undefined });

/** Where the source says what it says about a place of the document. */
export interface Mark {
  readonly evidence: Evidence;
  readonly line: number;
}

/**
 * A new document with the edits carried out one after the other. What no edit touches is the same value as before,
 * not a copy of it. Containers on the way are made when they are missing; an edit below a scalar does nothing.
 */
export const edited = (document: Json, edits: readonly Edit[]): Json =>
  edits.reduce((current, { pointer, change }) => changedAt(current, tokens(pointer), change) as Json, document);

const changedAt = (value: Json | undefined, path: readonly string[], change: Edit['change']): Json | undefined => {
  const [token, ...rest] = path;
  if (token === undefined) return frozen(change(value));
  if (Array.isArray(value)) {
    const index = Number(token);
    const next = changedAt(value[index] as Json | undefined, rest, change);
    if (next === value[index]) return value;
    const copy = [...value] as Json[];
    if (next === undefined) copy.splice(index, 1);
    else copy[index] = next;
    return Object.freeze(copy);
  }
  const object = value ?? {};
  if (typeof object !== 'object' || object === null) return value;
  const before = Object.hasOwn(object, token) ? (object as { readonly [key: string]: Json })[token] : undefined;
  const next = changedAt(before, rest, change);
  if (next === before) return value;
  if (next !== undefined) return Object.freeze({ ...object, [token]: next });
  return Object.freeze(Object.fromEntries(Object.entries(object).filter(([key]) => key !== token))) as Json;
};

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
};
