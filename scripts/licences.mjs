import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the package that a bundled file belongs to: behind the last `node_modules`. */
const packageOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0];

/** Writes the licences of the packages that a bundle holds, which esbuild's metafile names. */
export const writeLicences = (metafile, file) => {
  const bundled = [...new Set(Object.keys(metafile.inputs).flatMap((input) => packageOf(input) ?? []))].sort();
  const licences = bundled.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const found = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
    const text = found === undefined ? '' : `\n${readFileSync(path.join(folder, found), 'utf8').trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
  writeFileSync(file, licences.join(`\n${'-'.repeat(80)}\n`));
};
