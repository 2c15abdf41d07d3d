import type { Contract, Operation } from '@schemawright/contract';
import { header, literal, propertyKey, stringLiteral } from '../print/text.ts';
import { bodyOf } from './bodies.ts';
import { expression, importsOf, object, type RuntimeName } from './code.ts';
import { pagedOf } from './pages.ts';
import { parametersOf } from './parameters.ts';
import { repliesOf } from './replies.ts';
import { securityOf } from './security.ts';
import { ownServerOf, serverOf, variableServers } from './servers.ts';
import { clientComment, documentation, pagesComment, pathComment, reexports, serverComment } from './comments.ts';

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

/** The code of a client: `index.js`. */
export const codeOf = (
  contract: Contract,
  all: readonly Operation[],
  identifiers: ReadonlyMap<string, string>,
): string => {
  const functions = all.map((operation) => functionOf(contract, operation, identifiers.get(operation.key) as string));
  const server = serverOf(contract);
  const table = all.map(({ key }) => `  ${propertyKey(key)}: ${identifiers.get(key)},\n`);
  const servers = serversCode(contract);
  const paged = pagedOf(contract, all, identifiers);
  const pages = paged.map(
    (of) =>
      `\n${pagesComment(of)}export const ${of.name} = (client, init) =>\n  $pagesOf(${of.identifier}, client, init, ${stringLiteral(of.parameter)}, ${literal(of.path)});\n`,
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
