import { contractOf } from '@schemawright/contract';
import { types } from '../../src/generators/types.ts';

export const info: object = { title: 'Example', version: '1' };

const names = { types: '@acme/api-types', client: '@acme/api-client', validators: '@acme/api-validators' };

/** The files of a types package, by path. */
export const typesFiles = async (document: object): Promise<ReadonlyMap<string, string>> => {
  const { files } = await types.generate(contractOf(document, { name: 'example' }), names, { int64: 'number' });
  return new Map(files.map((file) => [file.path, file.text]));
};
