import { readdirSync } from 'node:fs';
import path from 'node:path';
import { isFolder } from './files.ts';

const version = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/u;

/** By precedence: Semantic Versioning 2.0.0, section 11. */
const byPrecedence = (one: string, other: string): number => {
  const [, ...left] = version.exec(one) ?? [];
  const [, ...right] = version.exec(other) ?? [];
  for (const index of [0, 1, 2]) {
    const difference = Number(left[index]) - Number(right[index]);
    if (difference !== 0) return difference;
  }
  return preRelease(left[3], right[3]);
};

/** A version without a pre-release comes after every one with it; identifiers compare one by one, numbers below words. */
const preRelease = (one: string | undefined, other: string | undefined): number => {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  const left = one.split('.');
  const right = other.split('.');
  for (const [index, a] of left.entries()) {
    const b = right[index];
    if (b === undefined) return 1;
    if (a === b) continue;
    const numeric = [a, b].map((identifier) => /^\d+$/u.test(identifier));
    if (numeric[0] && numeric[1]) return Number(a) - Number(b);
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return left.length - right.length;
};

/** The file of the newest release of a contract, `releases/VERSION.json` in its folder; nothing before the first one. */
export const lastRelease = (contractFolder: string): string | undefined => {
  const folder = path.join(contractFolder, 'releases');
  if (!isFolder(folder)) return undefined;
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && version.test(name.slice(0, -'.json'.length)))
    .map((name) => name.slice(0, -'.json'.length))
    .sort(byPrecedence)
    .at(-1);
  return newest === undefined ? undefined : path.join(folder, `${newest}.json`);
};
