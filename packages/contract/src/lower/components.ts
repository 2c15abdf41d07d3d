import path from 'node:path';
import { tokens, type Pointer } from '../pointer.ts';
import { isObject, type Draft } from '../openapi/model.ts';

/** The section of `components`, made where there is none. */
export const sectionIn = (document: Draft, section: string): Draft => {
  const components = (
    isObject(document['components']) ? document['components'] : (document['components'] = {})
  ) as Draft;
  return (isObject(components[section]) ? components[section] : (components[section] = {})) as Draft;
};

/**
 * A component key: the last token of the pointer or the file's base name; OpenAPI 3.1.1, 4.8.7.1 limits the characters.
 * @param isEntry what the entry holds is the same whatever that is called: its name tells nothing apart
 */
export const freeName = (holder: Draft, file: string, pointer: Pointer, isEntry: boolean): string => {
  const base = path.basename(file).replace(/\.(?:struct|schema|openapi)?\.?(?:json|ya?ml)$/iu, '');
  const clean = (text: string): string => text.replace(/[^A-Za-z0-9._-]/gu, '_');
  const name = clean(tokens(pointer).at(-1) ?? base) || 'Unnamed';
  // A file that is a schema has its name already; files of one name lie in different folders.
  const folder = path.basename(path.dirname(file));
  const origin = pointer === '' && /[A-Za-z0-9]/u.test(folder) ? folder : base;
  const isFree = (candidate: string): boolean => candidate !== '__proto__' && !Object.hasOwn(holder, candidate);
  const free = [name, ...(isEntry ? [] : [`${clean(origin)}_${name}`])].find(isFree);
  if (free !== undefined) return free;
  let count = 2;
  while (!isFree(`${name}_${count}`)) count += 1;
  return `${name}_${count}`;
};
