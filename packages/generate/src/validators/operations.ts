import type { Operation } from '@schemawright/contract';
import type { GeneratedFile } from '../generator.ts';
import { header, stringLiteral } from '../print/text.ts';
import type { Directed } from './directions.ts';
import { imports } from './imports.ts';
import { homeOf, moduleOf, type PackageSettings } from './modules.ts';
import { requestTables } from './operations-requests.ts';
import { responsesTable } from './operations-responses.ts';

/** An operation with its identifier and, in the types package, its type; `unknown` where that tells of other values than the wire's. */
export type Named = readonly [operation: Operation, name: string, type: string];

/** How the values of an operation travel: what it is asked with, and what it answers. */
export interface Exchange {
  readonly request: Directed;
  readonly response: Directed;
}

export interface OperationModule {
  readonly files: readonly GeneratedFile[];
  /** The components whose checks it calls. */
  readonly components: Iterable<string>;
}

/**
 * The module of an operation: `NAME` checks its responses, `NAMERequest` the values of its requests, `NAMEReader` reads those
 * first.
 */
export const operationModule = (
  [operation, name, type]: Named,
  settings: PackageSettings,
  { request, response }: Exchange,
): OperationModule => {
  const asked = moduleOf(settings, request);
  const answered = request.contract === response.contract ? asked : moduleOf(settings, response);
  const modules = [...new Set([asked, answered])];
  const tables = [...requestTables(asked, operation), responsesTable(answered, operation)];
  const exported = `export { responses as ${name}, request as ${name}Request, reader as ${name}Reader };\n`;
  const code = [...modules.flatMap((module) => module.definitions()), ...tables, exported].join('\n\n');
  const types = type === 'unknown' ? '' : `import type { operations } from '${settings.types}';\n`;
  const key = stringLiteral(operation.key);
  const declarations = `${types}import type { OperationReader } from '../runtime/reader.js';
import type { OperationRequest } from '../runtime/requests.js';
import type { OperationResponses } from '../runtime/responses.js';

export declare const ${name}: OperationResponses;

export declare const ${name}Request: OperationRequest<${key}, ${type}>;

export declare const ${name}Reader: OperationReader<${key}, ${type}>;
`;
  return {
    files: [
      { path: `operations/${name}.js`, text: `${header}${imports(modules, code, homeOf)}\n${code}` },
      { path: `operations/${name}.d.ts`, text: `${header}${declarations}` },
    ],
    components: modules.flatMap((module) => [...module.components]),
  };
};
