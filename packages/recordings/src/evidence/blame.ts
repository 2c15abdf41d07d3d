import { isDeepStrictEqual } from 'node:util';
import { child, parent, type Pointer } from '@schemawright/contract';
import type { PartViolation } from '../check.ts';
import { partOf } from './edit.ts';
import type { Entry, Version } from './entries.ts';

/** Finds the edits that a violation comes from. */
export type Blame = (
  violation: PartViolation,
  /** What did not meet the schema; nothing where that is not known. */
  value: unknown,
  version: Version,
  /** The edits of the operation that the exchange belongs to, and those that the exchange uses. */
  candidates: ReadonlySet<Entry>,
  used: ReadonlySet<Entry>,
) => readonly Entry[];

/**
 * What is made at the place of the schema that was not met answers, or nearest above it; then what is made in that part
 * of the exchange outside of schemas; then what the exchange uses there and only one contract knows.
 */
export const createBlame = (entries: readonly Entry[]): Blame => {
  const judging = entries.filter(({ inSchema, edit }) => inSchema && edit.shownBy === 'verdict');
  const placed = { old: byPointer(judging, 'old'), next: byPointer(judging, 'next') };

  return (violation, value, version, candidates, used) => {
    const { part, schemaPointer, keyword, missing } = violation;
    const fits = (entry: Entry): boolean =>
      candidates.has(entry) &&
      (entry.direction === undefined || part.startsWith(entry.direction)) &&
      (!ofLists.has(keyword) || value === undefined || lists(entry, value));
    const at = (pointer: Pointer): readonly Entry[] =>
      named((placed[version].get(pointer) ?? []).filter(fits), keyword);
    const inPart = [...used].filter((entry) => entry.inSchema && entry.edit.shownBy === 'use' && fits(entry));

    if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
      const owner = `${parent(schemaPointer)}/properties`;
      const refused = inPart.filter(({ pointers }) => pointers.old !== undefined && parent(pointers.old) === owner);
      if (refused.length > 0) return refused;
    }
    if (missing !== undefined) {
      const exact = at(child(child(parent(schemaPointer), 'properties'), missing));
      if (exact.length > 0) return exact;
    }
    for (let place = schemaPointer; place !== ''; place = parent(place)) {
      const found = at(place);
      if (found.length > 0) return found;
    }
    if (missing !== undefined) {
      const suffix = child('/properties', missing);
      const alike = judging.filter((entry) => fits(entry) && entry.pointers[version]?.endsWith(suffix) === true);
      if (alike.length > 0) return named(alike, keyword);
    }
    const outside = [...candidates].filter(
      (entry) => !entry.inSchema && isAbout(entry, part) && (used.has(entry) || names(entry, keyword)),
    );
    if (outside.length > 0) return outside;
    if (inPart.length > 0) return inPart;
    return judging.filter((entry) => fits(entry) && names(entry, keyword));
  };
};

/** Keywords that say which values there are, one by one. */
const ofLists: ReadonlySet<string> = new Set(['enum', 'const']);

const lists = ({ edit: { values } }: Entry, value: unknown): boolean =>
  values === undefined || values.some((one) => isDeepStrictEqual(one, value));

const isAbout = ({ site }: Entry, part: string): boolean => site.part === partOf(part);

const byPointer = (entries: readonly Entry[], version: Version): ReadonlyMap<Pointer, readonly Entry[]> => {
  const found = new Map<Pointer, Entry[]>();
  for (const entry of entries) {
    const pointer = entry.pointers[version];
    if (pointer !== undefined) found.set(pointer, [...(found.get(pointer) ?? []), entry]);
  }
  return found;
};

/** Of several edits those whose name holds the keyword; all when none does. */
const named = (entries: readonly Entry[], keyword: string): readonly Entry[] => {
  if (entries.length < 2) return entries;
  const found = entries.filter((entry) => names(entry, keyword));
  return found.length > 0 ? found : entries;
};

const names = ({ edit }: Entry, keyword: string): boolean => {
  const words = keyword.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  return edit.rule.includes(words) || (keyword === 'required' && edit.rule.includes('became-optional'));
};
