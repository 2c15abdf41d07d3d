import { realpathSync } from 'node:fs';
import path from 'node:path';
import { refusal, Refusal, type Contract } from '@schemawright/contract';
import { applyPolicy, diff, type Diff, type Policy } from '@schemawright/diff';
import { isFolder } from '../files.ts';
import { commitFiles, type CommitFiles } from '../inputs/commit-files.ts';
import { contractAt } from '../inputs/git-input.ts';
import { commitNamed, repositoryAt, type Repository } from '../inputs/git.ts';
import type { HistoryDocument, HistoryEntry } from '../reports/documents.ts';
import { locationOf, orderOf, shortOf, stepsOf, type Commit, type Range, type Step } from './commits.ts';

export interface HistoryOptions {
  /** `REF..REF` or a single one, everything up to it; all of `HEAD` when it is not given. */
  readonly range: string | undefined;
  readonly file: string;
  readonly policy: Policy;
  readonly today: string;
  readonly cwd: string;
}

/** A state of the contract in a commit. */
interface State {
  readonly contract: Contract;
  /** The files that it was read from, or would have been, by location. */
  readonly ids: ReadonlyMap<string, string | undefined>;
}

/**
 * The commits of a range that changed what a contract means, the newest first. Those that changed bytes alone are
 * counted; states that cannot be read are told and passed over. Throws `Refusal`.
 */
export const historyOf = ({ range: written, file, policy, today, cwd }: HistoryOptions): HistoryDocument => {
  const repository = repositoryAt(cwd, file);
  const range = rangeOf(repository, written);
  if (isFolder(path.resolve(cwd, file)))
    throw refusal(file, 'source-not-a-file', 'this is a folder; a history is that of a file');
  const entry = path
    .relative(repository.top, realOf(path.resolve(cwd, file)))
    .split(path.sep)
    .join('/');
  if (entry === '..' || entry.startsWith('../'))
    throw refusal(file, 'git-outside', 'this file is outside the repository of the working folder');
  const own = stepsOf(repository, range, [entry], true);
  if (own.length === 0 && (written === undefined || !isHeld(repository, range, entry))) {
    throw refusal(file, 'git-path-unknown', 'no commit holds this file', {
      mend: 'commit it first, or check its name',
    });
  }
  const notes = notesOn(repository, range, written);
  repository.expect(own.flatMap(({ id }) => id ?? []));

  // What the contract refers to is known only when it was read, and may have been changed by further commits.
  let referred: readonly string[] = [];
  for (;;) {
    const others = stepsFrom(repository, range, own, referred);
    const { entries, skipped, quiet, commits, read } = walk(repository, range, others, { policy, today });
    const seen = [...read].filter((name) => !own.some((step) => step.file === name || step.before === name)).sort();
    if (seen.every((name) => referred.includes(name)) || referred.length > maxReferred)
      return {
        file,
        range: written ?? null,
        commits,
        quiet,
        entries: entries.toReversed(),
        skipped: skipped.toReversed(),
        ...(notes.length === 0 ? {} : { notes }),
      };
    referred = [...new Set([...referred, ...seen])];
  }
};

const maxReferred = 500;

const isHeld = (repository: Repository, { from, to }: Range, entry: string): boolean =>
  [to, ...(from === undefined ? [] : [from])].some(
    (commit) => commitFiles(repository, commit, '').kind(locationOf(repository, entry)) !== undefined,
  );

/** What the history cannot tell, or was likely not asked. */
const notesOn = (repository: Repository, { from, to }: Range, written: string | undefined): readonly string[] => {
  const isShallow = repository.run(['rev-parse', '--is-shallow-repository'])?.toString('utf8').trim() === 'true';
  const isTurned =
    from !== undefined && from !== to && repository.run(['merge-base', '--is-ancestor', to, from]) !== undefined;
  return [
    ...(isTurned ? [`${written} holds no commit, for its end comes before its start: turn it round`] : []),
    ...(isShallow && from === undefined
      ? [
          'the clone is shallow: its oldest commit seems to add what was there before; git fetch --unshallow brings the rest',
        ]
      : []),
  ];
};

/** A file that is gone has a history all the same. */
const realOf = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realOf(folder), path.basename(file));
  }
};

const rangeOf = (repository: Repository, written: string | undefined): Range => {
  const named = (revision: string): string => {
    const meant = revision === '' ? 'HEAD' : revision;
    return commitNamed(repository, meant, meant);
  };
  const [, from, to] = /^(.*?)\.\.\.?(.*)$/su.exec(written ?? '') ?? [];
  return from === undefined
    ? { from: undefined, to: named(written ?? '') }
    : { from: named(from), to: named(to ?? '') };
};

