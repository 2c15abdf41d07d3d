import { operations, type Contract, type Operation } from '@schemawright/contract';
import { bodyOf, offered } from '../client/bodies.ts';
import { expression, importsOf, object, type RuntimeName } from '../client/code.ts';
import { pagingOf, type Paging } from '../client/pages.ts';
import { parametersOf } from '../client/parameters.ts';
import { problemsOf } from '../client/problems.ts';
import { readme } from '../client/readme.ts';
import { mayBeBinary, repliesOf } from '../client/replies.ts';
import { credentials, securityOf } from '../client/security.ts';
import { ownServerOf, serverOf, variableServers } from '../client/servers.ts';
import type { Generator } from '../generator.ts';
import { operationNames } from '../names.ts';
import { packageJson } from '../package-json.ts';
import { docComment, header, literal, propertyKey, stringLiteral } from '../print/text.ts';
import { runtimeClosure } from '../runtime-files.ts';

const documentation = (operation: Operation): string => {
  const { summary, description } = operation.object;
  const route = `\`${operation.key}\``;
  return docComment({
    summary,
    description: description === undefined || description.trim() === '' ? route : `${description}\n\n${route}`,
    deprecated: operation.deprecated,
  });
};

interface Printed {
  readonly code: string;
  readonly names: readonly RuntimeName[];
}

/** The function of an operation. All that it needs stands inside it, so that nothing else of it is left when it is not called. */
const functionOf = (contract: Contract, operation: Operation, identifier: string): Printed => {
  const members = [
    ['id', operation.operationId],
    ['method', operation.method],
    ['path', operation.path],
    ['server', ownServerOf(contract, operation)],
    ['parameters', parametersOf(operation)],
    ['body', bodyOf(operation)],
    ['replies', repliesOf(operation)],
    ['security', securityOf(contract, operation)],
  ] as const;
  const lines = members.flatMap(([key, value]) => (value === undefined ? [] : [{ key, ...expression(value) }]));
  const { names } = object(members);
  const description = lines.map(({ key, code }) => `    ${key}: ${code},\n`).join('');
  return {
    code: `\n${documentation(operation)}export const ${identifier} = (client, init) =>\n  client.call({\n${description}  }, init);\n`,
    names,
  };
};

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

/** What the pages of a list are called, where the name is free. */
const pagesNameOf = (identifier: string, identifiers: ReadonlyMap<string, string>): string | undefined =>
  [...identifiers.values()].includes(`${identifier}Pages`) ? undefined : `${identifier}Pages`;

interface Paged {
  readonly identifier: string;
  readonly name: string;
  readonly paging: Paging;
  readonly operation: Operation;
}

const pagedOf = (
  contract: Contract,
  all: readonly Operation[],
  identifiers: ReadonlyMap<string, string>,
): readonly Paged[] =>
  all.flatMap((operation) => {
    const paging = pagingOf(contract, operation);
    const identifier = identifiers.get(operation.key) as string;
    const name = pagesNameOf(identifier, identifiers);
    return paging === undefined || name === undefined ? [] : [{ identifier, name, paging, operation }];
  });

const pagesComment = ({ operation, paging }: Paged): string =>
  docComment({ summary: `All pages of \`${operation.key}\`, by \`${paging.parameter}\`.` });

const reexports = `export { ResponseValidationError, UnexpectedResponse } from './runtime/errors.js';
export { retry } from './runtime/retry.js';
export { NoResponse, settle } from './runtime/settle.js';
export { FailedResponse, unwrap } from './runtime/unwrap.js';
`;

const clientComment =
  '/** A client for every operation of the contract. The options are the defaults of all its calls. */\n';
const pathComment =
  '/** All operations by method and path template, for those who prefer that; bundlers keep all of them. */\n';
const serverComment = '/** The URL of a server of the contract, with its variables filled in: a `baseUrl`. */\n';

