import { readFile } from 'node:fs/promises';
import type { GeneratedFile } from './generator.ts';

/** From src/ and from dist/ alike. */
const built = new URL('../dist/runtime/', import.meta.url);

/**
 * Modules of src/runtime as they were built, for a generated package to carry: `name` is `client/retry`.
 * They are copied to `path` without the folder of their package: `runtime/retry.js`, `runtime/retry.d.ts`.
 */
export const runtimeFiles = async (names: readonly string[], path: string): Promise<GeneratedFile[]> => {
  const copies = names.flatMap((name) =>
    ['js', 'd.ts'].map(async (ending): Promise<GeneratedFile> => ({
      path: `${path}/${name.slice(name.lastIndexOf('/') + 1)}.${ending}`,
      text: await readFile(new URL(`${name}.${ending}`, built), 'utf8'),
    })),
  );
  return Promise.all(copies);
};
