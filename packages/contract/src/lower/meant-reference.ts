import { child, pointerOfFragment, tokens, valueAt, type Pointer } from '../pointer.ts';
import { kindAt, sectionOf, type Draft, type Kind } from '../openapi/model.ts';
import { versionOf } from './upgrade/upgrade.ts';

/**
 * The place that a reference means which names nothing as it is written: `components/schemas/Pet` without its `#/`,
 * `#/definitions/Pet` where Swagger 2.0 was left behind, or `Pet` alone. Nothing unless that place is there.
 */
export const meantBy = (ref: string, kind: Kind, description: unknown): Pointer | undefined => {
  const isSwagger = versionOf(description) === '2.0';
  const section = isSwagger ? sectionsOf20[kind] : sectionOf[kind] && `/components/${sectionOf[kind]}`;
  if (versionOf(description) === undefined || section === undefined) return undefined;
  const text = pointerOfFragment(`/${ref.replace(/^#?\/?/u, '')}`);
  if (text === undefined) return undefined;
  const name = /^\/(?:definitions\/|components\/schemas\/)?([^/]+)$/u.exec(text)?.[1];
  const candidates = [text, ...(name === undefined ? [] : [child(section, name)])];
  return candidates.find(
    (candidate) => candidate.startsWith(`${section}/`) && valueAt(description, candidate) !== undefined,
  );
};

const sectionsOf20: Readonly<Partial<Record<Kind, string>>> = {
  schema: '/definitions',
  parameter: '/parameters',
  response: '/responses',
};

/** The schema that is in no other one, around what stands at a pointer: a schema pasted from a file means itself by `#`. */
export const outermostSchema = (document: Draft, pointer: Pointer): Pointer => {
  let at = '';
  for (const token of tokens(pointer)) {
    at = child(at, token);
    if (kindAt(document, at) === 'schema') break;
  }
  return at;
};
