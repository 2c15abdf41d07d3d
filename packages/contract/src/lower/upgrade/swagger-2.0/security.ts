import { child } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';
import { componentNames } from './names.ts';

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

/** Requirements go by the names that security definitions have as components. */
export const renameRequirements = (holder: Draft, root: Draft): void => {
  const definitions = own(root, 'securityDefinitions');
  const { security } = holder;
  if (!Array.isArray(security) || !isObject(definitions)) return;
  const names = componentNames(Object.keys(definitions));
  holder['security'] = security.map((requirement: unknown) => {
    if (!isObject(requirement)) return requirement;
    const renamed: Draft = {};
    for (const [name, scopes] of Object.entries(requirement)) setOwn(renamed, names.get(name) ?? name, scopes);
    return renamed;
  });
};
