import type { Paint } from '../../paint.ts';
import { count, join, type Text, text } from '../../text.ts';
import type { GenerateDocument, GeneratedPackage } from '../documents.ts';

/** A first generation writes hundreds of files; the JSON document lists them all. */
const mostFiles = 25;

const packageLines = ({ name, dir, files }: GeneratedPackage, paint: Paint): Text[] => {
  const changed = files.filter((file) => file.status !== 'unchanged');
  if (changed.length === 0) return [text`${paint.bold(name)} ${paint.green('up to date')} ${paint.dim(dir)}`];
  return [
    text`${paint.bold(name)} ${paint.dim(dir)}`,
    ...changed
      .slice(0, mostFiles)
      .map(({ path, status }) => text`  ${status === 'stale' ? paint.red('stale  ') : paint.green('written')} ${path}`),
    ...(changed.length > mostFiles ? [text`  and ${changed.length - mostFiles} more`] : []),
  ];
};

/** The packages with the files that changed, then the counts. */
export const prettyGenerate = ({ packages }: GenerateDocument, paint: Paint): Text[] => {
  const having = (status: string): number =>
    packages.flatMap(({ files }) => files).filter((file) => file.status === status).length;
  const counts = [
    ...(['written', 'stale'] as const)
      .filter((status) => having(status) > 0)
      .map((status) => text`${having(status)} ${status}`),
    text`${having('unchanged')} unchanged`,
  ];
  return [
    ...packages.flatMap((generated) => packageLines(generated, paint)),
    text``,
    text`${count(packages.length, 'package')}: ${count(packages.flatMap(({ files }) => files).length, 'file')}, ${join(counts, ', ')}`,
    ...(having('stale') === 0
      ? []
      : [text`${paint.dim('mend:')} run the same command without --check and commit what it writes`]),
  ];
};
