import { Option } from 'commander';

/** The option of commands that read one schema, which may import others. */
export const importOption = (): Option =>
  new Option('--import <path>', 'a JSON Structure file, or a folder of them, that $import may name; may be repeated')
    .argParser((path: string, before: readonly string[]) => [...before, path])
    .default([], 'what lies below schemas/');
