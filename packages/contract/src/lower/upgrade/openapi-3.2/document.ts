import { child, pointerOfFragment, tokens, type Pointer } from '../../../pointer.ts';
import { isObject, own, setOwn, type Draft } from '../../../openapi/model.ts';
import type { Rewrite } from '../step.ts';
import { keepFields } from './kept-fields.ts';

/** OpenAPI 3.2.0, section 4.1. `$self` is the base of references, which are local when all is read. */
export const rewriteDocument: Rewrite = (document, pointer, upgrading) => {
  delete document['$self'];
  nameRequirements(document);
  const tags = own(document, 'tags');
  if (!Array.isArray(tags)) return;
  for (const [index, tag] of (tags as unknown[]).entries()) {
    if (isObject(tag)) keepFields('tag')(tag, child(`${pointer}/tags`, index), upgrading);
  }
};

/** A security scheme may be named by reference in 3.2; in 3.1 it goes by its name. OpenAPI 3.2.0, section 4.30. */
export const nameRequirements = (holder: Draft): void => {
  const { security } = holder;
  if (!Array.isArray(security)) return;
  holder['security'] = security.map((requirement: unknown) => {
    if (!isObject(requirement)) return requirement;
    const named: Draft = {};
    for (const [name, scopes] of Object.entries(requirement)) setOwn(named, nameOf(name), scopes);
    return named;
  });
};

const nameOf = (reference: string): string => {
  const pointer: Pointer | undefined = reference.startsWith('#/') ? pointerOfFragment(reference) : undefined;
  const path = pointer === undefined ? [] : tokens(pointer);
  const [components, section, name] = path;
  const isScheme = path.length === 3 && components === 'components' && section === 'securitySchemes';
  return isScheme && name !== undefined ? name : reference;
};
