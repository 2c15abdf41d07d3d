import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './generator.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * The engine that runs regular expressions in linear time as json-structure was built, for a package to carry: what checks
 * import, and all that that imports. Reading foreign expressions was done when the code was printed.
 */
export const patternFiles = async (): Promise<GeneratedFile[]> => {
  const folder = dirname(resolve('@schemawright/json-structure/pattern'));
  const texts = new Map<string, string>();
  const modules = new Set(['linear-pattern']);
  for (const module of modules) {
    for (const name of [`${module}.d.ts`, `${module}.js`]) {
      const text = await readFile(join(folder, name), 'utf8');
      texts.set(name, text.replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n'));
      for (const [, imported] of text.matchAll(/ from ["']\.\/([\w-]+)\.(?:js|ts)["']/gu))
        modules.add(String(imported));
    }
  }
  return [...texts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, text]) => ({ path: `runtime/pattern/${name}`, text }));
};
