import {
  operations,
  type Contract,
  type Operation,
  type Problem,
  type ResolvedParameter,
} from '@schemawright/contract';
import type { Generator } from '../generator.ts';
import { operationNames } from '../names.ts';
import { packageJson } from '../package-json.ts';
import { docComment, header, literal, markdownText, stringLiteral } from '../print/text.ts';
import { sampleInit } from '../print/sample.ts';
import { runtimeFiles } from '../runtime-files.ts';
import type { OperationFacts } from '../runtime/client/client.ts';
import type { QueryStyle } from '../runtime/client/request.ts';

const isJson = (mediaType: string): boolean => /[/+]json\b|^\*\/\*$|^application\/\*$/i.test(mediaType);

/** The media type of the body: JSON where it is offered, else the first that is declared. */
const bodyType = (operation: Operation): string | undefined => {
  const offered = (operation.requestBody?.content ?? []).map(({ mediaType }) => mediaType);
  const chosen = offered.find(isJson) ?? offered[0];
  return chosen === undefined || /^(?:application\/json|\*\/\*|application\/\*)$/i.test(chosen) ? undefined : chosen;
};

/** Whether a 2xx reply may be something else than JSON: text, binary, or nothing that the contract speaks of. */
const isRaw = (operation: Operation): boolean => {
  const success = operation.responses.filter(({ status }) => status.startsWith('2'));
  const media = success.flatMap(({ content }) => content.map(({ mediaType }) => mediaType));
  if (success.length > 0 && success.every(({ status }) => status === '204' || status === '205')) return false;
  return media.length === 0 || media.some((mediaType) => !isJson(mediaType));
};

const delimited: Readonly<Record<string, QueryStyle>> = { form: 'csv', spaceDelimited: 'space', pipeDelimited: 'pipe' };

const queryStyle = (parameter: ResolvedParameter): QueryStyle | undefined => {
  if (parameter.mediaType !== undefined) return 'json';
  if (parameter.style === 'deepObject') return 'deep';
  return parameter.explode ? undefined : delimited[parameter.style];
};

/** Names that the body has as well: a client that may choose keeps them out of the URL. RFC 6749, 2.3.1. */
const inBody = (operation: Operation): string[] => {
  const members = new Set(
    (operation.requestBody?.content ?? []).flatMap(({ schema }) =>
      typeof schema?.schema === 'object' ? Object.keys(schema.schema.properties ?? {}) : [],
    ),
  );
  return operation.parameters
    .filter((parameter) => parameter.in === 'query' && members.has(parameter.name))
    .map(({ name }) => name);
};

const factsOf = (operation: Operation): OperationFacts => {
  const body = bodyType(operation);
  const doubled = inBody(operation);
  const styles = operation.parameters.flatMap((parameter) => {
    const style = parameter.in === 'query' ? queryStyle(parameter) : undefined;
    return style === undefined ? [] : [[parameter.name, style] as const];
  });
  return {
    ...(body === undefined ? {} : { body }),
    ...(isRaw(operation) ? { raw: true } : {}),
    ...(styles.length === 0 ? {} : { query: Object.fromEntries(styles) }),
    ...(doubled.length === 0 ? {} : { inBody: doubled }),
  };
};

/** The first absolute server, with the defaults of its variables. */
const baseUrl = (contract: Contract): string | undefined => {
  for (const { url, variables } of contract.document.servers ?? []) {
    const filled = url.replace(/\{([^{}]+)\}/g, (whole, name: string) =>
      variables && Object.hasOwn(variables, name) ? (variables[name]?.default ?? whole) : whole,
    );
    if (/^https?:\/\/[^{}]+$/i.test(filled) && URL.canParse(filled)) return filled.replace(/\/$/, '');
  }
  return undefined;
};

/** Parameters that the client can't send as declared. */
const unsupported = (contract: Contract, all: readonly Operation[]): Problem[] =>
  all.flatMap(({ parameters }) =>
    parameters
      .filter(({ in: place, style }) => place === 'cookie' || style === 'label' || style === 'matrix')
      .map(({ in: place, style, pointer }) => ({
        severity: 'warning' as const,
        code: 'client-parameter-unsupported',
        message:
          place === 'cookie'
            ? 'the client sends no cookie parameters: browsers keep that header to themselves'
            : `the client writes path parameters in the style simple, not ${style}`,
        pointer,
        place: contract.origin(pointer),
      })),
  );

const documentation = (operation: Operation): string => {
  const { summary, description } = operation.object;
  const route = `\`${operation.key}\``;
  return docComment({
    summary,
    description: description === undefined || description.trim() === '' ? route : `${description}\n\n${route}`,
    deprecated: operation.deprecated,
  });
};

