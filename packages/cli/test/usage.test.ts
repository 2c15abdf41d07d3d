import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../src/commands/table.ts';
import { bin, schemawright } from './schemawright.ts';

const help = commands.map(({ name }) => [name, ...name.split(' '), '--help']);

describe('help', () => {
  test('of the command itself lists every command and every exit status', () => {
    const { status, stdout, stderr } = schemawright(['--help']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    for (const { name } of commands) expect(stdout).toContain(`  ${name.split(' ')[0]} `);
    expect(stdout).toMatch(/^ {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}70 /mu);
  });

  test.each(help)('of %s has examples, options and exit statuses', (name, ...args) => {
    const { status, stdout } = schemawright(args);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: schemawright ${name}`);
    expect(stdout).toContain('Examples:\n  schemawright ');
    expect(stdout).toContain('--format <format>');
    expect(stdout).toContain('Exit status:');
  });

  test('is answered by help COMMAND as well', () => {
    expect(schemawright(['help', 'upstream', 'check'])).toEqual(schemawright(['upstream', 'check', '--help']));
  });

  test('goes to stderr, with status 2, when there is no command', () => {
    const { status, stdout, stderr } = schemawright([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: schemawright');
  });
});

test('--version prints the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  expect(schemawright(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
});

describe('a command line that cannot be meant ends with status 2 and says what to do', () => {
  test.each<[string, string[], string[]]>([
    ['an unknown command', ['lnit', 'a'], ["unknown command 'lnit'", 'Did you mean lint?']],
    ['an unknown command of a group', ['upstream', 'chek'], ["unknown command 'chek'", 'Did you mean check?']],
    ['an unknown option', ['diff', '--fail-no', 'risky'], ["unknown option '--fail-no'", 'Did you mean --fail-on?']],
    ['an unknown format', ['lint', 'a', '--format', 'xml'], ["'xml' is invalid", 'pretty, json']],
    ['an unknown impact', ['diff', '--fail-on', 'minor'], ["'minor' is invalid", 'breaking, risky']],
    ['nothing to lint', ['lint'], ['file', 'schemawright lint --help']],
    ['nothing to validate', ['validate'], ['FILE', 'schemawright validate --help']],
    ['nothing to validate against', ['validate', 'a.json'], ['--schema', '--contract']],
    [
      'two things to validate against',
      ['validate', 'a', '--schema', 'b', '--contract', 'c'],
      ['--schema', '--contract'],
    ],
    ['a page without a contract', ['upstream', 'check', '--from', 'page.md'], ['--contract']],
    ['a contract without a page', ['upstream', 'check', '--contract', 'a.yaml'], ['--from']],
    ['an operation without a page', ['upstream', 'check', '--operation', 'GET /'], ['--from']],
    ['names beside --from', ['upstream', 'check', 'a', '--from', 'b', '--contract', 'c'], ['--from']],
    ['--input without --out', ['generate', '--input', 'a.yaml', '--name', 'a'], ['--out']],
    ['--input without --name', ['generate', '--input', 'a.yaml', '--out', 'a'], ['--name']],
    ['an empty --out', ['generate', '--input', 'a.yaml', '--out', '', '--name', 'a'], ['--out']],
    ['an empty --name', ['generate', '--input', 'a.yaml', '--out', 'a', '--name', ''], ['--name']],
    ['--out without --input', ['generate', '--out', 'a'], ['--input']],
    ['names beside --input', ['generate', 'a', '--input', 'a.yaml', '--out', 'a', '--name', 'a'], ['--input']],
    ['a changeset for plain files', ['diff', 'a.yaml', 'b.yaml', '--changeset'], ['--changeset']],
    ['an input that is empty', ['diff', '', 'b.yaml'], ['an input is empty']],
    ['three files', ['diff', 'a.yaml', 'b.yaml', 'c.yaml'], ['OLD', 'NEW']],
  ])('%s', (_, args, said) => {
    const { status, stdout, stderr } = schemawright(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const part of said) expect(stderr).toContain(part);
    expect(stderr).not.toMatch(/\n {4}at /u);
  });

  test.each<[string, string[], string]>([
    ['that lacks an input', ['a.yaml', '--format', 'json'], 'OLD and NEW'],
    ['with an option that is not known', ['a.yaml', 'b.yaml', '--nope', '--format', 'json'], '--nope'],
    ['with a value that is not known', ['a.yaml', 'b.yaml', '--format=json', '--fail-on', 'all'], 'all'],
    ['whose last option lacks its value', ['a.yaml', 'b.yaml', '--format', 'json', '--policy'], '--policy'],
  ])('and programs get a document for one %s', (_, args, said) => {
    const { status, stdout, stderr } = schemawright(['diff', ...args]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      refused: {
        code: 'usage',
        message: expect.stringMatching(new RegExp(`^(?!error: ).*${said}`, 'u')),
        problems: [],
      },
    });
    expect(stderr).toContain(said);
  });

  test('and shows no control character of it', () => {
    const { status, stderr } = schemawright(['lint', '--\u001b[31m\u009b\u202e']);
    expect(status).toBe(2);
    expect(stderr).toContain('--\\u{1b}[31m\\u{9b}\\u{202e}');
  });
});

test('a reader that leaves early is a quiet end', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `node '${bin}' --help | head -n 1`], { encoding: 'utf8' });
  expect(stdout).toBe('Usage: schemawright [options] [command]\n');
  expect(stderr).toBe('');
});

test('a report that cannot be written is no success', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `node '${bin}' --help > /dev/full`], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain('ENOSPC');
});

test('what cannot even be said ends all the same', () => {
  const line = `node '${bin}' diff nowhere.json nowhere.json 2> /dev/full`;
  expect(spawnSync('sh', ['-c', line], { timeout: 30_000 })).toMatchObject({ status: 2, signal: null });
});
