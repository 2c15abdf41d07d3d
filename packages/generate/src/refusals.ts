import { refusal, type Refusal } from '@schemawright/contract';

/** A refusal that is about a place in the file system. */
export const refused = (code: string, file: string, message: string, mend?: string): Refusal =>
  refusal(file, code, message, mend === undefined ? {} : { mend });

const causes: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EMFILE: 'too many files are open',
  EEXIST: 'a file of that name is in the way',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'the folder cannot be made',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'the operation is not permitted',
  EROFS: 'the file system is read-only',
};

/** Says a failure of the file system in words; other errors are defects and stay what they are. */
export const inWords = (error: unknown, folder: string): unknown => {
  const { code } = error as { code?: string };
  const cause = code !== undefined && Object.hasOwn(causes, code) ? causes[code] : undefined;
  return cause === undefined
    ? error
    : refused('output-unwritable', folder, `the output can't be written: ${cause} (${code})`);
};