const readme = (
  contract: Contract,
  name: string,
  names: ReadonlyMap<string, string>,
  all: readonly Operation[],
): string => {
  const first = all.find(({ requestBody }) => requestBody !== undefined) ?? all[0];
  const call = first && (names.get(first.key) as string);
  const init = first && sampleInit(contract, first);
  const example =
    call === undefined
      ? `import { createClient } from '${name}';\n\nexport const client = createClient();`
      : `import { createClient, ${call} } from '${name}';

const client = createClient({ timeout: 10_000 });
const { data, error, response } = await ${call}(client${init ? `, ${literal(init)}` : ''});
if (error) throw new Error(\`refused with status \${response.status}\`);
console.log(data);`;
  return `# ${name}

A typed client for ${markdownText(contract.document.info.title)} on top of [openapi-fetch](https://openapi-ts.dev/openapi-fetch/), generated from its contract.
Not to be edited by hand. Runs wherever \`fetch\` does.

\`\`\`ts
${example}
\`\`\`

- Every operation is a function of its own, so bundlers keep what you call; \`client.GET\`, \`client.POST\` … take the path instead.
- Bodies go out in the media type that the contract declares.
- A body is not sent on to where a redirect points, unless \`redirect: 'follow'\` asks for it.
- A 2xx reply is \`data\`, any other is \`error\`; \`UnexpectedResponse\` is an error that the contract does not know, such as a gateway's page.
- \`timeout\`, \`signal\`, \`retry\`, \`fetch\`, \`headers\` and \`baseUrl\` can be set for the client and for each call. 429 and 503 are
  tried again with \`Retry-After\`; lost connections, 502 and 504 only where sending twice does no harm.
- \`createClient({ validators })\` with the generated validators package checks replies; a broken one throws \`ResponseValidationError\`.
`;
};

const runtime = ['client', 'errors', 'request', 'retry', 'types'];

const reexports = `export { ResponseValidationError, UnexpectedResponse } from './runtime/errors.js';\n`;

/** The client package: a factory, and one thin function for each operation. */
export const client: Generator = {
  id: 'client',
  generate: async (contract, names) => {
    const all = operations(contract).filter(({ kind }) => kind === 'path');
    const identifiers = operationNames(contract);
    const server = baseUrl(contract);
    const facts = all.map((operation) => [operation.key, factsOf(operation)] as const);
    const table = facts
      .filter(([, fact]) => Object.keys(fact).length > 0)
      .map(([key, fact]) => `    ${stringLiteral(key)}: ${literal(fact)},\n`);
    const calls = all.map(
      (operation) =>
        `\n${documentation(operation)}export const ${identifiers.get(operation.key)} = (client, init) => client.${operation.method}(${stringLiteral(operation.path)}, init);\n`,
    );
    const declared = all.map((operation) => {
      const at = `paths[${stringLiteral(operation.path)}][${stringLiteral(operation.method.toLowerCase())}]`;
      return `\n${documentation(operation)}export declare const ${identifiers.get(operation.key)}: (client: Client, ...init: InitArguments<${at}>) => Promise<Result<${at}>>;\n`;
    });
    const code = `${header}import { createClient as create } from './runtime/client.js';
${reexports}
const contract = {
${server === undefined ? '' : `  baseUrl: ${stringLiteral(server)},\n`}  operations: {
${table.join('')}  },
};

/** A client for every operation of the contract. The options are the defaults of all its calls. */
export const createClient = (options = {}) => create(options, contract);
${calls.join('')}`;
    const types = `${header}import type { paths } from ${stringLiteral(names.types)};
import type { CallOptions, Client as ClientOf, InitArguments, Result } from './runtime/types.js';
${reexports}export type { ResponseFinding } from './runtime/errors.js';
export type { RetryOptions } from './runtime/retry.js';
export type { CallInit, CallOptions, Data, ErrorBody, Middleware, ResponseValidators, Result } from './runtime/types.js';

export type Client = ClientOf<paths>;

/** A client for every operation of the contract. The options are the defaults of all its calls. */
export declare const createClient: (options?: CallOptions) => Client;
${declared.join('')}`;
    return {
      files: [
        { path: 'index.js', text: code },
        { path: 'index.d.ts', text: types },
        ...(await runtimeFiles(
          runtime.map((name) => `client/${name}`),
          'runtime',
        )),
        {
          path: 'package.json',
          text: packageJson({
            name: names.client,
            description: 'Generated fetch client of an HTTP API',
            exports: { '.': './index.js' },
            files: ['index.js', 'index.d.ts', 'runtime'],
            generated: [names.types],
            dependencies: { 'openapi-fetch': '^0.17.0' },
          }),
        },
        { path: 'README.md', text: readme(contract, names.client, identifiers, all) },
      ],
      problems: unsupported(contract, all),
    };
  },
};
