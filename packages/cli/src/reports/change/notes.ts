import type { DiffDocument } from '../documents.ts';

/** `breaks 3 of 4210 recorded exchanges`, and what of the recordings was not replayed. */
export const replayedOf = ({ recordings }: DiffDocument): readonly string[] => {
  if (recordings === undefined) return [];
  const { checked, broken, unmatched, skipped } = recordings;
  const left = [...(unmatched > 0 ? [`${unmatched} unmatched`] : []), ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return [
    `recordings: ${broken} of ${checked} exchanges are broken by the new contract${left.length === 0 ? '' : ` (${left.join(', ')})`}`,
  ];
};

/** Why the pending changesets do not do. */
export const lackingOf = ({ lacking = [] }: DiffDocument): readonly (readonly [name: string, said: string])[] =>
  lacking.map((each) => [
    each.package,
    `${each.package}: the changes ask for ${each.asked}, the pending changesets give ${each.pending}`,
  ]);

/** What is to be told of a comparison besides its changes, in plain text that no format has escaped yet. */
export const notesOf = (document: DiffDocument): readonly string[] => [
  ...replayedOf(document),
  ...lackingOf(document).map(([, said]) => said),
  ...(document.notes ?? []).map(({ message, mend }) => (mend === undefined ? message : `${message}; ${mend}`)),
  ...(document.changesets ?? []).map((file) => `the changeset ${file} was written`),
];
