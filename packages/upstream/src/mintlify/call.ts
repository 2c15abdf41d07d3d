import type { Line } from './lines.ts';

/** What a sample call in `curl` shows. */
export interface Call {
  /** The line that it starts at, and the number of lines of the page up to its end. */
  readonly line: number;
  readonly end: number;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly mediaType: string | undefined;
  /** The names of form fields with the line that each stands at. */
  readonly fields: ReadonlyMap<string, number>;
  /** The text of a body that is no form, for a reader of JSON. */
  readonly body: string | undefined;
}

interface Word {
  readonly text: string;
  readonly line: number;
}

/** The first sample call among the lines; a second one in the prose below tells a story of its own. */
export const callOf = (lines: readonly Line[]): Call | undefined => {
  const start = lines.findIndex((line) => /^curl(?:\s|$)/u.test(line.text));
  if (start === -1) return undefined;
  const { words, end } = wordsFrom(lines, start);
  let method: string | undefined;
  let url: string | undefined;
  let mediaType: string | undefined;
  const data: Word[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] as Word;
    const next = words[at + 1];
    if (next !== undefined && ['--request', '-X'].includes(word.text)) method = next.text.toUpperCase();
    else if (next !== undefined && word.text === '--url') url = next.text;
    else if (next !== undefined && ['--header', '-H'].includes(word.text))
      mediaType = contentType(next.text) ?? mediaType;
    else if (next !== undefined && isData(word.text)) data.push(next);
    else if (/^https?:\/\//u.test(word.text)) {
      url ??= word.text;
      continue;
    } else continue;
    at += 1;
  }
  const bodies = data.filter((word) => /^\s*[[{]/u.test(word.text));
  const fields = new Map(
    bodies.length > 0
      ? []
      : data.flatMap((word) =>
          word.text.split('&').flatMap((pair): [string, number][] => {
            const [name = ''] = pair.split('=', 1);
            return name === '' || !pair.includes('=') ? [] : [[decoded(name.trim()), word.line]];
          }),
        ),
  );
  return { line: lines[start]?.number ?? 1, end, method, url, mediaType, fields, body: bodies[0]?.text };
};

const isData = (word: string): boolean =>
  ['--data', '-d', '--data-raw', '--data-urlencode', '--data-binary', '--form', '-F'].includes(word);

const contentType = (header: string): string | undefined =>
  /^content-type:\s*([^\s;]+)/iu.exec(header)?.[1]?.toLowerCase();

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
};

/**
 * The words of a shell command that may go on over lines: by a backslash at the end, or inside quotes.
 * Quotes end at their like; `'\''` is a quote inside of single quotes. Nothing is expanded.
 */
const wordsFrom = (
  lines: readonly Line[],
  start: number,
): { readonly words: readonly Word[]; readonly end: number } => {
  const words: Word[] = [];
  let quote = '';
  let text: string | undefined;
  let begun = 0;
  let index = start;
  for (; index < lines.length; index += 1) {
    const { text: line, number } = lines[index] as Line;
    let goesOn = false;
    for (let at = 0; at < line.length; at += 1) {
      const character = line.charAt(at);
      if (quote !== '') {
        if (character === quote) quote = '';
        else if (character === '\\' && quote === '"' && at + 1 < line.length) text += line.charAt((at += 1));
        else text += character;
      } else if (character === "'" || character === '"') {
        quote = character;
        if (text === undefined) begun = number;
        text ??= '';
      } else if (character === '\\') {
        if (at === line.length - 1) goesOn = true;
        else text = (text ?? '') + line.charAt((at += 1));
      } else if (/\s/u.test(character)) {
        if (text !== undefined) words.push({ text, line: begun });
        text = undefined;
      } else {
        if (text === undefined) begun = number;
        text = (text ?? '') + character;
      }
    }
    if (quote !== '') {
      text += '\n';
      continue;
    }
    if (text !== undefined) words.push({ text, line: begun });
    text = undefined;
    if (!goesOn) break;
  }
  return { words, end: index + 1 };
};
