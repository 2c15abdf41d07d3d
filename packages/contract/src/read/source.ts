import path from 'node:path';
import type { Pointer } from '../pointer.ts';
import { refusal, Refusal, type Place, type Problem } from '../problem.ts';
import { jsonFault, jsonPlaces, scanJson } from './json.ts';
import { readText } from './text.ts';
import { readYaml } from './yaml.ts';

/** One file, read once: its value as plain JSON, and where each part of it stands. */
export interface Source {
  /** As the user named it, for messages. */
  readonly file: string;
  /** Absolute; what the references in it start from. */
  readonly path: string;
  readonly value: unknown;
  /** What the text says and a parser passes over: duplicate keys, rounded numbers. */
  readonly problems: readonly Problem[];
  /** Computed on demand; the closest parent's place when nothing stands at the pointer. */
  place(pointer: Pointer): Place;
}

/** A value that never was a text: `file` stands for all of it. */
export const sourceOfValue = (value: unknown, file: string, location: string = path.resolve(file)): Source => ({
  file,
  path: location,
  value,
  problems: [],
  place: () => ({ file, line: 1, column: 1 }),
});

/**
 * Reads a JSON or YAML file; a relative name starts from `cwd`.
 * Throws `Refusal` when it cannot be read, decoded or parsed.
 */
export const readSource = (file: string, cwd = '.'): Source => readSourceAt(path.resolve(cwd, file), file);

/** The same for a file that messages name otherwise. */
export const readSourceAt = (location: string, file: string): Source =>
  sourceOf(readText(location, file), file, location);

/** The same for a text that is in memory; `file` names it in messages, `location` is where it would be read from. */
export const sourceOf = (text: string, file: string, location: string = path.resolve(file)): Source => {
  const lineStarts = lazily(() => startsOfLines(text));
  const placeAt = (offset: number): Place => {
    const starts = lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  const told = (
    { code, message, offset }: { code: string; message: string; offset: number },
    severity: Problem['severity'],
  ): Problem => ({ severity, code, message, pointer: '', place: placeAt(offset) });

  if (/^\s*$/u.test(text)) throw refusal(file, 'source-empty', 'the file is empty');
  if (isJsonText(text, file)) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new Refusal([told(jsonFault(text), 'error')]);
    }
    const faults = scanJson(text, memberCount, value);
    const deep = faults.find((fault) => fault.code === 'json-depth');
    if (deep !== undefined) throw new Refusal([told(deep, 'error')]);
    const places = jsonPlaces(text);
    return {
      file,
      path: location,
      value,
      problems: faults.map((fault) => told(fault, fault.code === 'json-duplicate-key' ? 'error' : 'warning')),
      place: (pointer) => placeAt(places.offsetOf(pointer)),
    };
  }
  const yaml = readYaml(text);
  if ('fault' in yaml) throw new Refusal([told(yaml.fault, 'error')]);
  return {
    file,
    path: location,
    value: yaml.value,
    problems: [],
    place: (pointer) => placeAt(yaml.places.offsetOf(pointer)),
  };
};

/** A flow mapping in a `.yaml` file looks like JSON without being it. */
const isJsonText = (text: string, file: string): boolean => {
  if (!/^\s*[[{]/u.test(text)) return /\.json$/iu.test(file);
  if (!/\.ya?ml$/iu.test(file)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const startsOfLines = (text: string): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

const memberCount = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let count = Array.isArray(value) ? 0 : members.length;
  for (const member of members) count += memberCount(member);
  return count;
};

const lazily = <T>(compute: () => T): (() => T) => {
  let value: { readonly it: T } | undefined;
  return () => (value ??= { it: compute() }).it;
};
