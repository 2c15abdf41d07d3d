import {
  child,
  pointerOfFragment,
  valueAt,
  type Contract,
  type Json,
  type ResolvedMediaType,
  type Operation,
  type ResolvedResponse,
} from '@schemawright/contract';
import { isObject, own } from '../conjuncts.ts';
import type {
  BodyStatement,
  OperationStatement,
  ParameterPlace,
  ParameterStatement,
  ResponseStatement,
} from '../reading.ts';
import { schemaOf } from '../statement.ts';
import { remove, set, type Edit } from './edits.ts';
import { planSchema, type Plan } from './plan.ts';

/** Plans what makes an operation say what is stated about it. */
export const planOperation = (
  plan: Plan,
  contract: Contract,
  operation: Operation,
  stated: OperationStatement,
): void => {
  plan.mark(operation.pointer, { evidence: 'declared', line: stated.line });
  planParameters(plan, contract, operation, stated);
  for (const body of stated.requests) planRequest(plan, operation, body, stated.requests.length);
  for (const response of stated.responses) planResponse(plan, operation, response);
};

const planParameters = (plan: Plan, contract: Contract, operation: Operation, stated: OperationStatement): void => {
  const list = child(operation.pointer, 'parameters');
  let next = Array.isArray(operation.object.parameters) ? operation.object.parameters.length : 0;
  for (const parameter of stated.parameters) {
    const known = operation.parameters.find((candidate) => isSameParameter(candidate, parameter));
    if (known !== undefined) {
      plan.mark(known.pointer, parameter.statement);
      if (known.schema !== undefined) planSchema(plan, known.schema.pointer, parameter.statement, 'none');
      if (parameter.required !== undefined && parameter.required !== known.required && known.in !== 'path') {
        plan.edit([set(child(known.pointer, 'required'), parameter.required)], parameter.statement);
      }
    } else if (parameter.in !== 'path' && !isReserved(parameter)) {
      plan.mark(child(list, next), parameter.statement);
      plan.edit(
        [
          {
            pointer: list,
            change: (value) => [...((value as readonly Json[] | undefined) ?? []), parameterObject(parameter)],
          },
        ],
        parameter.statement,
      );
      next += 1;
    }
  }
  for (const known of operation.parameters) {
    // Another name in a path template is another path, and the same path is why the operation was found.
    if (known.in === 'path' || !stated.completePlaces.includes(known.in) || isReserved(known)) continue;
    if (stated.parameters.some((parameter) => isSameParameter(known, parameter))) continue;
    plan.mark(known.pointer, { evidence: 'declared', line: stated.line });
    for (const holder of [list, child(operation.item, 'parameters')]) {
      if (valueAt(contract.document, holder) !== undefined)
        plan.removals.push(withoutParameter(contract, holder, known));
    }
  }
};

const isSameParameter = (a: { readonly in: ParameterPlace; readonly name: string }, b: typeof a): boolean =>
  a.in === b.in && (a.in === 'header' ? a.name.toLowerCase() === b.name.toLowerCase() : a.name === b.name);

/** Header parameters that a description ignores. OpenAPI 3.1.1, 4.8.12.2. */
const isReserved = ({ in: place, name }: { readonly in: ParameterPlace; readonly name: string }): boolean =>
  place === 'header' && ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());

const parameterObject = ({ in: place, name, required, statement }: ParameterStatement): Json => ({
  name,
  in: place,
  ...(required === true ? { required } : {}),
  schema: schemaOf(statement),
});

const withoutParameter = (
  contract: Contract,
  holder: string,
  gone: { readonly in: ParameterPlace; readonly name: string },
): Edit => ({
  pointer: holder,
  change: (list) =>
    ((list as readonly Json[] | undefined) ?? []).filter((item) => {
      const ref = isObject(item) ? own(item, '$ref') : undefined;
      const target = typeof ref === 'string' ? pointerOfFragment(ref) : undefined;
      const parameter = target === undefined ? item : valueAt(contract.document, target);
      return !(isObject(parameter) && parameter['in'] === gone.in && parameter['name'] === gone.name);
    }),
});

