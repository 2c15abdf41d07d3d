import path from 'node:path';
import { loadContract, operations, type Contract, type Pointer } from '@schemawright/contract';

export const folder: string = path.resolve(import.meta.dirname, '..');

export const contract: Contract = loadContract(path.join(folder, 'openapi.yaml'), { name: 'hubspot-oauth' });

/** One documented value: where its schema stands, and what part of an operation it belongs to. */
export interface Example {
  readonly title: string;
  readonly schema: Pointer;
  readonly value: unknown;
}

/** Each parameter and each body of the contract, with its examples. */
export const documented: readonly { readonly title: string; readonly examples: readonly Example[] }[] = operations(
  contract,
)
  .flatMap(({ key, parameters, requestBody, responses }) => [
    ...parameters.map(({ name, schema, object }) => ({ title: `${key} parameter ${name}`, schema, object })),
    ...(requestBody?.content ?? []).map(({ schema, object }) => ({ title: `${key} request`, schema, object })),
    ...responses.flatMap(({ status, content }) =>
      content.map(({ schema, object }) => ({ title: `${key} ${status}`, schema, object })),
    ),
  ])
  .map(({ title, schema, object }) => ({
    title,
    examples: Object.entries((object['examples'] ?? {}) as Record<string, { value: unknown }>).map(
      ([name, { value }]) => ({ title: `${title}: ${name}`, schema: schema?.pointer ?? '', value }),
    ),
  }));

export const examples: readonly Example[] = documented.flatMap((part) => part.examples);
