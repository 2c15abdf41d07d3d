import { Option } from 'commander';
import type { Io } from '../io.ts';
import type { Report, Reporter } from './report.ts';

/** Every format. A new one is one file and one line here. */
const formats = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.ts')).pretty,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
};

export type Format = keyof typeof formats;

/** The option that every command has. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'how to print the report').choices(Object.keys(formats)).default('pretty');

/** Prints the report, whole. */
export const print = async (report: Report, format: Format, io: Io): Promise<void> => {
  const reporter = await formats[format]();
  io.out.write(reporter(report, io.out.paint));
};
