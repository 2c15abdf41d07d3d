import type { Contract, Problem } from '@schemawright/contract';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest } from './digest.ts';
import type { PackageNames } from './generator.ts';

/** What an earlier generation came to, so that the next one need not start a compiler to find nothing to do. */
export interface Remembered {
  /** Digests of every file, by package and path. */
  readonly digests: Readonly<Record<keyof PackageNames, Readonly<Record<string, string>>>>;
  readonly problems: readonly Omit<Problem, 'place'>[];
}

/** The generator itself, as bytes: its own modules, and its package.json with the versions that it builds on. */
const fingerprint = (): string => {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  const own = fs.readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[jt]s$/.test(file));
  for (const file of own.sort()) hash.update(file).update(fs.readFileSync(path.join(here, file)));
  hash.update(fs.readFileSync(path.join(here, '../package.json')));
  hash.update(fs.readFileSync(createRequire(import.meta.url).resolve('@schemawright/json-structure/formats')));
  return hash.digest('hex');
};

/** Everything that output depends on besides the versions of the packages on disk. */
export const inputKey = (contract: Contract, names: PackageNames, workspace: boolean): string =>
  digest(JSON.stringify([fingerprint(), contract.document, names, workspace]));

/** Below the nearest node_modules, where tools keep such things; `undefined` where there is none. */
const cacheFile = (root: string): string | undefined => {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules');
    if (fs.existsSync(modules)) return path.join(modules, '.cache/schemawright', `${digest(root).slice(0, 16)}.json`);
    if (folder === path.dirname(folder)) return undefined;
  }
};

type Entries = Record<string, { readonly key: string } & Remembered>;

const entriesOf = (file: string): Entries => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Entries;
  } catch {
    return {};
  }
};

/** What is known of the output for exactly this input. */
export const recall = (root: string, names: PackageNames, key: string): Remembered | undefined => {
  const file = cacheFile(root);
  const entry = file === undefined ? undefined : entriesOf(file)[digest(JSON.stringify(names))];
  return entry?.key === key ? entry : undefined;
};

/** Best effort: a cache that can't be written costs time, nothing else. */
export const remember = (root: string, names: PackageNames, key: string, remembered: Remembered): void => {
  const file = cacheFile(root);
  if (file === undefined) return;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const entries = { ...entriesOf(file), [digest(JSON.stringify(names))]: { key, ...remembered } };
    fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(entries));
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch {
    // Nothing to be done, nothing to be said.
  }
};
