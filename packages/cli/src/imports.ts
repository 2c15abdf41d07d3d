import path from 'node:path';
import { importsBelow, importsBeside } from '@schemawright/contract/imports';
import { findSchemasFolder } from '@schemawright/contract/manifest';
import type { FindDocument } from '@schemawright/json-structure';
import { exists } from './files.ts';
import { UsageError } from './status.ts';

/**
 * What `$import` may name: the files and folders of the command line, `others` by `--import`, what lies below the folders `schemas/` that
 * they or the working folder are in, and else what lies beside those files. Nothing is read before an import is looked up.
 */
export const importsFor = (named: readonly string[], cwd: string, others: readonly string[] = []): FindDocument => {
  const missing = others.find((file) => !exists(path.resolve(cwd, file)));
  if (missing !== undefined) throw new UsageError(`--import names neither a file nor a folder: ${missing}`);
  const folders = [findSchemasFolder(cwd), ...named.map((file) => schemasAbove(path.resolve(cwd, file)))];
  const places = [...named, ...others, ...folders.filter((folder) => folder !== undefined)];
  const { find } = importsBelow([...new Set(places)], { cwd });
  const beside = importsBeside(named, { cwd });
  return (uri) => find(uri) ?? beside(uri);
};

const schemasAbove = (file: string): string | undefined => {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder))
    if (path.basename(folder) === 'schemas') return folder;
  return undefined;
};