const serversCode = (contract: Contract): string => {
  const servers = variableServers(contract);
  if (servers.length === 0) return '';
  const table = servers.map(({ url, variables }) => {
    const facts = Object.entries(variables ?? {}).map(([name, { default: usual, enum: values }]) => [
      name,
      { default: usual, ...(values === undefined ? {} : { enum: values }) },
    ]);
    return `  ${propertyKey(url)}: ${literal(Object.fromEntries(facts))},\n`;
  });
  return `\nconst servers = {\n${table.join('')}};\n\n${serverComment}export const serverUrl = (url, variables = {}) => filledIn(url, servers[url], variables);\n`;
};

const serversTypes = (contract: Contract): string => {
  const servers = variableServers(contract);
  if (servers.length === 0) return '';
  const table = servers.map(({ url, variables }) => {
    const members = Object.entries(variables ?? {}).map(
      ([name, { enum: values }]) =>
        `readonly ${propertyKey(name)}?: ${values === undefined ? 'string' : values.map(stringLiteral).join(' | ')}`,
    );
    return `  readonly ${propertyKey(url)}: { ${members.join('; ')} };\n`;
  });
  return `\nexport interface Servers {\n${table.join('')}}\n\n${serverComment}export declare const serverUrl: <Url extends keyof Servers>(url: Url, variables?: Servers[Url]) => string;\n`;
};

const codeOf = (contract: Contract, all: readonly Operation[], identifiers: ReadonlyMap<string, string>): string => {
  const functions = all.map((operation) => functionOf(contract, operation, identifiers.get(operation.key) as string));
  const server = serverOf(contract);
  const table = all.map(({ key }) => `  ${propertyKey(key)}: ${identifiers.get(key)},\n`);
  const servers = serversCode(contract);
  const paged = pagedOf(contract, all, identifiers);
  const pages = paged.map(
    (of) =>
      `\n${pagesComment(of)}export const ${of.name} = (client, init) =>\n  $pagesOf(${of.identifier}, client, init, ${stringLiteral(of.paging.parameter)}, ${literal(of.paging.path)});\n`,
  );
  const used: RuntimeName[] = [...functions.flatMap(({ names }) => names), ...paged.map(() => 'pagesOf' as const)];
  return `${header}import { pathClient } from './runtime/by-path.js';
import { createClient as create } from './runtime/client.js';
${servers === '' ? '' : "import { filledIn } from './runtime/servers.js';\n"}${importsOf(used)}${reexports}
${clientComment}export const createClient = (options = {}) => create(options${server === undefined ? '' : `, ${stringLiteral(server)}`});
${servers}${functions.map(({ code }) => code).join('')}${pages.join('')}
${pathComment}export const byPath = (client) => pathClient(client, {
${table.join('')}});
`;
};

const typesOf = (
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
${reexports}export type { ResponseFinding } from './runtime/errors.js';
export type { CallInit, Data, ErrorBody, ParseAs, Result } from './runtime/operation.js';
export type { ServerSentEvent } from './runtime/read-events.js';
export type { Retry, RetryOptions } from './runtime/retry.js';
${kinds.length === 0 ? '' : `export type { ${kinds.join(', ')} } from './runtime/security.js';\n`}export type { CallOptions, Client, Middleware, ResponseValidators } from './runtime/types.js';
${auth.length === 0 ? '' : authTypes}
${clientComment}export declare const createClient: (options?: ${options}) => Client;
${serversTypes(contract)}${declared.join('')}${pages.join('')}
/** The media type of a body that is sent unless \`contentType\` names another, where there is a choice. */
export interface UsualBodies {
${bodies.join('')}}

${pathComment}export declare const byPath: (client: Client) => PathClient<paths, UsualBodies>;
`;
};

/** The client package: a factory, and one thin function for each operation. */
export const client: Generator = {
  id: 'client',
  generate: async (contract, names) => {
    const all = operations(contract).filter(({ kind }) => kind === 'path');
    const identifiers = operationNames(contract);
    const sources = [
      { path: 'index.js', text: codeOf(contract, all, identifiers) },
      { path: 'index.d.ts', text: typesOf(contract, all, identifiers, names.types) },
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
            files: ['index.js', 'index.d.ts', 'runtime'],
            generated: [names.types],
          }),
        },
        { path: 'README.md', text: readme(contract, names.client, identifiers, all) },
      ],
      problems: problemsOf(contract, all),
    };
  },
};
