import { child, type Pointer } from '../../../pointer.ts';
import { isObject, own, type Draft } from '../../../openapi/model.ts';
import { problemIn, type Origin, type Report } from '../../draft.ts';
import { queryString } from '../../../openapi/types.ts';
import type { Rewrite, Upgrading } from '../step.ts';

/** Takes the parameter that 3.1 can't describe out of a list, and keeps it beside. */
export const keepQueryString = (holder: Draft, pointer: Pointer, { lowering, follow, duplicate }: Upgrading): void => {
  const list = own(holder, 'parameters');
  if (!Array.isArray(list)) return;
  const { origins } = lowering;
  const at = child(pointer, 'parameters');
  const kept: { readonly parameter: unknown; readonly origin: Origin }[] = [];
  for (const [index, parameter] of (list as unknown[]).entries()) {
    const origin = origins.find(child(at, index));
    const ref = isObject(parameter) ? own(parameter, '$ref') : undefined;
    const found = typeof ref === 'string' ? follow(ref, child(at, index)) : { ...origin, node: parameter };
    if (isUnsayable(found?.node)) {
      lowering.problems.push(problemIn(origin, wholeQuery));
      holder[queryString] = { ...(duplicate(found?.node) as Draft), in: 'query' };
      const { source, pointer: written } = found as Origin;
      origins.note(child(pointer, queryString), source, written);
    } else kept.push({ parameter, origin });
  }
  if (kept.length === list.length) return;
  holder['parameters'] = kept.map(({ parameter }) => parameter);
  for (const [index, { origin }] of kept.entries()) origins.note(child(at, index), origin.source, origin.pointer);
};

const wholeQuery: Report = {
  severity: 'warning',
  code: 'version-feature-querystring',
  message: `OpenAPI 3.1 has no parameter that is the whole query string, other than a form; it is kept as ${queryString}, and no code is generated for it`,
};

/** OpenAPI 3.2.0, section 4.7: what 3.1 can't refer to stands where it is used. */
export const rewriteComponents: Rewrite = (components) => {
  delete components['mediaTypes'];
  const parameters = own(components, 'parameters');
  if (!isObject(parameters)) return;
  for (const [name, parameter] of Object.entries(parameters)) {
    if (!isUnsayable(parameter)) continue;
    delete parameters[name];
  }
};

const isUnsayable = (parameter: unknown): boolean =>
  isObject(parameter) && own(parameter, 'in') === 'querystring' && formSchemaOf(parameter) === undefined;

const form = 'application/x-www-form-urlencoded';

/** The schema of a query string that is a form. */
const formSchemaOf = (parameter: Draft): unknown => {
  const content = own(parameter, 'content');
  const mediaType = isObject(content) && Object.keys(content).length === 1 ? own(content, form) : undefined;
  return isObject(mediaType) ? own(mediaType, 'schema') : undefined;
};

/** OpenAPI 3.2.0, section 4.12. */
export const rewriteParameter: Rewrite = (node, pointer, { lowering, tally }) => {
  const { origins } = lowering;
  const { source, pointer: written } = origins.find(pointer);
  if (own(node, 'in') === 'querystring' && !isUnsayable(node)) {
    // A form is what an object in the query is written as when its members are parameters of their own.
    Object.assign(node, { in: 'query', style: 'form', explode: true, schema: formSchemaOf(node) });
    delete node['content'];
    const place = child(pointer, 'schema');
    origins.note(place, source, `${child(`${written}/content`, form)}/schema`);
  }
  if (own(node, 'style') === 'cookie') {
    Object.assign(node, { style: 'form', allowReserved: true });
    const message = 'OpenAPI 3.1 has no style "cookie"; it is read as "form" in which nothing is percent-encoded';
    tally.add({ severity: 'warning', code: 'version-feature-cookie-style', message }, child(pointer, 'style'));
  }
};
