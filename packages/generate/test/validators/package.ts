import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractOf, type Contract, type Problem } from '@schemawright/contract';
import { afterAll } from 'vitest';
import type { GeneratedFile, Settings } from '../../src/generator.ts';
import { validators } from '../../src/generators/validators.ts';

/** A generated validators package on disk. */
export interface ValidatorsPackage {
  readonly contract: Contract;
  readonly folder: string;
  readonly files: readonly GeneratedFile[];
  readonly problems: readonly Problem[];
  /** A module of it, by its path. */
  load(path: string): Promise<Readonly<Record<string, unknown>>>;
}

/** A document with these component schemas, and operations where they are given. */
export const documentWith = (schemas: object, paths: object = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths,
  components: { schemas },
});

export const writeFiles = (files: readonly GeneratedFile[], folder: string): void => {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const root = mkdtempSync(join(tmpdir(), 'schemawright-validators-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Generates the package of a document into a folder that goes away with the test file. */
export const packageOf = async (document: object, settings: Partial<Settings> = {}): Promise<ValidatorsPackage> => {
  const contract = contractOf(document, { name: 'test' });
  const names = { types: '@test/types', client: '@test/client', validators: '@test/validators' };
  const { files, problems } = await validators.generate(contract, names, { int64: 'number', ...settings });
  const folder = mkdtempSync(join(root, 'package-'));
  writeFiles(files, folder);
  const load = (path: string): Promise<Record<string, unknown>> =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, path)).href) as Promise<Record<string, unknown>>;
  return { contract, folder, files, problems, load };
};
