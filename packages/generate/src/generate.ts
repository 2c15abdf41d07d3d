import { Refusal, type Contract, type Problem } from '@schemawright/contract';
import path from 'node:path';
import { apply, onDisk, recover, refuseObstacles, type PackageChange } from './apply.ts';
import { inputKey, recall, remember, type Remembered } from './cache.ts';
import { digest } from './digest.ts';
import { fileSystem } from './file-system.ts';
import type { Generated, PackageNames, Settings } from './generator.ts';
import { withLock } from './lock.ts';
import { identityOf, planPackage, recordOf, recordPath, type PlannedFile, type Versions } from './plan.ts';
import { inWords, refused } from './refusals.ts';

/** The packages of one contract: their npm names and the folders that they are written to. */
export interface Target {
  readonly names: PackageNames;
  readonly folders: PackageNames;
}

export interface GenerateOptions {
  /** Nothing is written: what differs on disk is `stale`. */
  readonly check?: boolean;
  /** The packages are members of a pnpm workspace: they depend on each other by `workspace:^`. */
  readonly workspace?: boolean;
  /** A client even for a contract without operations. Otherwise such a contract has none, and its folder is left alone. */
  readonly emptyClient?: boolean;
  /** What callers of the client see for numbers of 64 bits: `number` loses digits beyond 2^53. */
  readonly int64?: Settings['int64'];
  /** How validators run regular expressions; `linear` when not given. */
  readonly patterns?: Settings['patterns'];
  /** Hears what begins: the packages one after the other, then the comparison with the disk. Not called when nothing is to do. */
  readonly onProgress?: (step: Step) => void;
}

export type Step = Role | 'files';

export interface FileReport {
  readonly path: string;
  /** `written` was different or missing and is now right; `stale` is different or missing still. */
  readonly status: 'written' | 'unchanged' | 'stale';
}

export interface PackageReport {
  readonly name: string;
  /** As it was given in the target. */
  readonly dir: string;
  readonly files: readonly FileReport[];
}

export interface GenerateReport {
  readonly packages: readonly PackageReport[];
  /** Warnings: of the contract, of what generators could not say, of edited files that were replaced. */
  readonly problems: readonly Problem[];
}

type Role = keyof PackageNames;

/** In the order of reports. A client without operations could call nothing. */
const rolesOf = ({ document }: Contract, emptyClient: boolean): readonly Role[] => {
  const { paths = {}, webhooks = {} } = document;
  const isCalled = emptyClient || Object.keys(paths).length + Object.keys(webhooks).length > 0;
  return isCalled ? ['types', 'client', 'validators'] : ['types', 'validators'];
};

const npmName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

const refuseTarget = ({ names, folders }: Target, roles: readonly Role[]): void => {
  for (const id of roles)
    if (!npmName.test(names[id]) || names[id].length > 214)
      throw refused(
        'package-name',
        folders[id],
        `${JSON.stringify(names[id])} can't be the name of an npm package`,
        'use lower-case letters, digits, dots and dashes, after an optional @scope/',
      );
  if (new Set(roles.map((id) => names[id])).size < roles.length)
    throw refused('package-name', folders.types, 'two of the packages have the same name');
  if (new Set(roles.map((id) => path.resolve(folders[id]))).size < roles.length)
    throw refused('package-folder', folders.types, 'two of the packages have the same folder');
};

/** The deepest folder that holds all of them: lock and journal are there. */
const rootOf = ({ folders }: Target, roles: readonly Role[]): string => {
  const parents = roles.map((id) => path.dirname(path.resolve(folders[id])).split(path.sep));
  const [first = [], ...others] = parents;
  const differs = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return first.slice(0, differs === -1 ? first.length : differs).join(path.sep) || path.sep;
};

const versionsOnDisk = (
  { names, folders }: Target,
  roles: readonly Role[],
  workspace: boolean,
  firstVersion: string,
): Versions => ({
  byName: new Map(
    roles.map((id) => {
      const found = identityOf(onDisk(folders[id]));
      if (found.name !== undefined && found.name !== names[id])
        throw refused(
          'package-folder',
          folders[id],
          `the folder holds another package, ${JSON.stringify(found.name)}`,
          'choose another folder',
        );
      return [names[id], found.version ?? firstVersion];
    }),
  ),
  workspace,
});

const isStillThere = ({ folders }: Target, roles: readonly Role[], remembered: Remembered): boolean =>
  roles.every((id) => {
    const disk = onDisk(folders[id]);
    return Object.entries(remembered.digests[id]).every(([file, wanted]) => {
      const text = disk.read(file);
      return text !== undefined && digest(text) === wanted;
    });
  });

const reported = (
  target: Target,
  roles: readonly Role[],
  plans: readonly (readonly PlannedFile[])[],
  check: boolean,
): PackageReport[] =>
  roles.map((id, index) => ({
    name: target.names[id],
    dir: target.folders[id],
    files: (plans[index] ?? []).map(({ path: file, status }) => ({
      path: file,
      status: status === 'unchanged' ? 'unchanged' : check ? 'stale' : 'written',
    })),
  }));