/** The steps of the contract's own file, and commits between them that changed what it refers to. */
const stepsFrom = (
  repository: Repository,
  range: Range,
  own: readonly Step[],
  referred: readonly string[],
): readonly Step[] => {
  if (referred.length === 0) return own;
  const steps = new Map(own.map((step) => [step.commit.hash, step]));
  const others = new Map(stepsOf(repository, range, referred, false).map(({ commit }) => [commit.hash, commit]));
  let last: Step | undefined;
  return orderOf(repository, range).flatMap((hash) => {
    const step = steps.get(hash);
    if (step !== undefined) return [(last = step)];
    const commit = others.get(hash);
    if (commit === undefined) return [];
    const file = last?.file ?? own[0]?.before;
    if (file === undefined) return [];
    const id = last === undefined ? idBefore(repository, own[0], file) : last.id;
    return id === undefined ? [] : [{ commit, file, before: file, id }];
  });
};

const idBefore = (repository: Repository, first: Step | undefined, file: string): string | undefined =>
  first && commitFiles(repository, `${first.commit.hash}^`, '').idOf(locationOf(repository, file));

interface Walked {
  readonly entries: readonly HistoryEntry[];
  readonly skipped: HistoryDocument['skipped'];
  readonly quiet: number;
  readonly commits: number;
  /** What was read, from the top of the repository on. */
  readonly read: ReadonlySet<string>;
}

const walk = (
  repository: Repository,
  range: Range,
  steps: readonly Step[],
  { policy, today }: { readonly policy: Policy; readonly today: string },
): Walked => {
  const entries: HistoryEntry[] = [];
  const skipped: HistoryDocument['skipped'][number][] = [];
  const read = new Set<string>();
  let quiet = 0;
  const note = (state: State): State => {
    for (const location of state.ids.keys())
      read.add(path.relative(repository.top, location).split(path.sep).join('/'));
    return state;
  };
  let state = stateBefore(repository, range, steps[0]);
  let removed: State | undefined;
  if (state !== undefined) note(state);
  for (const step of steps) {
    const { commit, file, before, id } = step;
    const tell = (event: HistoryEntry['event'], { bump, changes }: Pick<Diff, 'bump' | 'changes'>): void =>
      void entries.push({ ...shown(commit), event, file, ...(before === file ? {} : { before }), bump, changes });
    if (id === undefined) {
      tell('removed', { bump: 'none', changes: [] });
      removed = state ?? removed;
      state = undefined;
      continue;
    }
    const files = commitFiles(repository, commit.hash, commit.short, new Map([[locationOf(repository, file), id]]));
    if (state !== undefined && isSame(state, files, step, repository)) {
      quiet += 1;
      continue;
    }
    try {
      const next = note(stateIn(repository, file, files));
      const known = state ?? removed;
      const judged = known && judge(known.contract, next.contract, policy, today);
      if (judged === undefined) tell('added', { bump: 'none', changes: [] });
      else if (state === undefined) tell('restored', judged);
      else if (judged.changes.length === 0) quiet += 1;
      else tell('changed', judged);
      state = next;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      skipped.push({ ...shown(commit), reason: error.problems[0]?.message ?? 'it cannot be read' });
    }
  }
  return { entries, skipped, quiet, commits: steps.length, read };
};

const shown = ({
  hash,
  short,
  date,
  subject,
}: Commit): Pick<HistoryEntry, 'commit' | 'short' | 'date' | 'subject'> => ({
  commit: hash,
  short,
  date,
  subject,
});

/** Prose is no meaning, and acceptances are about today. */
const judge = (old: Contract, next: Contract, policy: Policy, today: string): Diff => {
  const { profile, stability } = policy;
  const found = diff(old, next, { annotations: false, profile, stability });
  return applyPolicy(found, { ...policy, accepted: [] }, today);
};

/** The state that a range starts from; nothing for the whole history. */
const stateBefore = (repository: Repository, { from }: Range, first: Step | undefined): State | undefined => {
  if (from === undefined || first === undefined) return undefined;
  const parent = repository.commit(`${first.commit.hash}^`);
  if (parent === undefined) return undefined;
  const files = commitFiles(repository, parent, shortOf(parent));
  if (files.kind(locationOf(repository, first.before)) !== 'file') return undefined;
  try {
    return stateIn(repository, first.before, files);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

const stateIn = (repository: Repository, file: string, files: CommitFiles): State => {
  const ids = new Map<string, string | undefined>();
  const note = (location: string): void => void ids.set(location, files.idOf(location));
  const noting: CommitFiles = {
    ...files,
    // What is referred to and not there may come, and a link may lead elsewhere.
    real: (location) => {
      if (files.kind(location) !== 'folder') note(location);
      return files.real(location);
    },
    read: (location, named) => {
      note(location);
      return files.read(location, named);
    },
  };
  // One name for all states, so that moving the file is no change.
  return { contract: contractAt(locationOf(repository, file), 'contract', repository.top, noting), ids };
};

/** Whether every file of the state is still the same object, and the entry at the same place. */
const isSame = ({ ids }: State, files: CommitFiles, { file }: Step, repository: Repository): boolean =>
  ids.has(locationOf(repository, file)) && [...ids].every(([location, id]) => files.idOf(location) === id);
