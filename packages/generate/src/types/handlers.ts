import { type Contract, type Operation, type ResolvedMediaType, type ResolvedResponse } from '@schemawright/contract';
import { operationNames } from '../names.ts';
import { generatedOperations } from '../operations.ts';
import { docComment, propertyKey, stringLiteral } from '../print/text.ts';

/** One value of a type of its own for each media type that a body may have. */
const bodies = (content: readonly ResolvedMediaType[], type: string, isSaid: boolean): string[] =>
  content.map(({ mediaType }) => {
    const name = stringLiteral(mediaType);
    const contentType = mediaType.includes('*') ? 'string' : name;
    return `contentType${isSaid || content.length > 1 ? '' : '?'}: ${contentType}; body: ${type}["content"][${name}]`;
  });

const noBody = 'contentType?: undefined; body?: undefined';

const requests = ({ requestBody }: Operation, type: string): string[] => {
  const body = requestBody?.required === true ? `${type}["requestBody"]` : `NonNullable<${type}["requestBody"]>`;
  const some = bodies(requestBody?.content ?? [], body, true);
  const all = requestBody?.required === true && some.length > 0 ? some : [...some, noBody];
  return all.map((members) => `{ parameters: ${type}["parameters"]; ${members} }`);
};

/** `200` as it is; a range and `default` stand for any number. */
const replies = ({ status, content, headers }: ResolvedResponse, type: string): string[] => {
  const response = `${type}["responses"][${/^[1-5]\d\d$/.test(status) ? status : stringLiteral(status)}]`;
  const isAsked = headers.some(({ required }) => required);
  const head = `status: ${/^[1-5]\d\d$/.test(status) ? status : 'number'}; headers${isAsked ? '' : '?'}: ${response}["headers"]`;
  const all = content.length === 0 ? [noBody] : bodies(content, response, false);
  return all.map((members) => `{ ${head}; ${members} }`);
};

const union = (types: readonly string[]): string => types.map((type) => `\n        | ${type}`).join('');

const member = (operation: Operation, identifier: string): string => {
  const { summary, description } = operation.object;
  const type = `operations[${stringLiteral(identifier)}]`;
  const route = `\`${operation.key}\``;
  const doc = docComment({
    summary,
    description: description === undefined || description.trim() === '' ? route : `${description}\n\n${route}`,
    deprecated: operation.deprecated,
  }).replace(/^(?=.)/gm, '    ');
  const reply = operation.responses.flatMap((response) => replies(response, type));
  const answers = reply.length === 0 ? ['{ status: number }'] : reply;
  return `${doc}    ${propertyKey(identifier)}: handler<${union(requests(operation, type))},${union(answers)}\n    >;\n`;
};

/**
 * What a program is that answers the requests of the provider, webhooks and callbacks: the type of a function for each,
 * by the name of its operation. Nothing for a contract without such requests.
 */
export const handlerTypes = (contract: Contract): string => {
  const identifiers = operationNames(contract);
  const sent = generatedOperations(contract).filter(({ kind }) => kind !== 'path');
  if (sent.length === 0) return '';
  const members = sent.map((operation) => member(operation, identifiers.get(operation.key) as string));
  return `
/** Answers one request of the provider, at once or later. */
export type handler<Request, Response> = (request: Request) => Response | Promise<Response>;

/** A function for each request that the provider sends by itself (webhooks and callbacks), by the name of its operation. */
export interface handlers {
${members.join('')}}
`;
};
