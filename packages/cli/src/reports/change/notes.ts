import type { DiffDocument } from '../documents.ts';
import { notCheckedLine } from '../not-checked.ts';

/** How many exchanges the new contract breaks, then what of the recordings was not replayed and why. */
export const replayedOf = ({ recordings }: DiffDocument): readonly string[] => {
  if (recordings === undefined) return [];
  const { checked, broken, unmatched, skipped, notChecked = [] } = recordings;
  const left = [...(unmatched > 0 ? [`${unmatched} unmatched`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  const said =
    checked === 0 ? 'no exchange could be checked' : `${broken} of ${checked} exchanges are broken by the new contract`;
  return [`recordings: ${said}${left.length === 0 ? '' : ` (${left.join(', ')})`}`, ...notChecked.map(notCheckedLine)];
};

/** `@acme/pets-types: major`, of each package that what changed asks a release of. */
export const packageBumpsOf = ({ packages = [] }: DiffDocument): readonly string[] =>
  packages.flatMap(({ name, bump }) => (bump === 'none' ? [] : [`${name}: ${bump}`]));

/** Of each package, why what is pending does not do. */
export const lackingOf = ({ lacking = [] }: DiffDocument): readonly (readonly [name: string, said: string])[] =>
  lacking.map((each) => [
    each.package,
    `${each.package}: the changes ask for ${each.asked}, ${each.pending} is pending`,
  ]);

/** What is to be told of a comparison besides its changes, in plain text that no format has escaped yet. */
export const notesOf = (document: DiffDocument): readonly string[] => [
  ...packageBumpsOf(document),
  ...replayedOf(document),
  ...lackingOf(document).map(([, said]) => said),
  ...(document.notes ?? []).map(({ message, mend }) => (mend === undefined ? message : `${message}; ${mend}`)),
  ...(document.changesets ?? []).map((file) => `the changeset ${file} was written`),
  ...(document.removedChangesets ?? []).map((file) => `the outdated changeset ${file} was removed`),
];
