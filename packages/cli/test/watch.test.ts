import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { progressOn } from '../src/progress.ts';
import { paintFor } from '../src/paint.ts';
import { text } from '../src/text.ts';
import { bin, folderWith, remove } from './schemawright.ts';

const description = (name: string): object => ({
  openapi: '3.1.0',
  info: { title: 'pets', version: '1' },
  paths: {},
  components: { schemas: { [name]: { type: 'object' }, Other: { $ref: 'other.json#/Other' } } },
});
const other = (type: string): string => JSON.stringify({ Other: { type } });

describe('--watch', () => {
  let cwd = '';
  let running: ChildProcess | undefined;
  afterEach(() => {
    running?.kill('SIGKILL');
    remove(cwd);
  });

  const start = (): { said: () => string; rounds: (count: number) => Promise<void>; ended: Promise<number | null> } => {
    cwd = folderWith({ 'pets.json': description('Pet'), 'other.json': other('string') });
    const args = [bin, 'generate', '--input', 'pets.json', '--out', 'generated', '--name', 'pets', '--watch'];
    const child = spawn(process.execPath, args, { cwd });
    running = child;
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const rounds = async (count: number): Promise<void> => {
      while (said.split('; watching ').length <= count) {
        if (child.exitCode !== null) throw new Error(said);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    return { said: () => said, rounds, ended };
  };

  test('generates again for the file and for those that it refers to, waits while they are broken, ends quietly', async () => {
    const { said, rounds, ended } = start();
    const types = (): string => readFileSync(join(cwd, 'generated/types/index.d.ts'), 'utf8');
    await rounds(1);
    expect(types()).toContain('Pet');

    writeFileSync(join(cwd, '.pets.json.tmp'), JSON.stringify(description('Customer')));
    renameSync(join(cwd, '.pets.json.tmp'), join(cwd, 'pets.json'));
    await rounds(2);
    expect(said()).toContain('pets.json changed');
    expect(types()).toContain('Customer');

    writeFileSync(join(cwd, 'other.json'), other('number'));
    await rounds(3);
    expect(said()).toContain('other.json changed');
    expect(types()).toMatch(/Other = number/);

    writeFileSync(join(cwd, 'pets.json'), '{"openapi":');
    await rounds(4);
    expect(said()).toContain('json-syntax');
    expect(types()).toContain('Customer');

    rmSync(join(cwd, 'pets.json'));
    await rounds(5);
    writeFileSync(join(cwd, 'pets.json'), JSON.stringify(description('Order')));
    await rounds(6);
    expect(types()).toContain('Order');

    running?.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(readdirSync(cwd).sort()).toEqual(['generated', 'other.json', 'pets.json']);
    expect(readdirSync(join(cwd, 'generated')).sort()).toEqual(['types', 'validators']);
  });

  test.each([['--check'], ['--format=json']])('is refused together with %s', (option) => {
    cwd = folderWith({ 'pets.json': description('Pet'), 'other.json': other('string') });
    const args = [bin, 'generate', '--input', 'pets.json', '--out', 'generated', '--name', 'pets', '--watch', option];
    expect(spawnSync(process.execPath, args, { cwd }).status).toBe(2);
  });
});

describe('progress', () => {
  const told = (isWatched: boolean, now: number): string => {
    let written = '';
    const write = (output: string): void => void (written += output);
    const progress = progressOn({ paint: paintFor(false), columns: 12, isWatched, write }, () => now);
    progress.say(text`pets: validators`);
    progress.end();
    progress.end();
    return written;
  };

  test.each([
    [
      'a terminal gets one line, cut to its width, that goes away again',
      true,
      600,
      '\r\u001b[2Kpets: valid\r\u001b[2K',
    ],
    ['short work is not spoken of', true, 400, ''],
    ['a log and a pipe get nothing', false, 600, ''],
  ])('%s', (_, isWatched, now, written) => {
    expect(told(isWatched, now)).toBe(written);
  });

  // util-linux lends a pseudo terminal; elsewhere `script` is another program, or none.
  const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
  test.runIf(hasTerminal).each([
    ['is shown on a real terminal', {}, true],
    ['is not shown under CI', { CI: 'true' }, false],
  ])('%s', (_, env, isShown) => {
    const cwd = folderWith({ 'pets.json': description('Pet'), 'other.json': other('string') });
    // The compiler alone takes longer to load than work has to take.
    const line = `"${process.execPath}" --require ./late.cjs "${bin}" generate --input pets.json --out generated --name pets`;
    writeFileSync(
      join(cwd, 'late.cjs'),
      'const { now } = performance; performance.now = () => now.call(performance) + 1000;',
    );
    const { CI: _ci, ...inherited } = process.env;
    const { stdout } = spawnSync('script', ['-qec', line, '/dev/null'], {
      cwd,
      env: { ...inherited, TERM: 'xterm', ...env },
      encoding: 'utf8',
    });
    remove(cwd);
    expect(stdout.includes('\u001b[2K')).toBe(isShown);
    expect(stdout).toContain('written');
  });
});
