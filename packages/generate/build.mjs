// Bundles what runs at generation, in place of the modules that tsc left in dist/: hundreds of small modules take longer to load than to run.
// The compiler stays outside. dist/runtime/ stays, for generated packages carry its files.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
// @boundaries-ignore the script is shared by the packages that are bundled
import { writeLicences } from '../../scripts/licences.mjs';

/** By `require`, since `import` scans all nine megabytes of it for the names of its exports first. */
const compiler = {
  name: 'compiler',
  setup(bundler) {
    bundler.onResolve({ filter: /^typescript$/ }, ({ path: name }) => ({ path: name, namespace: 'required' }));
    bundler.onLoad({ filter: /./, namespace: 'required' }, ({ path: name }) => ({
      contents: `import { createRequire } from 'node:module'; export default createRequire(import.meta.url)('${name}');`,
    }));
  },
};

/** The transform of openapi-typescript is used, not its reader, whose dependencies are large. */
const transformOnly = {
  name: 'transform-only',
  setup(bundler) {
    bundler.onResolve(
      { filter: /^(?:openapi-typescript|\.\/lib\/redoc\.mjs|@redocly\/openapi-core)$/ },
      async (args) => {
        if (args.pluginData === transformOnly) return undefined;
        const { path: name, ...rest } = args;
        return { ...(await bundler.resolve(name, { ...rest, pluginData: transformOnly })), sideEffects: false };
      },
    );
    bundler.onResolve({ filter: /^@redocly\/openapi-core\/lib\/ref-utils\.js$/ }, () => ({
      path: path.resolve('src/adapters/openapi-typescript/references.ts'),
    }));
  },
};

const { metafile } = await build({
  entryPoints: ['src/index.ts', 'src/adapters/openapi-typescript.ts', 'src/languages/table.ts'],
  outdir: 'dist',
  // Beside the entry, so that modules find their package's files wherever they end up.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  minifySyntax: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  external: ['quicktype-core'],
  plugins: [compiler, transformOnly],
  metafile: true,
  logLevel: 'warning',
});

const outputs = new Set(Object.keys(metafile.outputs));
for (const entry of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  const file = path.posix.join('dist', entry.replaceAll(path.sep, '/'));
  if (file.endsWith('.js') && !file.startsWith('dist/runtime/') && !outputs.has(file)) rmSync(file);
}
writeLicences(metafile, 'dist/THIRD-PARTY-LICENSES.txt');
