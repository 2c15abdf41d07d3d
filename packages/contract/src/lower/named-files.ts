import path from 'node:path';
import { isObject, own } from '../openapi/model.ts';
import { Refusal } from '../problem.ts';
import type { Files } from '../read/files.ts';
import { limits } from '../read/limits.ts';
import { readSourceAt } from '../read/source.ts';
import { readText } from '../read/text.ts';

/**
 * The files below a folder that say of themselves, by `$id` (`id` in draft 4), that they are what a URI names. Nothing is
 * read before the first question, and only files whose text has the URI in it are parsed. Links are not followed.
 */
export const namedFilesBelow = (folder: string, files: Files): ((uri: string) => readonly string[]) => {
  let texts: ReadonlyMap<string, string> | undefined;
  const known = new Map<string, readonly string[]>();
  const find = (uri: string): readonly string[] => {
    texts ??= textsBelow(folder, files);
    // A path may be written with or without the dots that a URI is rid of.
    const last = uri.slice(uri.lastIndexOf('/') + 1);
    return [...texts].filter(([file, text]) => text.includes(last) && isNamed(file, uri, files)).map(([file]) => file);
  };
  return (uri) => {
    const found = known.get(uri) ?? find(uri);
    known.set(uri, found);
    return found;
  };
};

const isNamed = (location: string, uri: string, files: Files): boolean => {
  try {
    const { value } = readSourceAt(location, location, files);
    const id = isObject(value) ? (own(value, '$id') ?? own(value, 'id')) : undefined;
    return typeof id === 'string' && new URL(id.replace(/#$/u, '')).href === uri;
  } catch {
    // What can't be read is not asked for.
    return false;
  }
};

const textsBelow = (folder: string, files: Files): ReadonlyMap<string, string> => {
  const texts = new Map<string, string>();
  const waiting = [folder];
  let bytes = 0;
  let seen = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    for (const { name, kind } of entriesOf(next, files)) {
      const location = path.join(next, name);
      if (kind === 'folder' && name !== 'node_modules' && !name.startsWith('.')) waiting.push(location);
      if (kind !== 'file' || !/\.(?:json|ya?ml)$/iu.test(name)) continue;
      seen += 1;
      bytes += files.size(location);
      if (seen > limits.files || bytes > limits.bytes) return texts;
      const text = textOf(location, files);
      if (/\bid["']?\s*:/u.test(text)) texts.set(location, text);
    }
  }
  return texts;
};

const textOf = (location: string, files: Files): string => {
  try {
    return readText(location, location, files);
  } catch (error) {
    if (error instanceof Refusal) return '';
    throw error;
  }
};

const entriesOf = (folder: string, files: Files): ReturnType<Files['list']> => {
  try {
    return files.list(folder);
  } catch {
    return [];
  }
};
