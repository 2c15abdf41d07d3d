import { spawnSync } from 'node:child_process';
import { refusal, type Refusal } from '@schemawright/contract';

/** Objects that stay in memory after they were read: neighbouring states of a history share most of them. */
const maxKept = 64 * 1024 * 1024;

const maxOutput = 512 * 1024 * 1024;

const maxBatch = 200;

/** A repository, read through the program `git`: nothing is checked out, fetched or written. */
export interface Repository {
  /** The absolute path of the folder that paths in commits start from. */
  readonly top: string;
  /** What a command of git says; nothing when it fails. */
  run(args: readonly string[], input?: string): Buffer | undefined;
  /** The hash of the commit that a revision names; nothing when it names none. */
  commit(revision: string): string | undefined;
  /** The bytes of an object; each is read once. */
  blob(id: string): Buffer | undefined;
  /** Reads many objects at once, as `blob` needs them in that order. Nothing is held that `blob` was not asked for long. */
  expect(ids: readonly string[]): void;
}

/** The repository that a folder is in. Throws `Refusal`, about the input `named`, when it is in none. */
export const repositoryAt = (folder: string, named: string): Repository => {
  const top = lineOf(runIn(folder, named)(['rev-parse', '--show-toplevel']));
  const bare = top === undefined ? lineOf(runIn(folder, named)(['rev-parse', '--absolute-git-dir'])) : undefined;
  const root = top ?? bare;
  if (root === undefined) throw noRepository(folder, named);
  const run = runIn(root, named);
  return {
    top: root,
    run,
    // What begins with a dash would be an option of git.
    commit: (revision) =>
      revision.startsWith('-')
        ? undefined
        : lineOf(run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])),
    ...blobsOf(run),
  };
};

/** The hash of the commit that a revision names. Throws `Refusal`, about `named`, when there is none. */
export const commitNamed = (repository: Repository, revision: string, named: string): string => {
  const commit = repository.commit(revision);
  if (commit !== undefined) return commit;
  const remote = `origin/${revision}`;
  throw refusal(named, 'git-revision-unknown', 'the repository has no commit of this name', {
    mend: revision.includes('..')
      ? 'this is a range: each side is one commit, git:REF:PATH git:REF:PATH, and --history takes ranges'
      : repository.commit(remote) === undefined
        ? 'git log shows what there is; a shallow clone has to fetch it first (fetch-depth: 0 of actions/checkout)'
        : `there is ${remote}: write that`,
  });
};

/** In containers the checkout often belongs to somebody else: git reads nothing of it until it is told to. */
const noRepository = (folder: string, named: string): Refusal => {
  const { stderr } = spawnSync('git', ['rev-parse'], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    encoding: 'utf8',
  });
  const [, foreign] = /dubious ownership in repository at '(.+)'/u.exec(stderr) ?? [];
  return foreign === undefined
    ? refusal(named, 'git-no-repository', 'the working folder is in no git repository', {
        mend: 'run the command in the repository whose revision is meant',
      })
    : refusal(named, 'git-not-trusted', 'the repository belongs to somebody else, and git reads nothing of it', {
        mend: `git config --global --add safe.directory ${foreign}`,
      });
};

const blobsOf = (run: Repository['run']): Pick<Repository, 'blob' | 'expect'> => {
  const kept = new Map<string, Buffer>();
  let size = 0;
  let awaited: readonly string[] = [];

  const keep = (id: string, bytes: Buffer): void => {
    kept.set(id, bytes);
    size += bytes.length;
    for (const [oldest, { length }] of kept) {
      if (size <= maxKept || oldest === id) break;
      kept.delete(oldest);
      size -= length;
    }
  };

  /** What is awaited from `id` on, as far as there is room for it. */
  const batchFrom = (id: string): readonly string[] => {
    const at = awaited.indexOf(id);
    if (at === -1) return [id];
    const ahead = awaited.slice(at, at + maxBatch);
    const sizes = run(['cat-file', '--batch-check=%(objectsize)'], lines(ahead))?.toString('utf8').split('\n') ?? [];
    let room = maxKept / 2;
    return ahead.filter((_, index) => index === 0 || (room -= Number(sizes[index]) || maxKept) > 0);
  };

  return {
    expect: (ids) => {
      awaited = [...new Set(ids)];
    },
    blob: (id) => {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const ids = batchFrom(id);
      const output = ids.length === 1 ? undefined : run(['cat-file', '--batch=%(objectsize)'], lines(ids));
      if (output === undefined) {
        const bytes = run(['cat-file', 'blob', id]);
        if (bytes !== undefined) keep(id, bytes);
        return bytes;
      }
      let offset = 0;
      let first: Buffer | undefined;
      for (const one of ids) {
        const end = output.indexOf(10, offset);
        const length = Number(output.toString('latin1', offset, end));
        // `ID missing` in place of a size.
        if (Number.isNaN(length)) {
          offset = end + 1;
          continue;
        }
        const bytes = output.subarray(end + 1, end + 1 + length);
        first ??= one === id ? bytes : undefined;
        keep(one, bytes);
        offset = end + 1 + length + 1;
      }
      return first;
    },
  };
};

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

const runIn =
  (folder: string, named: string) =>
  (args: readonly string[], input = ''): Buffer | undefined => {
    const { error, status, stdout } = spawnSync('git', ['--no-pager', '--literal-pathspecs', ...args], {
      cwd: folder,
      input,
      maxBuffer: maxOutput,
      // Messages are not read; a partial clone asks no server, and nobody for a password.
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    if (error !== undefined) throw notRun(error, named);
    return status === 0 ? stdout : undefined;
  };

const notRun = (error: NodeJS.ErrnoException, named: string): Refusal =>
  error.code === 'ENOBUFS'
    ? refusal(named, 'git-too-large', `git says more than ${maxOutput} bytes, which is the limit`)
    : refusal(named, 'git-not-run', 'the program git cannot be run', { mend: 'install git, or give files' });

const lineOf = (output: Buffer | undefined): string | undefined =>
  output === undefined ? undefined : output.toString('utf8').replace(/\n$/u, '');
