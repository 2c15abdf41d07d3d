import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A package of the npm registry that a test needs and no install should carry. */
export interface Carried {
  readonly name: string;
  readonly version: string;
  /** SHA-512 of the tarball in base64, as the registry gives it. */
  readonly sha512: string;
}

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'schemawright');

/** Makes a folder once, whole or not at all, however many ask for it at the same time. */
export const made = (name: string, make: (folder: string) => void): string => {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    make(draft);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // Somebody else made it in the meantime.
  }
  return folder;
};

/** The unpacked package, fetched when it is not there yet. None of its scripts runs. */
export const carried = ({ name, version, sha512 }: Carried): string =>
  made(`${name.replace('/', '-')}-${version}`, (folder) => {
    execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: folder, stdio: 'pipe' });
    const tarball = join(folder, readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? 'no tarball');
    const found = createHash('sha512').update(readFileSync(tarball)).digest('base64');
    if (found !== sha512) throw new Error(`${name}@${version} is not what it was: sha512-${found}`);
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1'], { cwd: folder, stdio: 'pipe' });
    rmSync(tarball);
  });
