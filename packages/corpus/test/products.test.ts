import { createRequire } from 'node:module';
import path from 'node:path';
import { specify, type Published } from './specification.ts';

const require = createRequire(import.meta.url);
const none = { operations: 0, schemas: 0, examples: 0, refusedExamples: 0, mutants: 0, refusedMutants: 0 };

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
    counts: none,
  },
  {
    name: '@dcl/catalyst-api-specs: Decentraland, OpenAPI 3.0',
    ...only(require.resolve('@dcl/catalyst-api-specs/package.json'), 'lib/api.yaml'),
    counts: none,
  },
  {
    name: '@figma/rest-api-spec: Figma, OpenAPI 3.1',
    ...only(require.resolve('@figma/rest-api-spec/package.json'), 'openapi/openapi.yaml'),
    counts: none,
  },
  {
    name: '@lix-js/server-api-schema: Lix, OpenAPI 3.0',
    ...only(require.resolve('@lix-js/server-api-schema'), '../src/schema.yaml'),
    counts: none,
  },
  {
    name: '@netlify/open-api: Netlify, Swagger 2.0',
    ...only(require.resolve('@netlify/open-api'), 'swagger.json'),
    counts: none,
  },
  {
    name: '@scalar/galaxy: an example, OpenAPI 3.1',
    ...only(require.resolve('@scalar/galaxy/latest.json'), 'latest.json'),
    counts: none,
  },
  {
    name: 'rclone-openapi: rclone, OpenAPI 3.0',
    ...only(require.resolve('rclone-openapi/openapi.json'), 'openapi.json'),
    counts: none,
  },
  {
    name: 'shipengine-openapi: ShipEngine, OpenAPI 3.0',
    ...only(require.resolve('shipengine-openapi/package.json'), 'openapi.yaml'),
    counts: none,
  },
];

specify(products, path.join(require.resolve('@figma/rest-api-spec/package.json'), '../openapi/openapi.yaml'));
