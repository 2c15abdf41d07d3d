import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { specify } from './specification.ts';

const require = createRequire(import.meta.url);
const root = path.dirname(require.resolve('@readme/oas-examples/package.json'));

/** Each is there in YAML too, and says the same. */
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[23]\.\d\/json\/.*\.json$/u.test(file))
  .sort();

specify(
  [
    {
      name: '@readme/oas-examples: what documentation has to cope with, in Swagger 2.0, OpenAPI 3.0 and 3.1',
      root,
      files,
      counts: {
        operations: 677,
        schemas: 426,
        examples: 223,
        refusedExamples: 20,
        samples: 426,
        refusedSamples: 127,
        mutants: 9667,
        refusedMutants: 6205,
      },
      refused: {
        // Every dialect of JSON Schema in turn, with one that never was.
        '3.1/json/schema-validation-local.json': ['oas-dialect-unknown'],
      },
    },
  ],
  path.join(root, '3.1/json/train-travel.json'),
);
