import { child } from '@schemawright/contract';
import type {
  Contract,
  Operation,
  PlacedSchema,
  Pointer,
  ResolvedMediaType,
  ResolvedResponse,
} from '@schemawright/contract';
import { readBody } from './body.ts';
import type { Body, Exchange } from './exchange.ts';
import type { Violation } from './finding.ts';
import type { Location } from './location.ts';
import { apiKeyNames, checkedParameters, headerValue, parameterValue, requestTexts } from './parameters.ts';
import { isRedactionMark, isSecretName } from './secrets.ts';
import type { Direction, Validators } from './validators.ts';

/** A violation in a part of an exchange. */
export type PartViolation = Violation & { readonly part: string };

/** What one exchange showed: what is wrong with it, what of the contract it met, what was not looked at. */
export interface Outcome {
  readonly violations: readonly PartViolation[];
  readonly requestMediaType: string | undefined;
  /** As declared: `200`, `2XX`, `default`. */
  readonly status: string | undefined;
  readonly responseMediaType: string | undefined;
  readonly notChecked: readonly { readonly part: string; readonly reason: string }[];
  /** What was read of it, with the schema that describes it, if there is one. */
  readonly values: readonly PartValue[];
}

export interface PartValue {
  readonly part: string;
  readonly schema: Pointer | undefined;
  readonly value: unknown;
}

export type Checker = (
  exchange: Exchange,
  operation: Operation,
  location: Location,
  pathParameters: ReadonlyMap<string, string>,
) => Outcome;

/** Checks exchanges against the operation that they belong to. */
export const createChecker = (contract: Contract, validators: Validators): Checker => {
  const keys = apiKeyNames(contract);
  return (exchange, operation, location, pathParameters) => {
    const violations: PartViolation[] = [];
    const notChecked: { part: string; reason: string }[] = [];
    const report = (part: string, found: readonly Violation[]): void => {
      for (const violation of found) violations.push({ part, ...violation });
    };
    const values: PartValue[] = [];
    const checkValue = (part: string, schema: PlacedSchema | undefined, value: unknown, direction: Direction): void => {
      values.push({ part, schema: schema?.pointer, value });
      if (schema !== undefined) report(part, validators.check(schema.pointer, value, direction));
    };

    const texts = requestTexts(exchange, location, pathParameters);
    for (const parameter of checkedParameters(operation)) {
      const part = `request.${parameter.in}.${parameter.name}`;
      const recorded = parameterValue(contract, parameter, texts, keys);
      if (recorded.kind === 'absent' && parameter.required)
        report(part, [missing(child(parameter.pointer, 'required'), `the ${parameter.in} parameter is required`)]);
      if (recorded.kind === 'value') checkValue(part, parameter.schema, recorded.value, 'request');
    }

    const checkBody = (
      direction: Direction,
      body: Body,
      content: readonly ResolvedMediaType[],
      pointer: string,
    ): string | undefined => {
      const part = `${direction}.body`;
      const headers = direction === 'request' ? exchange.requestHeaders : exchange.responseHeaders;
      const read = readBody(contract, content, body, headers);
      switch (read.kind) {
        case 'value':
          checkValue(part, read.declared.schema, read.value, direction);
          break;
        case 'undocumented':
          report(part, [
            own('undocumented-media-type', child(pointer, 'content'), `${read.mediaType} is not a declared media type`),
          ]);
          return undefined;
        case 'malformed':
          report(part, [own('malformed', read.declared.pointer, read.message)]);
          break;
        case 'unchecked':
          notChecked.push({ part, reason: read.reason });
          break;
      }
      return read.declared?.mediaType;
    };

    const checkRequestBody = (): string | undefined => {
      const { requestBody: body } = exchange;
      const { requestBody: declared } = operation;
      if (declared === undefined) {
        if (body !== undefined && body.kind !== 'missing')
          report('request.body', [
            own('undocumented-body', operation.pointer, 'the operation declares no request body'),
          ]);
        return undefined;
      }
      if (body !== undefined) return checkBody('request', body, declared.content, declared.pointer);
      if (declared.required)
        report('request.body', [missing(child(declared.pointer, 'required'), 'the request body is required')]);
      return undefined;
    };

    const checkResponseBody = (response: ResolvedResponse): string | undefined => {
      const { responseBody: body, status, method } = exchange;
      if (method === 'HEAD' || status === 204 || status === 205 || status < 200) return undefined;
      const expected = response.content.some(({ schema }) => schema !== undefined);
      if (body === undefined) {
        if (expected && !(status >= 300 && status < 400))
          report('response.body', [
            own('missing-body', child(response.pointer, 'content'), 'the response has no body'),
          ]);
        return undefined;
      }
      if (response.content.length > 0) return checkBody('response', body, response.content, response.pointer);
      if (body.kind !== 'missing')
        report('response.body', [own('undocumented-body', response.pointer, 'the response declares no body')]);
      return undefined;
    };

    const checkHeaders = (response: ResolvedResponse): void => {
      for (const header of response.headers) {
        const name = header.name.toLowerCase();
        const lines = exchange.responseHeaders?.get(name);
        if (name === 'content-type' || isSecretName(name) || exchange.responseHeaders === undefined) continue;
        const part = `response.headers.${name}`;
        if (lines === undefined) {
          if (header.required) report(part, [missing(child(header.pointer, 'required'), 'the header is required')]);
        } else if (header.schema !== undefined && !lines.some(isRedactionMark))
          checkValue(part, header.schema, headerValue(contract, header.schema.schema, lines), 'response');
      }
    };

    const requestMediaType = checkRequestBody();
    const response = responseFor(operation, exchange.status);
    if (response === undefined) {
      const message = `status ${exchange.status} is not declared`;
      report('response.status', [own('undocumented-status', child(operation.pointer, 'responses'), message)]);
      return { violations, requestMediaType, status: undefined, responseMediaType: undefined, notChecked, values };
    }
    checkHeaders(response);
    const responseMediaType = checkResponseBody(response);
    return { violations, requestMediaType, status: response.status, responseMediaType, notChecked, values };
  };
};

const own = (keyword: string, schemaPointer: string, message: string): Violation => ({
  pointer: '',
  schemaPointer,
  keyword,
  message,
});

const missing = (schemaPointer: string, message: string): Violation => own('required', schemaPointer, message);

/** The response that answers for a status: exact, range, default. OpenAPI 3.1.1, 4.8.16. */
const responseFor = ({ responses }: Operation, status: number): ResolvedResponse | undefined =>
  [String(status), `${Math.floor(status / 100)}XX`, 'default']
    .map((key) => responses.find((response) => response.status === key))
    .find((response) => response !== undefined);
