import { Option } from 'commander';
import type { Io } from '../io.ts';
import { UsageError } from '../status.ts';
import type { Report, Reporter } from './report.ts';

/** A command as its report names it. */
export type Reporting = Exclude<Report['of'], 'refusal'>;

interface Loaded {
  readonly of: readonly Reporting[];
  load(): Promise<Reporter>;
}

const every: readonly Reporting[] = [
  'lint',
  'generate',
  'validate',
  'convert',
  'diff',
  'history',
  'rules',
  'upstream check',
];
const findings: readonly Reporting[] = ['lint', 'validate', 'diff', 'upstream check'];
const changes: readonly Reporting[] = ['diff', 'upstream check'];

export type Format = 'pretty' | 'json' | 'markdown' | 'sarif' | 'github' | 'junit' | 'html';

/** Every format, and the commands that have it. A new one is one file and one line here. */
const formats: Readonly<Record<Format, Loaded>> = {
  pretty: { of: every, load: async () => (await import('./pretty.ts')).pretty },
  json: { of: every, load: async () => (await import('./json.ts')).json },
  markdown: { of: [...findings, 'history', 'rules'], load: async () => (await import('./markdown.ts')).markdown },
  sarif: { of: findings, load: async () => (await import('./sarif.ts')).sarif },
  github: { of: findings, load: async () => (await import('./github.ts')).github },
  junit: { of: findings, load: async () => (await import('./junit.ts')).junit },
  html: { of: changes, load: async () => (await import('./html.ts')).html },
};

const formatsOf = (command: Reporting): readonly string[] =>
  Object.entries(formats).flatMap(([format, { of }]) => (of.includes(command) ? [format] : []));

/** The option that every command has, with the formats that mean something for it. */
export const formatOption = (command: Reporting): Option =>
  new Option('--format <format>', 'how to print the report').choices(formatsOf(command)).default('pretty');

/** Throws `UsageError` for a format that means nothing for what a command is about to report. */
export const expectFormat = (of: Reporting, format: Format): void => {
  if (!formats[format].of.includes(of))
    throw new UsageError(`${of} has no format ${format}; it has ${formatsOf(of).join(', ')}`);
};

/** Prints the report, whole. */
export const print = async (report: Report, format: Format, io: Io): Promise<void> => {
  if (report.of !== 'refusal') expectFormat(report.of, format);
  const reporter = await formats[format].load();
  const { out, cwd, top } = io;
  out.write(reporter(report, { paint: out.paint, columns: out.columns, checkout: { top, cwd } }));
};
