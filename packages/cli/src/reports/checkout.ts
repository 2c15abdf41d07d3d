import path from 'node:path';

/** Where a run stands, absolute paths both. */
export interface Checkout {
  /** The top of the repository that a workflow has checked out; nothing outside of workflows. */
  readonly top: string | undefined;
  /** The working folder. */
  readonly cwd: string;
}

/**
 * A file as tools of GitHub look for it, from the top of the repository on: a step may run in a folder below, and what
 * was read from a commit is called `git:REF:PATH`. As it was given where there is no checkout, or outside of it.
 */
export const fromTop = (file: string, checkout?: Checkout): string => {
  const [, inCommit] = /^git:(?:[^:{]|\{[^}]*\})*:(.+)$/su.exec(file) ?? [];
  if (inCommit !== undefined) return inCommit;
  if (checkout?.top === undefined) return file;
  const relative = path.relative(checkout.top, path.resolve(checkout.cwd, file));
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return isOutside ? file : relative.split(path.sep).join('/');
};
