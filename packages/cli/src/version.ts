import { createRequire } from 'node:module';

/** By the package's own name: bundling moves this file. */
export const version = (): string =>
  (createRequire(import.meta.url)('schemawright/package.json') as { version: string }).version;
