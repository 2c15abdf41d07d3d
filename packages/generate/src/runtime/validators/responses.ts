import { errorsOf, passes, type Check, type ValidationIssue } from './checks.ts';
import type { GivenHeaders } from './headers.ts';
import { declaredAs } from './media.ts';

/** What is wrong with a response: with a header where `part` says so, else with the body. */
export interface ResponseIssue extends ValidationIssue {
  readonly part?: 'headers';
  /** The header's name. */
  readonly parameter?: string;
}

/** What one operation answers with: by status, by media type, the check of the body where a schema is declared. */
export interface OperationResponses {
  /** `POST /oauth/v3/token`. */
  readonly operation: string;
  readonly responses: readonly (readonly [
    status: string,
    content: readonly (readonly [mediaType: string, check?: Check])[],
    headers?: (given: GivenHeaders) => readonly ResponseIssue[],
  ])[];
}

/** What validation of a response says. `undeclared` names what the contract does not have. */
export type ResponseValidation =
  | { readonly valid: true }
  | {
      readonly valid: false;
      readonly errors: readonly ResponseIssue[];
      readonly undeclared?: 'operation' | 'status' | 'content-type';
    };

export interface ResponseValidator {
  /**
   * Checks the body of a response against what the contract declares for it: the exact status before its range (`4XX`) before
   * `default`, the most specific media type. `body` is the parsed body; `undefined` (or an empty text) when there is none.
   * Where `headers` are given, the declared ones are checked too: texts as they came.
   */
  validateResponse(
    operation: string,
    status: number,
    contentType: string | null | undefined,
    body: unknown,
    headers?: GivenHeaders,
  ): ResponseValidation;
}

const undeclared = (what: 'operation' | 'status' | 'content-type'): ResponseValidation => ({
  valid: false,
  undeclared: what,
  errors: [{ message: `must have a declared ${what}`, path: [], pointer: '', schemaPointer: '', keyword: what }],
});

const validity = (errors: readonly ResponseIssue[]): ResponseValidation =>
  errors.length === 0 ? { valid: true } : { valid: false, errors };

/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export const responseValidator = (operations: readonly OperationResponses[]): ResponseValidator => {
  const table = new Map(
    operations.map(({ operation, responses }) => [operation, new Map(responses.map((row) => [row[0], row]))]),
  );
  return {
    validateResponse: (operation, status, contentType, body, headers) => {
      const responses = table.get(operation);
      if (!responses) return undeclared('operation');
      const range = `${String(status).charAt(0)}XX`;
      const named = responses.get(String(status)) ?? responses.get(range);
      const row = named ?? responses.get('default');
      if (!row) return undeclared('status');
      const [, content, headerIssues] = row;
      const wrong = (headers && headerIssues?.(headers)) ?? [];
      // Where no content is declared, nothing is said of it: a body may come all the same (RFC 7009, 2.2, for one).
      if (content.length === 0) return validity(wrong);
      // A default response speaks of errors first of all: success without a body is no breach of it.
      if ((body === undefined || body === '') && !named && range === '2XX') return validity(wrong);
      const declared = declaredAs(content, contentType);
      if (!declared) return undeclared('content-type');
      const [, check] = declared;
      return validity(!check || passes(check, body) ? wrong : [...wrong, ...errorsOf(check, body)]);
    },
  };
};
