import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Repository } from '../inputs/git.ts';

/** A commit, as data. */
export interface Commit {
  readonly hash: string;
  readonly short: string;
  /** When it was committed, ISO 8601. */
  readonly date: string;
  readonly subject: string;
}

/** A hash as people are shown it. */
export const shortOf = (hash: string): string => hash.slice(0, 10);

/** What a commit did to one file. */
export interface Step {
  readonly commit: Commit;
  /** From the top of the repository on; where it was before, when the commit moved it. */
  readonly file: string;
  readonly before: string;
  /** The id of the object; nothing when the commit took the file away. */
  readonly id: string | undefined;
}

/** As git tells it. */
interface ToldStep extends Step {
  /** Whether the file that it was like stayed where it is. */
  readonly isCopy: boolean;
}

/** Commits of a range: hashes, `to` included and `from` not. */
export interface Range {
  readonly from: string | undefined;
  readonly to: string;
}

/**
 * What the commits of a range did to files, the oldest first. Along first parents: a merge counts as one commit, as the
 * branch itself saw it.
 * @param follow whether one file is followed to the names that it had before
 */
export const stepsOf = (
  repository: Repository,
  { from, to }: Range,
  files: readonly string[],
  follow: boolean,
): readonly Step[] => {
  // Nobody who wrote a commit could know it: no text of theirs looks like the start of another.
  const start = randomUUID();
  const output = repository.run([
    'log',
    '--first-parent',
    '-z',
    '--raw',
    '--no-abbrev',
    '--no-show-signature',
    '--no-ext-diff',
    '--encoding=UTF-8',
    `--format=${start}%H%x00%cI%x00%s%x00`,
    ...(follow ? ['--follow'] : ['--no-renames']),
    to,
    ...(from === undefined ? [] : [`^${from}`]),
    '--',
    ...files,
  ]);
  if (output === undefined) return [];
  const records = output.toString('utf8').split(start);
  const steps = records.slice(1).flatMap(stepsIn).toReversed();
  // A file that came back is followed to what it is like, though its own past is the one under its name.
  const index = steps.findLastIndex(({ isCopy }) => isCopy);
  const copy = steps[index];
  if (copy === undefined) return steps;
  const past = stepsOf(repository, { from, to: `${copy.commit.hash}^` }, [copy.file], follow);
  return past.length === 0 ? steps : [...past, { ...copy, before: copy.file }, ...steps.slice(index + 1)];
};

/** `HASH DATE SUBJECT`, then for each file `:MODE MODE ID ID STATUS`, its path, and the new one of what was moved. */
const stepsIn = (record: string): readonly ToldStep[] => {
  const [hash = '', date = '', subject = '', ...rest] = record.split('\0');
  const commit = { hash, short: shortOf(hash), date, subject };
  const steps: ToldStep[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const [, , , id = '', status = ''] = (rest[index] ?? '').trim().split(' ');
    if (!(rest[index] ?? '').trimStart().startsWith(':')) continue;
    const before = rest[index + 1] ?? '';
    const moved = /^[RC]/u.test(status);
    const file = moved ? (rest[index + 2] ?? '') : before;
    steps.push({ commit, file, before, id: status === 'D' ? undefined : id, isCopy: status.startsWith('C') });
    index += moved ? 2 : 1;
  }
  return steps;
};

/** The hashes of the commits of a range along first parents, the oldest first. */
export const orderOf = (repository: Repository, { from, to }: Range): readonly string[] => {
  const args = ['rev-list', '--first-parent', to, ...(from === undefined ? [] : [`^${from}`])];
  return repository.run(args)?.toString('utf8').split('\n').filter(Boolean).toReversed() ?? [];
};

export const locationOf = (repository: Repository, file: string): string => path.join(repository.top, file);
