import path from 'node:path';
import { readText } from '@schemawright/contract';

/** The version that the `package.json` of a folder declares, whatever it is; nothing when that cannot be read. */
export const declaredVersion = (folder: string): unknown => {
  const file = path.join(folder, 'package.json');
  try {
    const parsed: unknown = JSON.parse(readText(file, file));
    return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined;
  } catch {
    return undefined;
  }
};
