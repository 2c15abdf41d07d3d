import type { Manifest } from '@schemawright/contract';
import { relativeTo } from '../files.ts';
import type { Releases } from '../releases.ts';
import type { ReportedProblem } from '../reports/documents.ts';

/** What is to be told of the releases of a contract before it is compared with the last of them. */
export const releaseNotes = (
  { name, file }: Manifest,
  { last, misnamed }: Releases,
  cwd: string,
): readonly ReportedProblem[] => {
  const notes = misnamed.map((release) =>
    warning(relativeTo(cwd, release), {
      code: 'release-misnamed',
      message: 'this file is called by no version, so it is no release and is passed over',
      mend: 'call it by the version that it was released under, as 1.2.3.json; what is no release belongs elsewhere',
    }),
  );
  if (last !== undefined) return notes;
  return [
    ...notes,
    warning(relativeTo(cwd, file), {
      code: 'release-missing',
      message: `${name} has no release yet, so there is nothing to compare with`,
      mend: 'releases/VERSION.json in its folder holds one: the contract.json of its types package as it was published',
    }),
  ];
};

const warning = (file: string, told: Pick<ReportedProblem, 'code' | 'message' | 'mend'>): ReportedProblem => ({
  file,
  severity: 'warning',
  pointer: '',
  line: 1,
  column: 1,
  ...told,
});
