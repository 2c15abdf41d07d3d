// Each contender as the text of a module for each subject: `check` tells whether a payload is valid, `errors` all that is
// wrong with it. `one` has the check alone: bundled, it is what an application carries that uses one validator.
import { contractOf } from '@schemawright/contract';
import { generate } from '@schemawright/generate';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { reference } from './reference.mjs';
import * as typia from './typia.mjs';
import { vocabulary } from './vocabularies/json-schema.mjs';
import { written } from './written.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/validators/', import.meta.url));
rmSync(cache, { recursive: true, force: true });
mkdirSync(cache, { recursive: true });

const names = ['introspection', 'metadata', 'page', 'datedPage'];
const schemaOf = (subject) => written[subject](vocabulary);

const componentOf = (subject) => subject[0].toUpperCase() + subject.slice(1);
const roles = ['types', 'client', 'validators'];
const byRole = (make) => Object.fromEntries(roles.map((role) => [role, make(role)]));
const folders = byRole((role) => path.join(cache, role));
const schemas = Object.fromEntries(names.map((subject) => [componentOf(subject), schemaOf(subject)]));
const document = { openapi: '3.1.0', info: { title: 'Bench', version: '1' }, paths: {}, components: { schemas } };
await generate(contractOf(document, { name: 'bench' }), { names: byRole((role) => `@bench/${role}`), folders });

const generated = (subject) => {
  const name = componentOf(subject);
  const from = `from ${JSON.stringify(path.join(folders.validators, 'index.js'))};`;
  const one = `export { is${name} as check } ${from}`;
  return {
    one,
    all: `${one}\nimport { validate${name} } ${from}\nexport const errors = (value) => { const result = validate${name}(value); return result.valid ? [] : result.errors; };`,
  };
};

const withErrors = (one, errors) => ({ one, all: `${one}\nexport const errors = ${errors};` });

const ajvAtRunTime = (subject) => {
  const one = `import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
const schema = ${JSON.stringify(schemaOf(subject))};
const validate = addFormats.default(new Ajv2020({ strict: false })).compile(schema);
export const check = (value) => validate(value);`;
  return withErrors(
    `${one}\nconst validateAll = addFormats.default(new Ajv2020({ strict: false, allErrors: true })).compile(schema);`,
    '(value) => (validateAll(value) ? [] : validateAll.errors)',
  );
};

const standalone = (subject) => {
  const write = (file, options) => {
    const ajv = addFormats.default(new Ajv2020({ strict: false, ...options, code: { source: true, esm: true } }));
    writeFileSync(path.join(cache, file), standaloneCode.default(ajv, ajv.compile(schemaOf(subject))));
    return `import { validate as ${file.replaceAll(/\W/g, '_')} } from ${JSON.stringify(path.join(cache, file))};`;
  };
  const one = `${write(`first-${subject}.js`, {})}\nexport const check = (value) => first_${subject}_js(value);`;
  const all = write(`all-${subject}.js`, { allErrors: true });
  return withErrors(`${one}\n${all}`, `(value) => (all_${subject}_js(value) ? [] : all_${subject}_js.errors)`);
};

/** A library for which the schema is written in code. */
const library = (name, imports, prepare, check, errors) => (subject) =>
  withErrors(
    `${imports}
import { vocabulary } from './vocabularies/${name}.mjs';
import { ${subject} } from './written.mjs';
const schema = ${prepare(`${subject}(vocabulary)`)};
export const check = (value) => ${check};`,
    `(value) => ${errors}`,
  );

const contenders = {
  [reference]: ajvAtRunTime,
  'this, generated': generated,
  'Ajv, standalone': standalone,
  typebox: library(
    'typebox',
    `import { Compile } from 'typebox/compile';`,
    (schema) => `Compile(${schema})`,
    'schema.Check(value)',
    'schema.Errors(value)',
  ),
  ...(typia.isThere
    ? {
        'typia 9': ((modules) => (subject) => ({ one: modules[subject], all: modules[subject] }))(
          typia.typiaModules(names),
        ),
      }
    : {}),
  arktype: library('arktype', `import { type } from 'arktype';`, String, 'schema.allows(value)', 'schema(value)'),
  zod: library('zod', '', String, 'schema.safeParse(value).success', 'schema.safeParse(value).error.issues'),
  valibot: library(
    'valibot',
    `import { is, safeParse } from 'valibot';`,
    String,
    'is(schema, value)',
    'safeParse(schema, value).issues',
  ),
};

const bundle = async (contents, resolveDir, outfile) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
  });
  writeFileSync(outfile, outputFiles[0].text);
  return outfile;
};

/** Name to the files of one subject: `one` and `all`, bundled. */
export const bundles = async (subject) => {
  const entries = Object.entries(contenders).map(async ([name, make]) => {
    const modules = make(subject);
    const at = name.startsWith('typia') ? typia.resolveDir : here;
    const fileOf = (part) => path.join(cache, `${name.replaceAll(/\W+/g, '-')}-${subject}-${part}.mjs`);
    const [one, all] = await Promise.all(['one', 'all'].map((part) => bundle(modules[part], at, fileOf(part))));
    return [name, { one, all }];
  });
  return Object.fromEntries(await Promise.all(entries));
};
