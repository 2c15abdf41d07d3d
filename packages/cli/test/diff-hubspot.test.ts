import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { noise, states } from './hubspot-states.ts';
import { folderWith, remove, schemawright } from './schemawright.ts';

const cwd = folderWith({});
afterAll(() => remove(cwd));

const git = (day: string, ...args: readonly string[]): void =>
  void execFileSync(
    'git',
    ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd,
      env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_AUTHOR_DATE: `${day}T12:00:00Z` },
      stdio: 'ignore',
    },
  );

const publish = (day: string, description: unknown, subject: string): void => {
  writeFileSync(join(cwd, 'oauth.json'), JSON.stringify(description));
  git(day, 'add', '-A');
  git(day, 'commit', '-q', '-m', subject);
};

test('the history of published descriptions is told exactly, and their noise not at all', () => {
  git('2024-02-08', 'init', '-q', '-b', 'main');
  for (const [day, description] of states) {
    publish(day, description, `as of ${day}`);
    publish(day, noise(description), 'noise');
    publish(day, description, 'noise');
  }
  const { stdout } = schemawright(['diff', '--history', 'oauth.json', '--format', 'json'], { cwd });
  const { commits, quiet, entries } = JSON.parse(stdout) as {
    commits: number;
    quiet: number;
    entries: { date: string; bump: string; changes: { rule: string; impact: string }[] }[];
  };
  const told = entries
    .toReversed()
    .map(({ date, bump, changes }) => [
      date.slice(0, 10),
      bump,
      ...[...new Set(changes.map(({ rule, impact }) => `${impact} ${rule}`))].sort(),
    ]);
  expect(told).toEqual([
    ['2024-02-08', 'none'],
    [
      '2025-11-19',
      'major',
      'breaking response-required-property-removed',
      'compatible operation-added',
      'compatible parameter-optional-added',
      'compatible request-enum-value-added',
      'compatible request-property-added',
      'compatible response-property-added',
    ],
    ['2025-11-21', 'major', 'breaking operation-removed'],
    ['2026-03-30', 'minor', 'compatible response-required-property-added', 'risky response-property-removed'],
    [
      '2026-04-09',
      'major',
      'breaking response-required-property-removed',
      'compatible response-property-added',
      'compatible security-scheme-added',
    ],
    [
      '2026-04-21',
      'minor',
      'compatible response-required-property-added',
      'risky response-format-widened',
      'risky response-property-removed',
    ],
  ]);
  expect([commits, quiet]).toEqual([18, 12]);
});
