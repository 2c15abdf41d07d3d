import { join } from 'node:path';
import { symlinkSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { recordingFiles } from '../src/recording-files.ts';
import { folderWith, remove } from './schemawright.ts';

const folder = folderWith({ 'a.har': {}, 'b.har': {}, 'notes.txt': {} });
afterAll(() => remove(folder));

const [a, b] = [join(folder, 'a.har'), join(folder, 'b.har')];

test('a recording that is named twice counts once, by its folder and by a link too', () => {
  const link = join(folder, 'link');
  symlinkSync(a, link);
  expect(recordingFiles([b, b, folder, link], undefined, folder)).toEqual([b, a]);
});

test('what is not there is left to who reads it', () => {
  expect(recordingFiles(['nothing.har'], undefined, folder)).toEqual(['nothing.har']);
});
