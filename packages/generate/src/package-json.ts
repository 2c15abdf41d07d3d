/** What differs between the package.json files of generated packages; everything else is fixed. */
export interface Manifest {
  readonly name: string;
  readonly description: string;
  /** Entry points besides `./package.json`: `.` to `./index.js`. A `.js` file has its `.d.ts` beside it. */
  readonly exports: Readonly<Record<string, string>>;
  /** Files and folders that are published besides README.md. */
  readonly files: readonly string[];
  /** Other generated packages, by npm name. The plan writes the range that fits their version. */
  readonly generated?: readonly string[];
  /** Packages from the registry with their ranges. */
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Stands for the version and the ranges that only the plan knows. */
export const firstVersion = '0.1.0';

const entry = (file: string): string | { types: string; default: string } =>
  file.endsWith('.js') ? { types: file.replace(/\.js$/, '.d.ts'), default: file } : file;

/** The text of a generated package's package.json: fixed fields, no lifecycle scripts. */
export const packageJson = (manifest: Manifest): string => {
  const generated = Object.fromEntries((manifest.generated ?? []).map((name) => [name, `^${firstVersion}`]));
  const dependencies = { ...generated, ...manifest.dependencies };
  const exports = Object.entries(manifest.exports).map(([path, file]) => [path, entry(file)]);
  return `${JSON.stringify(
    {
      name: manifest.name,
      version: firstVersion,
      description: manifest.description,
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      exports: { ...Object.fromEntries(exports), './package.json': './package.json' },
      files: manifest.files,
      ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
      engines: { node: '>=20.19.0' },
      publishConfig: { access: 'public', provenance: true },
    },
    undefined,
    2,
  )}\n`;
};
