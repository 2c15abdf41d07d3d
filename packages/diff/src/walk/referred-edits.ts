import { writingOf, type PlacedSchema, type Pointer } from '@schemawright/contract';
import { gravity } from '../change.ts';
import type { Finding } from '../observe.ts';
import { schemaAppliedRules } from '../rules/schema-applied.ts';
import { textOf } from '../schema/edited-below.ts';
import type { Likeness } from '../schema/likeness.ts';
import { onlyEdit, type Consequence } from './consequences.ts';
import { componentAround, type Visit } from './visit.ts';
import { areOperations, isWithin, operationsOf, type positionsOf } from './ways.ts';

type Compared = Pick<Visit, 'old' | 'next' | 'direction' | 'findings'> & Parameters<typeof positionsOf>[0];

type Alike = Likeness['partsAlike'];

/**
 * Consequences with those of edits in what schemas refer to: where one is written as it was, what is said of it as a
 * whole, and of the schemas that it applies, follows from the one component that it refers to, which was edited: in
 * operations that have that anyway, or where none has, and none becomes graver for what is so in another one.
 * @param isEdit whether a finding may be the reason of others
 */
export const withReferredEdits = <V extends Compared>(
  visits: readonly V[],
  consequences: readonly Consequence<V>[],
  { alike, isEdit }: { readonly alike: Alike; isEdit(finding: Finding): boolean },
): readonly Consequence<V>[] => {
  const applied = visits.flatMap((at) =>
    at.findings
      .filter((finding) => isApplied.has(finding.rule) && isSaidIn(at, finding))
      .map((finding): Consequence<V> => ({ at, finding, edit: undefined })),
  );
  const open = [...applied, ...consequences.filter(({ edit }) => edit === undefined)];
  const referred = new Map(open.map(({ at }) => [at, editedComponents(at, alike)]));
  if ([...referred.values()].every(({ size }) => size === 0)) return consequences;
  const following = new Set(applied.filter(({ at }) => referred.get(at)?.size !== 0).map(({ finding }) => finding));
  const edits = visits.flatMap((at) =>
    at.findings.flatMap((finding) => (isEdit(finding) && !following.has(finding) ? [{ at, finding }] : [])),
  );
  const withEdit = (consequence: Consequence<V>): Consequence<V> => {
    const { at } = consequence;
    const components = referred.get(at);
    if (components === undefined || components.size === 0) return consequence;
    const found = edits.filter(
      (edit) => edit.at.direction === at.direction && components.has(componentAround(edit.finding.pointer)),
    );
    const edit = onlyEdit(found.map(({ finding }) => finding));
    const [there, here] = [operationsOf(found.map((one) => one.at)), operationsOf([at])];
    const isGraver = edit !== undefined && gravityOf(consequence.finding) > gravityOf(edit);
    const isAlike = !areOperations(there) || (isWithin(here, there) && (!isGraver || isWithin(there, here)));
    return isAlike ? { ...consequence, edit } : consequence;
  };
  return [
    ...consequences.map((consequence) => (consequence.edit === undefined ? withEdit(consequence) : consequence)),
    ...applied.map(withEdit).filter(({ edit }) => edit !== undefined),
  ];
};

const gravityOf = ({ judgement }: Finding): number => gravity[judgement.impact];

const isApplied: ReadonlySet<Finding['rule']> = new Set(schemaAppliedRules);

/** Whether a finding is about what stands in a schema itself, and not in a component that it is. */
const isSaidIn = ({ old, next }: Compared, { pointer, side }: Finding): boolean =>
  writingOf(side === 'old' ? old : next)?.schemas.some((placed) => `${pointer}/`.startsWith(`${placed.pointer}/`)) ===
  true;

/** The components that a schema leads to by references and that are written otherwise now; none where it is so itself. */
const editedComponents = ({ old, next }: Compared, alike: Alike): ReadonlySet<Pointer> => {
  const found = new Set<Pointer>();
  const [before, after] = [writingOf(old), writingOf(next)];
  if (before === undefined || after === undefined || textOf(old) !== textOf(next)) return found;
  const open: PlacedSchema[] = [...after.schemas];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const reference of referencesIn(one.schema)) {
      const target = after.graph.target(reference);
      if (target === undefined || found.has(componentAround(target.pointer))) continue;
      if (alike(before.graph.target(reference)?.schema, target.schema)) continue;
      found.add(componentAround(target.pointer));
      open.push(target);
    }
  }
  return found;
};

const referencesIn = (part: unknown): readonly string[] =>
  typeof part !== 'object' || part === null
    ? []
    : Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
        name === '$ref' && typeof value === 'string' ? [value] : referencesIn(value),
      );
