// Bundles the command. It starts in a fraction of the time that some two hundred small modules take to load.
// @schemawright/generate stays outside: it carries the compiler, and reads its own files by their place.
import { build } from 'esbuild';
// @boundaries-ignore the script is shared by the packages that are bundled
import { writeLicences } from '../../scripts/licences.mjs';

/** The command starts git and no other program; what its argument parser would start one with stays away, and saves time. */
const noPrograms = {
  name: 'no-programs',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:child_process$/ }, ({ path: name, importer }) =>
      importer.includes('node_modules') ? { path: name, namespace: 'absent' } : { path: name, external: true },
    );
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

writeLicences(metafile, 'dist/THIRD-PARTY-LICENSES.txt');
