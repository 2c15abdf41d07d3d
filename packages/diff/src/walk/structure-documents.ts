import {
  activeExtensions,
  editedAt,
  effectiveSchema,
  extensionOf,
  pointerOfFragment,
  structuresOf,
  valueAt,
  type Contract,
  type EffectiveSchema,
  type Json,
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
    const sides = { old: old.resource, next: next.resource };
    const pair = { ...sides, rerooted: isRerooted({ old, next }), switched: isSwitched(sides) };
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

/** Whether a keyword that one of the documents has belongs to an extension that is switched on in one of them alone. */
const isSwitched = (sides: Both<JsonObject>): boolean => {
  const [before, after] = [activeExtensions(sides.old), activeExtensions(sides.next)];
  const moved = new Set([...before, ...after].filter((extension) => before.has(extension) !== after.has(extension)));
  const binds = (keyword: string): boolean => {
    const extension = extensionOf(keyword);
    return extension !== undefined && moved.has(extension);
  };
  return moved.size > 0 && [sides.old, sides.next].some((resource) => hasKeyword(resource, binds));
};

const maxDepth = 64;

const hasKeyword = (value: Json | undefined, wanted: (keyword: string) => boolean, depth = 0): boolean => {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return false;
  return Object.entries(value).some(([keyword, inner]: [string, Json | undefined]) => {
    if (wanted(keyword)) return true;
    if (!ofNames.has(keyword)) return hasKeyword(inner, wanted, depth + 1);
    return Object.values(inner ?? {}).some((named: Json | undefined) => hasKeyword(named, wanted, depth + 1));
  });
};

/** The keywords under which members, types and variants stand by their names. */
const ofNames: ReadonlySet<string> = new Set(['properties', 'definitions', 'choices', '$offers']);