const edits = ({ folders }: Target, roles: readonly Role[], plans: readonly (readonly PlannedFile[])[]): Problem[] =>
  roles.flatMap((id, index) =>
    (plans[index] ?? [])
      .filter(({ conflict }) => conflict === 'edited')
      .map((file) => ({
        severity: 'warning',
        code: 'generated-file-edited',
        message: 'the file is generated but holds something else; generation replaces it',
        pointer: '',
        place: { file: path.join(folders[id], file.path), line: 1, column: 1 },
        mend: 'change the contract instead, or keep the text in a file of your own',
      })),
  );

/** Files that nobody generated are not overwritten, not even when only the list of generated files was lost. */
const refuseForeign = (changes: readonly PackageChange[]): void => {
  const problems = changes.flatMap(({ dir, files }) =>
    files
      .filter(({ conflict }) => conflict === 'foreign')
      .map((file): Problem => ({
        severity: 'error',
        code: 'output-foreign',
        message: `a file of this name is to be generated, and the one that is there is not in ${recordPath}`,
        pointer: '',
        place: { file: path.relative('.', path.join(dir, file.path)), line: 1, column: 1 },
        mend: 'choose another folder, or move the file away',
      })),
  );
  if (problems.length > 0) throw new Refusal(problems.slice(0, 20));
};

/** By the generators of the table, which bring the TypeScript compiler along: loaded only when there is something to do. */
const generated = async (
  contract: Contract,
  names: PackageNames,
  roles: readonly Role[],
  settings: Settings,
  onProgress: (step: Step) => void,
): Promise<readonly Generated[]> => {
  const [{ generators }, { assertSyntax }] = await Promise.all([
    import('./generators/table.ts'),
    import('./syntax.ts'),
  ]);
  const results: Generated[] = [];
  for (const id of roles) {
    const generator = generators.find((row) => row.id === id);
    if (generator === undefined) throw new Error(`no generator for ${id}`);
    onProgress(id);
    const result = await generator.generate(contract, names, settings);
    assertSyntax(result.files);
    results.push(result);
  }
  return results;
};

/**
 * Generates the packages of a contract and writes what differs, all or nothing; with `check` it only reports.
 * Throws `Refusal` for a contract with errors and for folders that can't or must not be written.
 */
export const generate = async (
  contract: Contract,
  target: Target,
  options: GenerateOptions = {},
): Promise<GenerateReport> => {
  const { check = false, workspace = false, emptyClient = false, onProgress = () => {} } = options;
  const errors = contract.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Refusal(errors);
  const roles = rolesOf(contract, emptyClient);
  refuseTarget(target, roles);
  const root = rootOf(target, roles);
  const settings: Required<Settings> = { int64: options.int64 ?? 'number', patterns: options.patterns ?? 'linear' };
  const key = [inputKey(contract, target.names, workspace), ...Object.values(settings), ...roles].join(' ');
  const remembered = recall(root, target.names, key);
  if (remembered && isStillThere(target, roles, remembered)) {
    const files = roles.map((id) =>
      Object.keys(remembered.digests[id]).map((file): PlannedFile => ({
        path: file,
        status: 'unchanged',
        text: undefined,
      })),
    );
    const problems = remembered.problems.map((problem) => ({ ...problem, place: contract.origin(problem.pointer) }));
    return { packages: reported(target, roles, files, check), problems: [...contract.problems, ...problems] };
  }

  const results = await generated(contract, target.names, roles, settings, onProgress);
  onProgress('files');
  const { firstVersion } = await import('./package-json.ts');
  const problems = results.flatMap((result) => result.problems);
  const refusedHere = problems.filter(({ severity }) => severity === 'error');
  if (refusedHere.length > 0) throw new Refusal(refusedHere);
  const plan = (): PackageChange[] => {
    roles.forEach((id, index) => {
      const dir = path.resolve(target.folders[id]);
      const files = (results[index]?.files ?? []).map((file) => file.path);
      refuseObstacles(root, dir, [...files, ...recordOf(onDisk(dir)).keys()]);
    });
    const versions = versionsOnDisk(target, roles, workspace, firstVersion);
    return roles.map((id, index) => {
      const dir = path.resolve(target.folders[id]);
      return { dir, files: planPackage(results[index]?.files ?? [], onDisk(dir), versions) };
    });
  };
  const write = async (): Promise<PackageChange[]> => {
    try {
      fileSystem.makeFolder(root);
      return await withLock(fileSystem, root, async () => {
        recover(root);
        const changes = plan();
        refuseForeign(changes);
        await apply(root, changes);
        return changes;
      });
    } catch (error) {
      throw inWords(error, root);
    }
  };
  const plans = (check ? plan() : await write()).map(({ files }) => files);
  if (!check) {
    const digestsOf = (id: Role): Record<string, string> =>
      Object.fromEntries(
        (plans[roles.indexOf(id)] ?? []).flatMap(({ path: file, text }) =>
          text === undefined ? [] : [[file, digest(text)]],
        ),
      );
    remember(root, target.names, key, {
      digests: { types: digestsOf('types'), client: digestsOf('client'), validators: digestsOf('validators') },
      problems: problems.map(({ severity, code, message, pointer, mend }) => ({
        severity,
        code,
        message,
        pointer,
        ...(mend === undefined ? {} : { mend }),
      })),
    });
  }
  return {
    packages: reported(target, roles, plans, check),
    problems: [...contract.problems, ...problems, ...edits(target, roles, plans)],
  };
};