const planRequest = (plan: Plan, operation: Operation, body: BodyStatement, statedTypes: number): void => {
  const known = operation.requestBody;
  const by = { evidence: body.schema?.evidence ?? ('declared' as const), line: body.line };
  if (known === undefined) {
    const content = { [body.mediaType ?? 'application/json']: mediaTypeObject(body) };
    const required = body.required === undefined ? {} : { required: body.required };
    if (by.evidence === 'declared')
      plan.edit([set(child(operation.pointer, 'requestBody'), { ...required, content })], by);
    return;
  }
  plan.mark(known.pointer, by);
  if (body.required !== undefined && body.required !== known.required) {
    plan.edit([set(child(known.pointer, 'required'), body.required)], by);
  }
  // One media type on either side: the page shows what the contract's one has become.
  const replaced = known.content.length === 1 && statedTypes === 1 ? known.content[0] : undefined;
  planContent(plan, known.pointer, known.content, body, 'request', replaced);
};

const planResponse = (plan: Plan, operation: Operation, response: ResponseStatement): void => {
  const known = responseFor(operation.responses, response.status);
  const by = { evidence: response.schema?.evidence ?? ('declared' as const), line: response.line };
  if (known !== undefined) {
    plan.mark(known.pointer, by);
    planContent(plan, known.pointer, known.content, response, 'response', undefined);
    return;
  }
  if (response.status === undefined) {
    plan.note(
      'response-not-compared',
      'the page shows no status, and the contract has no one response that it must be',
      response.line,
    );
    return;
  }
  const content =
    response.schema === undefined
      ? {}
      : { content: { [response.mediaType ?? 'application/json']: mediaTypeObject(response) } };
  plan.edit([set(child(child(operation.pointer, 'responses'), response.status), { description: '', ...content })], by);
};

/** Without a status the page shows the success: the only one that is declared, or 200 among several. */
const responseFor = (
  responses: readonly ResolvedResponse[],
  status: string | undefined,
): ResolvedResponse | undefined => {
  if (status !== undefined) return responses.find((response) => response.status === status);
  const successes = responses.filter((response) => response.status.startsWith('2'));
  return successes.length > 1 ? successes.find((response) => response.status === '200') : successes[0];
};

const planContent = (
  plan: Plan,
  holder: string,
  content: readonly ResolvedMediaType[],
  body: BodyStatement,
  direction: 'request' | 'response',
  replaced: ResolvedMediaType | undefined,
): void => {
  const known = mediaTypeFor(content, body.mediaType);
  if (known?.schema !== undefined) {
    plan.mark(known.pointer, { evidence: body.schema?.evidence ?? 'declared', line: body.line });
    if (body.schema !== undefined) planSchema(plan, known.schema.pointer, body.schema, direction);
    return;
  }
  if (body.schema?.evidence !== 'declared' && body.mediaType === undefined) return;
  const by = { evidence: 'declared' as const, line: body.line };
  const mediaType = known?.mediaType ?? body.mediaType ?? 'application/json';
  const at = child(child(holder, 'content'), mediaType);
  if (replaced?.schema === undefined) {
    plan.edit([set(at, mediaTypeObject(body))], by);
    return;
  }
  // The same body under another media type: it is compared where it is, and moved as it is then.
  if (body.schema !== undefined) planSchema(plan, replaced.schema.pointer, body.schema, direction);
  plan.mark(at, by);
  plan.removals.push(
    {
      pointer: child(holder, 'content'),
      change: (value) => (isObject(value) ? { ...value, [mediaType]: value[replaced.mediaType] as Json } : value),
    },
    remove(replaced.pointer),
  );
};

const mediaTypeObject = ({ schema }: BodyStatement): Json => (schema === undefined ? {} : { schema: schemaOf(schema) });

/** By type without parameters; without a stated type the only one, or the one that is JSON. */
const mediaTypeFor = (
  content: readonly ResolvedMediaType[],
  mediaType: string | undefined,
): ResolvedMediaType | undefined => {
  const plain = (text: string): string => text.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (mediaType !== undefined && mediaType !== '*/*') {
    return content.find((candidate) => plain(candidate.mediaType) === mediaType || candidate.mediaType === '*/*');
  }
  return content.length === 1 ? content[0] : content.find((candidate) => /[/+]json$/u.test(plain(candidate.mediaType)));
};
