import type { Operation } from '@schemawright/contract';
import { docComment } from '../print/text.ts';
import type { Paged } from './pages.ts';

/** The doc comment of an operation's function. */
export const documentation = (operation: Operation): string => {
  const { summary, description } = operation.object;
  const route = `\`${operation.key}\``;
  return docComment({
    summary,
    description: description === undefined || description.trim() === '' ? route : `${description}\n\n${route}`,
    deprecated: operation.deprecated,
  });
};

/** The doc comment of the function of all pages. */
export const pagesComment = ({ operation, parameter }: Paged): string =>
  docComment({ summary: `All pages of \`${operation.key}\`, by \`${parameter}\`.` });

/** What a client exports whatever the contract. */
export const reexports: string = `export { RequestValidationError, ResponseValidationError, UnexpectedResponse } from './runtime/errors.js';
export { retry } from './runtime/retry.js';
export { NoResponse, settle } from './runtime/settle.js';
export { FailedResponse, unwrap } from './runtime/unwrap.js';
`;

export const clientComment: string =
  '/** A client for every operation of the contract. The options are the defaults of all its calls. */\n';
export const pathComment: string =
  '/** All operations by method and path template, for those who prefer that; bundlers keep all of them. */\n';
export const serverComment: string =
  '/** The URL of a server of the contract, with its variables filled in: a `baseUrl`. */\n';
