import { typesOf } from '../client/declarations.ts';
import { codeOf } from '../client/functions.ts';
import { problemsOf } from '../client/problems.ts';
import { readme } from '../client/readme.ts';
import { conversionsOf } from '../conversions/modules.ts';
import type { Generator } from '../generator.ts';
import { operationNames } from '../names.ts';
import { generatedOperations } from '../operations.ts';
import { packageJson } from '../package-json.ts';
import { runtimeClosure } from '../runtime-files.ts';

/** The client package: a factory, and one thin function for each operation. */
export const client: Generator = {
  id: 'client',
  generate: async (contract, names, { int64 }) => {
    const all = generatedOperations(contract).filter(({ kind }) => kind === 'path');
    const identifiers = operationNames(contract);
    const conversions = conversionsOf(contract, int64);
    const index = codeOf(contract, all, identifiers, conversions);
    const modules = conversions.files();
    const sources = [
      { path: 'index.js', text: index },
      { path: 'index.d.ts', text: typesOf(contract, all, identifiers, names.types) },
      ...modules,
    ];
    return {
      files: [
        ...sources,
        ...(await runtimeClosure('client', 'runtime', sources)),
        {
          path: 'package.json',
          text: packageJson({
            name: names.client,
            description: 'Generated fetch client of an HTTP API',
            exports: { '.': './index.js' },
            files: ['index.js', 'index.d.ts', 'runtime', ...(modules.length === 0 ? [] : ['conversions'])],
            generated: [names.types],
          }),
        },
        { path: 'README.md', text: readme(contract, names.client, identifiers, all, int64) },
      ],
      problems: problemsOf(contract, all),
    };
  },
};
