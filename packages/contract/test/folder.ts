import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'contract-')));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A fresh folder with these files in it: path to text, or to a value that is written as JSON. */
export const folderWith = (files: Readonly<Record<string, unknown>>): string => {
  const folder = mkdtempSync(path.join(root, 'x'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(
      file,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
  }
  return folder;
};
