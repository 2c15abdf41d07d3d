import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contract } from '@schemawright/contract';
import type { GeneratedFile, PackageNames, Settings } from '../../src/generator.ts';
import { generators } from '../../src/generators/table.ts';

/** The three packages of a contract, in a node_modules folder of their own. */
export interface Installed {
  readonly folder: string;
  readonly packages: readonly { readonly name: string; readonly files: readonly GeneratedFile[] }[];
  remove(): void;
}

export const install = async (
  contract: Contract,
  names: PackageNames,
  settings: Settings = { int64: 'number' },
): Promise<Installed> => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'installed-')));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  const packages = await Promise.all(
    generators.map(async ({ id, generate }) => ({
      name: names[id],
      files: (await generate(contract, names, settings)).files,
    })),
  );
  for (const { name, files } of packages)
    for (const file of files) {
      const target = path.join(folder, 'node_modules', name, file.path);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, file.text);
    }
  return { folder, packages, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
