import { parent, unresolvedReferences, type Contract, type Pointer } from '@schemawright/contract';
import { doubted } from '../observe.ts';
import type { Both } from '../subjects.ts';
import type { SchemaFinding } from './schemas.ts';

/** Puts in doubt what is said of a schema that a reference names which names nothing: it may be what it was. */
export const doubtUnresolved = (
  { old, next }: Both<Contract>,
  findings: readonly SchemaFinding[],
): readonly SchemaFinding[] => {
  const places = { old: unresolvedIn(old), next: unresolvedIn(next) };
  if (places.old.size + places.next.size === 0) return findings;
  return findings.map((found) => {
    const { site, judgement } = found.finding;
    const isUnknown = places.old.has(site.old ?? '') || places.next.has(site.next ?? '');
    return isUnknown && judgement.impact !== 'compatible'
      ? { ...found, finding: doubted(found.finding, 'reference') }
      : found;
  });
};

const unresolvedIn = (contract: Contract): ReadonlySet<Pointer> =>
  new Set(
    unresolvedReferences(contract).flatMap(({ pointers }) => pointers.flatMap((at) => [...wholesOf(parent(at))])),
  );

/** A schema, and those that it is a branch or a part of. */
function* wholesOf(pointer: Pointer): Iterable<Pointer> {
  for (let at = pointer; ; at = parent(parent(at))) {
    yield at;
    if (!/\/(?:anyOf|oneOf|allOf)\/\d+$/u.test(at)) return;
  }
}
