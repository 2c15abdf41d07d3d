// Bundles the command. It starts in a fraction of the time that some two hundred small modules take to load.
// @schemawright/generate stays outside: it carries the compiler, and reads its own files by their place.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** The command starts no other program; what its argument parser would start one with stays away, and saves time. */
const noPrograms = {
  name: 'no-programs',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ path: name }) => ({ path: name, namespace: 'absent' }));
    bundler.onLoad({ filter: /./, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const { metafile } = await build({
  entryPoints: ['src/main.ts', 'src/io.ts', 'src/index.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  minifySyntax: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  external: ['@schemawright/generate'],
  // Bundled CommonJS modules ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  plugins: [noPrograms],
  metafile: true,
  logLevel: 'warning',
});

/** The folder of the package that a bundled file belongs to: behind the last `node_modules`. */
const packageOf = (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(file)?.[0];

const bundled = [...new Set(Object.keys(metafile.inputs).flatMap((file) => packageOf(file) ?? []))].sort();
const licences = bundled.map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
});
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences.join(`\n${'-'.repeat(80)}\n`));
