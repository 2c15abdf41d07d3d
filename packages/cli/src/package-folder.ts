import path from 'node:path';

/** `pets-types` of `@acme/pets-types`. */
export const unscoped = (name: string): string => name.slice(name.indexOf('/') + 1);

/** Where a generated package is, in the repository that has its contract. */
export const packageFolder = (repository: string, name: string): string =>
  path.join(repository, 'packages', unscoped(name));
