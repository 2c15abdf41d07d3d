import type { Contract, Operation } from '@schemawright/contract';
import type { Conversions } from '../conversions/modules.ts';
import { header, literal, propertyKey, stringLiteral } from '../print/text.ts';
import { bodyOf } from './bodies.ts';
import { expression, importsOf, name, object, type Code } from './code.ts';
import { pagedOf } from './pages.ts';
import { parametersOf } from './parameters.ts';
import { repliesOf } from './replies.ts';
import { securityOf } from './security.ts';
import { choicesOf, ownServerOf, serverOf, variableServers } from './servers.ts';
import { clientComment, documentation, pagesComment, pathComment, reexports, serverComment } from './comments.ts';

/** The function of an operation. All that it needs stands inside it, so that nothing else of it is left when it is not called. */
const functionOf = (contract: Contract, operation: Operation, identifier: string, conversions: Conversions): Code => {
  const members = [
    ['id', operation.operationId],
    ['method', operation.method],
    ['path', operation.path],
    ['server', ownServerOf(contract, operation)],
    ['parameters', parametersOf(operation, conversions, identifier)],
    ['body', bodyOf(operation, conversions, identifier)],
    ['replies', repliesOf(operation, conversions, identifier)],
    ['security', securityOf(contract, operation)],
  ] as const;
  const lines = members.flatMap(([key, value]) => (value === undefined ? [] : [{ key, ...expression(value) }]));
  const description = lines.map(({ key, code }) => `    ${key}: ${code},\n`).join('');
  return {
    ...object(members),
    code: `\n${documentation(operation)}export const ${identifier} = (client, init) =>\n  client.call({\n${description}  }, init);\n`,
  };
};

const serversCode = (contract: Contract): string => {
  const servers = variableServers(contract);
  if (servers.length === 0) return '';
  const table = servers.map(({ url, variables }) => {
    const facts = Object.entries(variables ?? {}).map(([name, variable]) => {
      const choices = choicesOf(variable);
      return [name, { default: String(variable.default ?? ''), ...(choices === undefined ? {} : { enum: choices }) }];
    });
    return `  ${propertyKey(url)}: ${literal(Object.fromEntries(facts))},\n`;
  });
  return `\nconst servers = {\n${table.join('')}};\n\n${serverComment}export const serverUrl = (url, variables = {}) => filledIn(url, servers[url], variables);\n`;
};

/** The code of a client: `index.js`. */
export const codeOf = (
  contract: Contract,
  all: readonly Operation[],
  identifiers: ReadonlyMap<string, string>,
  conversions: Conversions,
): string => {
  const functions = all.map((operation) =>
    functionOf(contract, operation, identifiers.get(operation.key) as string, conversions),
  );
  const server = serverOf(contract);
  const table = all.map(({ key }) => `  ${propertyKey(key)}: ${identifiers.get(key)},\n`);
  const servers = serversCode(contract);
  const paged = pagedOf(contract, all, identifiers);
  const pages = paged.map(
    (of) =>
      `\n${pagesComment(of)}export const ${of.name} = (client, init) =>\n  $pagesOf(${of.identifier}, client, init, ${stringLiteral(of.parameter)}, ${literal(of.path)});\n`,
  );
  const used = [...functions, ...paged.map(() => name('pagesOf'))];
  return `${header}import { pathClient } from './runtime/by-path.js';
import { createClient as create } from './runtime/client.js';
${servers === '' ? '' : "import { filledIn } from './runtime/servers.js';\n"}${importsOf(used)}${reexports}
${clientComment}export const createClient = (options = {}) => create(options${server === undefined ? '' : `, ${stringLiteral(server)}`});
${servers}${functions.map(({ code }) => code).join('')}${pages.join('')}
${pathComment}export const byPath = (client) => pathClient(client, {
${table.join('')}});
`;
};
