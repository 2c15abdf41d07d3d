import { errorsOf, passes, type Check, type ValidationIssue } from './checks.ts';

/** What one operation answers with: by status, by media type, the check of the body where a schema is declared. */
export interface OperationResponses {
  /** `POST /oauth/v3/token`. */
  readonly operation: string;
  readonly responses: readonly (readonly [
    status: string,
    content: readonly (readonly [mediaType: string, check?: Check])[],
  ])[];
}

/** What validation of a response says. `undeclared` names what the contract does not have. */
export type ResponseValidation =
  | { readonly valid: true }
  | {
      readonly valid: false;
      readonly errors: readonly ValidationIssue[];
      readonly undeclared?: 'operation' | 'status' | 'content-type';
    };

export interface ResponseValidator {
  /**
   * Checks the body of a response against what the contract declares for it: the exact status before its range (`4XX`) before
   * `default`, the most specific media type. `body` is the parsed body; `undefined` (or an empty text) when there is none.
   */
  validateResponse(
    operation: string,
    status: number,
    contentType: string | null | undefined,
    body: unknown,
  ): ResponseValidation;
}

const undeclared = (what: 'operation' | 'status' | 'content-type'): ResponseValidation => ({
  valid: false,
  undeclared: what,
  errors: [{ message: `must have a declared ${what}`, path: [], pointer: '', schemaPointer: '', keyword: what }],
});

/** How closely a declared media type (or range) fits; 0 when it does not. RFC 9110, 12.5.1; OpenAPI 3.1.1, 4.8.14. */
const fit = (declared: string, actual: string): number => {
  const [range = ''] = declared.toLowerCase().split(';');
  const [type = '', subtype = ''] = range.trim().split('/');
  if (range.trim() === actual) return 4;
  if (type === '*' && subtype === '*') return 1;
  if (!actual.startsWith(`${type}/`)) return 0;
  if (subtype === '*') return 2;
  return subtype.startsWith('*+') && actual.endsWith(subtype.slice(1)) ? 3 : 0;
};

/** A validator for the operations that it is given: one is enough, and nothing of the others comes along. */
export const responseValidator = (operations: readonly OperationResponses[]): ResponseValidator => {
  const table = new Map(operations.map(({ operation, responses }) => [operation, new Map(responses)]));
  return {
    validateResponse: (operation, status, contentType, body) => {
      const responses = table.get(operation);
      if (!responses) return undeclared('operation');
      const range = `${String(status).charAt(0)}XX`;
      const named = responses.get(String(status)) ?? responses.get(range);
      const content = named ?? responses.get('default');
      if (!content) return undeclared('status');
      // Where no content is declared, nothing is said of it: a body may come all the same (RFC 7009, 2.2, for one).
      if (content.length === 0) return { valid: true };
      // A default response speaks of errors first of all: success without a body is no breach of it.
      if ((body === undefined || body === '') && !named && range === '2XX') return { valid: true };
      const [actual = ''] = (contentType ?? '').toLowerCase().split(';');
      let best = 0;
      let check: Check | undefined;
      for (const [mediaType, candidate] of content) {
        const quality = fit(mediaType, actual.trim());
        if (quality > best) [best, check] = [quality, candidate];
      }
      if (best === 0) return undeclared('content-type');
      return !check || passes(check, body) ? { valid: true } : { valid: false, errors: errorsOf(check, body) };
    },
  };
};
