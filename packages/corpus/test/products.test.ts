import { createRequire } from 'node:module';
import path from 'node:path';
import { specify, type Published } from './specification.ts';

const require = createRequire(import.meta.url);

/** A package's description, from a file that the package exports. */
const only = (exported: string, description: string): { root: string; files: string[] } => {
  const file = path.resolve(exported, '..', description);
  const [root, name] = [path.dirname(file), path.basename(file)];
  return { root, files: [name] };
};

const products: readonly Published[] = [
  {
    name: '@blockfrost/openapi: Cardano and IPFS, OpenAPI 3.0',
    ...only(require.resolve('@blockfrost/openapi/package.json'), 'openapi.yaml'),
    counts: {
      operations: 129,
      schemas: 143,
      examples: 664,
      refusedExamples: 11,
      samples: 143,
      refusedSamples: 11,
      mutants: 9263,
      refusedMutants: 6181,
    },
  },
  {
    name: '@dcl/catalyst-api-specs: Decentraland, OpenAPI 3.0',
    ...only(require.resolve('@dcl/catalyst-api-specs/package.json'), 'lib/api.yaml'),
    counts: {
      operations: 42,
      schemas: 34,
      examples: 130,
      refusedExamples: 11,
      samples: 34,
      refusedSamples: 7,
      mutants: 2808,
      refusedMutants: 1828,
    },
  },
  {
    name: '@figma/rest-api-spec: Figma, OpenAPI 3.1',
    ...only(require.resolve('@figma/rest-api-spec/package.json'), 'openapi/openapi.yaml'),
    counts: {
      operations: 61,
      schemas: 231,
      examples: 0,
      refusedExamples: 0,
      samples: 231,
      refusedSamples: 78,
      mutants: 4020,
      refusedMutants: 3306,
    },
  },
  {
    name: '@lix-js/server-api-schema: Lix, OpenAPI 3.0',
    ...only(require.resolve('@lix-js/server-api-schema'), '../src/schema.yaml'),
    counts: {
      operations: 4,
      schemas: 0,
      examples: 22,
      refusedExamples: 5,
      samples: 0,
      refusedSamples: 0,
      mutants: 103,
      refusedMutants: 69,
    },
  },
  {
    name: '@netlify/open-api: Netlify, Swagger 2.0',
    ...only(require.resolve('@netlify/open-api'), 'swagger.json'),
    counts: {
      operations: 181,
      schemas: 103,
      examples: 0,
      refusedExamples: 0,
      samples: 103,
      refusedSamples: 2,
      mutants: 1867,
      refusedMutants: 845,
    },
  },
  {
    name: '@scalar/galaxy: an example, OpenAPI 3.1',
    ...only(require.resolve('@scalar/galaxy/latest.json'), 'latest.json'),
    counts: {
      operations: 10,
      schemas: 10,
      examples: 40,
      refusedExamples: 0,
      samples: 10,
      refusedSamples: 1,
      mutants: 403,
      refusedMutants: 263,
    },
  },
  {
    name: 'rclone-openapi: rclone, OpenAPI 3.0',
    ...only(require.resolve('rclone-openapi/openapi.json'), 'openapi.json'),
    counts: {
      operations: 101,
      schemas: 113,
      examples: 0,
      refusedExamples: 0,
      samples: 113,
      refusedSamples: 1,
      mutants: 1906,
      refusedMutants: 1006,
    },
  },
  {
    name: 'shipengine-openapi: ShipEngine, OpenAPI 3.0',
    ...only(require.resolve('shipengine-openapi/package.json'), 'openapi.yaml'),
    counts: {
      operations: 76,
      schemas: 253,
      examples: 162,
      refusedExamples: 21,
      samples: 253,
      refusedSamples: 118,
      mutants: 4866,
      refusedMutants: 4443,
    },
  },
];

specify(products, path.join(require.resolve('@figma/rest-api-spec/package.json'), '../openapi/openapi.yaml'));
