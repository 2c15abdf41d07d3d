import type { ReportedProblem } from '../reports/documents.ts';

/**
 * What a policy says of itself after several comparisons, each thing once.
 * @param isShared whether one policy judged them all: then a part of it does something when it does so in one of them
 */
export const notesAmong = (
  all: readonly (readonly ReportedProblem[])[],
  isShared: boolean,
): readonly ReportedProblem[] => {
  if (!isShared) return all.flat();
  const told = new Map(all.flat().map((note) => [JSON.stringify(note), note]));
  return [...told].flatMap(([text, note]) =>
    note.code === 'accepted-expired' || all.every((notes) => notes.some((one) => JSON.stringify(one) === text))
      ? [note]
      : [],
  );
};
