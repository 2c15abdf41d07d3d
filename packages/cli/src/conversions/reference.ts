import { kindOf, pointerOfFragment, readValue, type DescriptionKind, type Pointer } from '@schemawright/contract';
import { isFile } from '../files.ts';
import { UsageError } from '../status.ts';

/** What `FILE` or `FILE#/pointer` names. */
export interface Reference {
  readonly file: string;
  /** Empty for the whole file. */
  readonly pointer: Pointer;
}

/** Throws `UsageError` for what is almost such a reference, with what was probably meant. */
export const readReference = (reference: string, cwd: string): Reference => {
  const hash = reference.indexOf('#');
  if (hash === -1) {
    const meant = withHash(reference);
    if (meant !== undefined)
      throw new UsageError(`there is no file ${reference}; for a schema inside a file: ${meant}`);
    return { file: reference, pointer: '' };
  }
  const file = reference.slice(0, hash);
  const fragment = reference.slice(hash);
  const pointer = pointerOfFragment(fragment);
  if (pointer !== undefined) return { file, pointer };
  throw new UsageError(
    `${fragment} is no JSON Pointer; it looks like ${file}#${likeliest(fragment.slice(1), file, cwd)}`,
  );
};

/** `openapi.yaml/components/schemas/Pet`: a beginning of it is a file. */
const withHash = (path: string): string | undefined => {
  for (let slash = path.indexOf('/', 1); slash !== -1; slash = path.indexOf('/', slash + 1))
    if (isFile(path.slice(0, slash))) return `${path.slice(0, slash)}#${path.slice(slash)}`;
  return undefined;
};

/** Where each kind of file keeps its schemas. */
export const schemasOf: Readonly<Record<DescriptionKind, Pointer>> = {
  openapi: '/components/schemas/',
  'json-structure': '/definitions/',
  'json-schema': '/$defs/',
};

/** A pointer without its first slash, or the bare name of a schema. */
const likeliest = (fragment: string, file: string, cwd: string): string => {
  const where = schemasOf[kindOf(readValue(file, cwd)) ?? 'json-schema'];
  if (/%(?![\dA-F]{2})/iu.test(fragment)) return `${where}NAME`;
  return fragment.includes('/') ? `/${fragment}` : `${where}${fragment}`;
};
