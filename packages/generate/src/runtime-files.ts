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

/** The runtime's modules that declarations at the left margin import. No text of a contract stands there. */
const imports = (text: string): string[] =>
  [...text.matchAll(/^(?:import|export) .* from ['"](?:\.|(?:\.\.?\/)+runtime)\/([\w-]+)\.(?:js|ts)['"];$/gm)].map(
    ([, name]) => name as string,
  );

/** The modules of one folder of src/runtime that `sources` import, and those that these import, to be copied to `path`. */
export const runtimeClosure = async (
  folder: string,
  path: string,
  sources: readonly GeneratedFile[],
): Promise<GeneratedFile[]> => {
  const found = new Map<string, readonly GeneratedFile[]>();
  const waiting = sources.flatMap(({ text }) => imports(text));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const files = await runtimeFiles([`${folder}/${name}`], path);
    found.set(name, files);
    waiting.push(...files.flatMap(({ text }) => imports(text)));
  }
  return [...found.keys()].sort().flatMap((name) => found.get(name) ?? []);
};
