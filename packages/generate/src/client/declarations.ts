import type { Contract, Operation } from '@schemawright/contract';
import { header, propertyKey, stringLiteral } from '../print/text.ts';
import { offered } from './bodies.ts';
import { pagedOf } from './pages.ts';
import { mayBeBinary } from './replies.ts';
import { credentials } from './security.ts';
import { choicesOf, variableServers } from './servers.ts';
import { clientComment, documentation, pagesComment, pathComment, reexports, serverComment } from './comments.ts';

/** The type of an operation in the types package. */
const typeOf = ({ path, method }: Operation): string =>
  `paths[${stringLiteral(path)}][${stringLiteral(method.toLowerCase())}]`;

/** The media type that goes out unless told, where there is a choice. */
const usualOf = (operation: Operation): string | undefined => {
  const [usual, ...others] = offered(operation);
  return usual === undefined || others.length === 0 ? undefined : stringLiteral(usual.mediaType);
};

const declarationOf = (operation: Operation, identifier: string): string => {
  const usual = usualOf(operation);
  const call = mayBeBinary(operation) ? 'BinaryCall' : 'Call';
  return `\n${documentation(operation)}export declare const ${identifier}: ${call}<${typeOf(operation)}${usual === undefined ? '' : `, ${usual}`}>;\n`;
};

const serversTypes = (contract: Contract): string => {
  const servers = variableServers(contract);
  if (servers.length === 0) return '';
  const table = servers.map(({ url, variables }) => {
    const members = Object.entries(variables ?? {}).map(
      ([name, variable]) =>
        `readonly ${propertyKey(name)}?: ${choicesOf(variable)?.map(stringLiteral).join(' | ') ?? 'string'}`,
    );
    return `  readonly ${propertyKey(url)}: { ${members.join('; ')} };\n`;
  });
  return `\nexport interface Servers {\n${table.join('')}}\n\n${serverComment}export declare const serverUrl: <Url extends keyof Servers>(url: Url, variables?: Servers[Url]) => string;\n`;
};

/** The declarations of a client: `index.d.ts`. */
export const typesOf = (
  contract: Contract,
  all: readonly Operation[],
  identifiers: ReadonlyMap<string, string>,
  types: string,
): string => {
  const auth = credentials(contract);
  const kinds = [...new Set(auth.map(([, type]) => type))].sort();
  const calls = [...new Set(all.map((operation) => (mayBeBinary(operation) ? 'BinaryCall' : 'Call')))].sort();
  const bodies = all.flatMap((operation) => {
    const usual = usualOf(operation);
    return usual === undefined ? [] : [`  ${propertyKey(operation.key)}: ${usual};\n`];
  });
  const declared = all.map((operation) => declarationOf(operation, identifiers.get(operation.key) as string));
  const paged = pagedOf(contract, all, identifiers);
  const pages = paged.map(
    (of) => `\n${pagesComment(of)}export declare const ${of.name}: Pages<${typeOf(of.operation)}>;\n`,
  );
  const authTypes = `
/** What the security schemes of the contract ask for. */
export interface Credentials {
${auth.map(([key, type]) => `  readonly ${propertyKey(key)}?: ${type};\n`).join('')}}
`;
  const options = auth.length === 0 ? 'CallOptions' : 'CallOptions & { readonly auth?: Credentials }';
  return `${header}import type { paths } from ${stringLiteral(types)};
import type { PathClient } from './runtime/by-path.js';
${calls.length === 0 ? '' : `import type { ${calls.join(', ')} } from './runtime/operation.js';\n`}${kinds.length === 0 ? '' : `import type { ${kinds.join(', ')} } from './runtime/security.js';\n`}${paged.length === 0 ? '' : "import type { Pages } from './runtime/pages.js';\n"}import type { CallOptions, Client } from './runtime/types.js';
${reexports}export type { Finding } from './runtime/errors.js';
export type { CallInit, Data, ErrorBody, ParseAs, Result } from './runtime/operation.js';
export type { ServerSentEvent } from './runtime/read-events.js';
export type { Retry, RetryOptions } from './runtime/retry.js';
${kinds.length === 0 ? '' : `export type { ${kinds.join(', ')} } from './runtime/security.js';\n`}export type { CallOptions, Client, Middleware, Validators } from './runtime/types.js';
${auth.length === 0 ? '' : authTypes}
${clientComment}export declare const createClient: (options?: ${options}) => Client;
${serversTypes(contract)}${declared.join('')}${pages.join('')}
/** The media type of a body that is sent unless \`contentType\` names another, where there is a choice. */
export interface UsualBodies {
${bodies.join('')}}

${pathComment}export declare const byPath: (client: Client) => PathClient<paths, UsualBodies>;
`;
};
