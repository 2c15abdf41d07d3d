import type { Json } from '@schemawright/contract';

/** A JSON value that stands in a text, and where each part of it stands. */
export interface JsonBlock {
  readonly value: Json;
  readonly firstLine: number;
  readonly lastLine: number;
  /** The line of a member, by its path; of the closest parent when its key is not at the start of a line. */
  lineOf(path: readonly string[]): number;
}

/**
 * The first JSON object or array among `lines` whose text starts a line, from the index `from` up to `until`.
 * `undefined` when there is none, or when it is not closed or not JSON.
 */
export const jsonBlock = (
  lines: readonly string[],
  from: number,
  until: number = lines.length,
): JsonBlock | undefined => {
  let start = from;
  while (start < until && !/^\s*[[{]/u.test(lines[start] ?? '')) start += 1;
  const end = endOfJson(lines, start, until);
  if (end === undefined) return undefined;
  let value: Json;
  try {
    value = JSON.parse(lines.slice(start, end + 1).join('\n')) as Json;
  } catch {
    return undefined;
  }
  return { value, firstLine: start + 1, lastLine: end + 1, lineOf: lineFinder(lines, start, end) };
};

/** The index of the line at which the value that starts line `start` is closed. */
const endOfJson = (lines: readonly string[], start: number, until: number): number | undefined => {
  let depth = 0;
  for (let index = start; index < until; index += 1) {
    const line = lines[index] ?? '';
    let inString = false;
    for (let at = 0; at < line.length; at += 1) {
      const character = line.charAt(at);
      if (inString) {
        if (character === '\\') at += 1;
        else if (character === '"') inString = false;
      } else if (character === '"') inString = true;
      else if (character === '{' || character === '[') depth += 1;
      else if (character === '}' || character === ']') {
        depth -= 1;
        if (depth === 0) return index;
      }
    }
  }
  return undefined;
};

const lineFinder = (lines: readonly string[], start: number, end: number): JsonBlock['lineOf'] => {
  const linesOfKey = new Map<string, number[]>();
  for (let index = start; index <= end; index += 1) {
    const [, key] = /^\s*"((?:[^"\\]|\\.)*)"\s*:/u.exec(lines[index] ?? '') ?? [];
    if (key === undefined) continue;
    const known = linesOfKey.get(key);
    if (known === undefined) linesOfKey.set(key, [index + 1]);
    else known.push(index + 1);
  }
  return (path) => {
    let line = start + 1;
    for (const token of path) {
      // Below a key comes what belongs to it, so the next line with the child's name is the child's.
      line = firstFrom(linesOfKey.get(JSON.stringify(token).slice(1, -1)) ?? [], line) ?? line;
    }
    return line;
  };
};

/** The first of some ascending numbers that is not below `least`. */
const firstFrom = (numbers: readonly number[], least: number): number | undefined => {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return numbers[low];
};

/** The value of a text that is JSON and nothing else; `undefined` for any other text. */
export const jsonOf = (text: string): Json | undefined => {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};
