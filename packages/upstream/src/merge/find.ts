import { operations, type Contract, type Operation } from '@schemawright/contract';
import { conjuncts, propertiesOf } from '../conjuncts.ts';
import type { OperationStatement } from '../reading.ts';
import { shapeOf } from './variants.ts';

/**
 * The operation of a contract that a source is about: same method, and same path whatever its parameters are called.
 * A source may leave out the base path of the server, or show it where the contract has it in `servers`.
 */
export const findOperation = (
  contract: Contract,
  { method, path }: { readonly method: string; readonly path: string },
): Operation | undefined => {
  const candidates = operations(contract).filter(
    (operation) => operation.kind === 'path' && operation.method === method,
  );
  const wanted = segments(path);
  const tests: readonly ((operation: Operation) => boolean)[] = [
    (operation) => operation.path === path,
    (operation) => isSame(segments(operation.path), wanted),
    (operation) => basePaths(operation).some((base) => isSame([...base, ...segments(operation.path)], wanted)),
    (operation) =>
      basePaths(operation).some((base) => base.length > 0 && isSame(segments(operation.path), [...base, ...wanted])),
  ];
  for (const test of tests) {
    const found = candidates.filter(test);
    if (found.length === 1) return found[0];
  }
  return undefined;
};

const basePaths = (operation: Operation): readonly (readonly string[])[] =>
  operation.servers.map(({ url }) => segments(url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/iu, '')));

const segments = (path: string): readonly string[] =>
  path
    .split('/')
    .filter(Boolean)
    .map((segment) => (/^(?:\{[^}]*\}|:\w+)$/u.test(segment) ? '{}' : segment));

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((segment, index) => segment === b[index]);

/** The operation that has most of the fields that are stated for one which the contract lacks: it may have moved. */
export const likelyPredecessor = (contract: Contract, stated: OperationStatement): Operation | undefined => {
  const told = stated.responses[0]?.schema;
  if (told === undefined || told.properties.size < 3) return undefined;
  return operations(contract).find((operation) => {
    const schema = operation.responses.find((response) => response.status.startsWith('2'))?.content[0]?.schema;
    if (operation.kind !== 'path' || operation.method !== stated.method || schema === undefined) return false;
    const { placed } = shapeOf(contract.document, schema.pointer, told);
    const names = [...propertiesOf(placed.flatMap((part) => conjuncts(contract.document, part.pointer))).keys()];
    const shared = names.filter((name) => told.properties.has(name)).length;
    return shared / Math.max(names.length, told.properties.size) > 0.6;
  });
};
