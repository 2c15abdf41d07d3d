import { child } from '../../../pointer.ts';
import { isObject, own, type Draft } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';

/** The flows of OAuth 2 by their names in 2.0. */
const flows = new Map([
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['application', 'clientCredentials'],
  ['accessCode', 'authorizationCode'],
]);

/** Swagger 2.0, "Security Scheme Object". */
export const rewriteSecurityScheme: Rewrite = (node, pointer, { lowering: { origins } }) => {
  if (node['type'] === 'basic') {
    node['type'] = 'http';
    node['scheme'] = 'basic';
    return;
  }
  const named = own(node, 'flow');
  const flow = typeof named === 'string' ? flows.get(named) : undefined;
  if (node['type'] !== 'oauth2' || flow === undefined) return;
  const moved: Draft = {};
  for (const key of ['authorizationUrl', 'tokenUrl', 'scopes']) {
    if (Object.hasOwn(node, key)) moved[key] = node[key];
    delete node[key];
  }
  if (!isObject(moved['scopes'])) moved['scopes'] = {};
  delete node['flow'];
  node['flows'] = { [flow]: moved };
  const { source, pointer: written } = origins.find(pointer);
  origins.noteCopy(child(child(pointer, 'flows'), flow), source, written);
};
