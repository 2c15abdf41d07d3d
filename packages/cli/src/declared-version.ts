import path from 'node:path';
import { readText } from '@schemawright/contract';

/** The `package.json` of a folder; nothing when it cannot be read. */
export const manifestIn = (folder: string): Readonly<Record<string, unknown>> | undefined => {
  const file = path.join(folder, 'package.json');
  try {
    const parsed: unknown = JSON.parse(readText(file, file));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
};

/** The version that the `package.json` of a folder declares, whatever it is; nothing when that cannot be read. */
export const declaredVersion = (folder: string): unknown => manifestIn(folder)?.['version'];
