// typia is a transformer of the TypeScript compiler. 9.7.2 is the last that runs in a stock one; it is fetched on demand,
// for what it brings along is large and of no use here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { vocabulary } from './vocabularies/typia.mjs';
import { written } from './written.mjs';

const folder = fileURLToPath(new URL('../../.cache/typia/', import.meta.url));
mkdirSync(folder, { recursive: true });
if (!existsSync(path.join(folder, 'node_modules/typia'))) {
  const dependencies = { typia: '9.7.2', typescript: '5.9.3' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  spawnSync('npm', args, { cwd: folder, shell: process.platform === 'win32' });
}

export const isThere = existsSync(path.join(folder, 'node_modules/typia/lib/transform.js'));

/** The module of each subject, as the transformer leaves it. */
export const typiaModules = (subjects) => {
  const require = createRequire(path.join(folder, 'package.json'));
  const ts = require('typescript');
  const { transform } = require('typia/lib/transform');
  const files = subjects.map((subject) => {
    const file = path.join(folder, `${subject}.ts`);
    const type = written[subject](vocabulary);
    writeFileSync(
      file,
      `import typia, { type tags } from 'typia';
type Subject = ${type};
export const check = typia.createIs<Subject>();
const validate = typia.createValidate<Subject>();
export const errors = (value: unknown) => { const result = validate(value); return result.success ? [] : result.errors; };
`,
    );
    return file;
  });
  const options = {
    strict: true,
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    outDir: folder,
    types: [],
  };
  const { options: compilerOptions } = ts.convertCompilerOptionsFromJson(options, folder);
  const program = ts.createProgram(files, compilerOptions);
  const modules = {};
  const note = (diagnostic) => {
    throw new Error(`typia: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);
  };
  const before = [transform(program, {}, { addDiagnostic: note })];
  const write = (file, text) => (modules[path.basename(file, '.js')] = text);
  program.emit(undefined, write, undefined, false, { before });
  return modules;
};

export const resolveDir = folder;
