import {
  editedAt,
  effectiveSchema,
  pointerOfFragment,
  structuresOf,
  valueAt,
  type Contract,
  type EffectiveSchema,
  type JsonObject,
  type Pointer,
  type Schema,
} from '@schemawright/contract';
import { observe } from '../observe.ts';
import { both, pairBy } from '../pair.ts';
import type { Both } from '../subjects.ts';
import type { DocumentWalk } from './document.ts';

interface StructureDocument {
  readonly resource: JsonObject;
  readonly pointer: Pointer;
}

/** Documents of JSON Structure as a whole: for who sends and for who reads. */
export const walkStructures = (walk: DocumentWalk): void => {
  for (const { old, next } of documentPairs(walk.contracts)) {
    const pair = { old: old.resource, next: next.resource, rerooted: isRerooted({ old, next }) };
    for (const direction of ['request', 'response'] as const) {
      const site = { old: old.pointer, next: next.pointer, direction };
      const location = next.pointer.slice(1).replaceAll('/', '.');
      walk.recorder.add(observe('structureDocument', pair, site), [{ operation: null, location }]);
    }
  }
};

/** The schemas of documents that are of another type now, as {@link placesOf} names them: there is nothing to compare. */
export const rerootedSchemas = (contracts: Both<Contract>): ReadonlySet<string> =>
  new Set(
    documentPairs(contracts).flatMap((pair) => {
      if (!isRerooted(pair)) return [];
      const at = (side: 'old' | 'next'): EffectiveSchema => {
        const { pointer } = pair[side];
        return effectiveSchema(
          contracts[side],
          pointer,
          (valueAt(contracts[side].document, pointer) ?? true) as Schema,
        );
      };
      return [placesOf(at('old'), at('next'))];
    }),
  );

export const placesOf = (old: EffectiveSchema, next: EffectiveSchema): string => `${editedAt(old)}\n${editedAt(next)}`;

const documentPairs = ({ old, next }: Both<Contract>): readonly Both<StructureDocument>[] => {
  const placed = (contract: Contract): readonly StructureDocument[] =>
    structuresOf(contract).map(({ resource, places }) => ({
      resource: resource as JsonObject,
      pointer: places[0] ?? '',
    }));
  return pairBy(placed(old), placed(next), ({ pointer }) => pointer).flatMap((pair) => both(pair) ?? []);
};

/** Whether documents are of another type now, and not of the same one under another name. */
const isRerooted = ({ old, next }: Both<StructureDocument>): boolean => {
  const [before, after] = [old.resource['$root'], next.resource['$root']];
  if (typeof before !== 'string' || typeof after !== 'string' || before === after) return false;
  const has = ({ resource }: StructureDocument, root: string): boolean =>
    valueAt(resource, pointerOfFragment(root) ?? '') !== undefined;
  return has(next, before) || has(old, after);
};
