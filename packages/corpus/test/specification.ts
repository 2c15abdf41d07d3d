import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContract } from '@schemawright/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeErrors } from '../src/declarations.ts';
import { targetBelow, textsOf, write } from '../src/packages.ts';
import { sum, survey, type Counts, type Survey } from '../src/survey.ts';

/** The descriptions of one npm package, and what is to become of them. */
export interface Published {
  readonly name: string;
  /** The folder that the files are named in. */
  readonly root: string;
  readonly files: readonly string[];
  readonly counts: Counts;
  /** Files that are refused, with the codes of the refusals. */
  readonly refused?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Says of published descriptions that each is loaded, linted, generated and type-checked, and that its validators agree
 * with Ajv on its own examples; and that `twice`, one of the files, becomes the same bytes again.
 */
export const specify = (published: readonly Published[], twice: string): void => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'corpus-')));
  const surveys = new Map<string, Survey>();

  beforeAll(async () => {
    for (const { root, files } of published)
      for (const name of files) {
        const file = path.join(root, name);
        surveys.set(file, await survey(file, `d${surveys.size}`, folder));
      }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(published)('$name', ({ root, files, counts, refused = {} }) => {
    const each = (): (readonly [string, Survey])[] =>
      files.map((name) => [name, surveys.get(path.join(root, name)) as Survey]);
    const told = (of: (survey: Survey) => readonly string[]): object =>
      Object.fromEntries(
        each()
          .map(([name, one]) => [name, of(one)] as const)
          .filter(([, list]) => list.length > 0),
      );

    test('nothing else is refused', () => expect(told((one) => one.refused)).toEqual(refused));
    test('nothing fails, and the validators agree with Ajv', () => expect(told((one) => one.faults)).toEqual({}));
    test('that much was done', () => expect(sum(each().map(([, one]) => one.counts))).toEqual(counts));
  });

  test('TypeScript has nothing to say of the declarations in its strictest setting', () =>
    expect(typeErrors([...surveys.values()].flatMap(({ target }) => target ?? []))).toEqual([]));

  test(`${path.basename(twice)} becomes the same bytes again`, async () => {
    const texts = async (below: string): Promise<ReadonlyMap<string, string>> => {
      mkdirSync(path.join(folder, below));
      const target = targetBelow(path.join(folder, below), 'twice');
      await write(loadContract(twice, { name: 'twice', cwd: path.dirname(twice) }), target);
      return textsOf(target);
    };
    const first = await texts('once');
    expect(first.size).toBeGreaterThan(10);
    expect(await texts('again')).toEqual(first);
  });
};
