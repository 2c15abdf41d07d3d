import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './generator.ts';

const { resolve } = createRequire(import.meta.url);

/** What only the reading of foreign expressions needs, which was done when the code was printed. */
const notCarried = new Set(['examples', 'read-pattern', 'safety']);

/** The engine that runs regular expressions in linear time as json-structure was built, for a package to carry. */
export const patternFiles = async (): Promise<GeneratedFile[]> => {
  const folder = dirname(resolve('@schemawright/json-structure/pattern'));
  const names = (await readdir(folder)).filter((name) => {
    const module = /^(.*?)\.(?:js|d\.ts)$/.exec(name)?.[1];
    return module !== undefined && !notCarried.has(module);
  });
  return Promise.all(
    names.sort().map(async (name) => ({
      path: `runtime/pattern/${name}`,
      text: (await readFile(join(folder, name), 'utf8')).replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n'),
    })),
  );
};
