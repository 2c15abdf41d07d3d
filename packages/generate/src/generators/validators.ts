import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Operation, Problem } from '@schemawright/contract';
import type { GeneratedFile, Generator } from '../generator.ts';
import { operationNames, schemaNames } from '../names.ts';
import { generatedOperations } from '../operations.ts';
import { packageJson } from '../package-json.ts';
import { stringLiteral } from '../print/text.ts';
import { patternFiles } from '../pattern-files.ts';
import { runtimeClosure } from '../runtime-files.ts';
import { endlessReferences } from '../validators/cycles.ts';
import { directed, schemasOf } from '../validators/directions.ts';
import { indexFiles } from '../validators/index-module.ts';
import { componentPointer, schemaModule, variantModules } from '../validators/modules.ts';
import { operationModule, type Named } from '../validators/operations.ts';
import { readme } from '../validators/readme.ts';
import { viewsOf } from '../views/views.ts';

const { resolve } = createRequire(import.meta.url);

/** The format checks as json-structure was built, for the package to carry. */
const formatFiles = async (): Promise<GeneratedFile[]> => {
  const source = resolve('@schemawright/json-structure/formats');
  return Promise.all(
    ['js', 'd.ts'].map(async (ending) => ({
      path: `runtime/formats.${ending}`,
      text: await readFile(source.replace(/js$/, ending), 'utf8'),
    })),
  );
};

/** All runtime modules that the files import, and those that these import. */
const runtimeOf = (files: readonly GeneratedFile[]): Promise<GeneratedFile[]> => {
  const names = new Set(
    files.flatMap(({ text }) =>
      [...text.matchAll(/^(?:import|export) .* from '\.\.?\/runtime\/([\w-]+)\.js';$/gm)].map(([, name]) => name),
    ),
  );
  names.delete('formats');
  const text = [...names].map((name) => `import {} from './${name}.js';`).join('\n');
  return runtimeClosure('validators', 'runtime', [{ path: '', text }]);
};

/** The validators package: one module a schema, one an operation, plain JavaScript. */
export const validators: Generator = {
  id: 'validators',
  generate: async (contract, names, { patterns, int64 }) => {
    const problems = new Map<string, Problem>();
    const schemas = schemaNames(contract);
    const operationIds = operationNames(contract);
    const views = viewsOf(contract, int64);
    /** What callers of the client see is then not what stands on the wire. */
    const isConverted = ({ kind, parameters, requestBody }: Operation): boolean =>
      kind === 'path' &&
      [...parameters, ...(requestBody?.content ?? [])].some(
        ({ schema }) => schema !== undefined && views.isConverted(schema.pointer, 'sent'),
      );
    const named = generatedOperations(contract).flatMap((operation): Named[] => {
      const id = operationIds.get(operation.key);
      return id === undefined
        ? []
        : [[operation, id, isConverted(operation) ? 'unknown' : `operations[${stringLiteral(id)}]`]];
    });
    const roots = [
      ...[...schemas.keys()].map(componentPointer),
      ...named.flatMap(([operation]) => schemasOf(operation)),
    ];
    const settings = {
      contract,
      components: new Map([...schemas].map(([key, name]) => [componentPointer(key), name])),
      pointers: new Map([...schemas].map(([key, name]) => [name, componentPointer(key)])),
      endless: endlessReferences(contract, roots),
      types: names.types,
      patterns,
      // What several modules hold is said once.
      report: (problem: Problem) => void problems.set(`${problem.code} ${problem.pointer}`, problem),
    };
    const sent = directed(contract, 'sent');
    const received = directed(contract, 'received');
    // What a webhook or a callback is asked with comes from the provider.
    const operationModules = named.map((one) =>
      operationModule(
        one,
        settings,
        one[0].kind === 'path' ? { request: sent, response: received } : { request: received, response: sent },
      ),
    );
    const files = [
      ...indexFiles([...schemas.values()], named, names.types),
      ...[...schemas].flatMap(([key, name]) => schemaModule(key, name, settings)),
      ...operationModules.flatMap((module) => module.files),
      ...variantModules(
        settings,
        [sent, received],
        operationModules.flatMap(({ components }) => [...components]),
      ),
    ];
    const usesFormats = files.some(({ text }) => text.includes("'../runtime/formats.js'"));
    const usesPatterns = files.some(({ text }) => text.includes("'../runtime/pattern/linear-pattern.js'"));
    const [schema] = schemas.values();
    return {
      files: [
        ...files,
        ...(await runtimeOf(files)),
        ...(usesFormats ? await formatFiles() : []),
        ...(usesPatterns ? await patternFiles() : []),
        {
          path: 'package.json',
          text: packageJson({
            name: names.validators,
            description: 'Generated runtime validators of an HTTP API',
            exports: {
              '.': './index.js',
              ...(schemas.size === 0 ? {} : { './schemas/*': './schemas/*.js' }),
              ...(named.length === 0 ? {} : { './operations/*': './operations/*.js' }),
            },
            files: ['index.js', 'index.d.ts', 'runtime', 'schemas', 'operations', 'sent', 'received'],
            generated: [names.types],
          }),
        },
        { path: 'README.md', text: readme(contract, names.validators, schema, named) },
      ],
      problems: [...problems.values()],
    };
  },
};
