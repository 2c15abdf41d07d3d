import { escapeInline } from '../../text.ts';

const longest = 300;

const cut = (foreign: string): string => {
  const characters = [...foreign];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : foreign;
};

/** A code span: its fence is longer than any run of back-quotes inside, so that nothing inside is markup. */
export const code = (foreign: string): string => {
  const shown = escapeInline(cut(foreign));
  if (shown.trim() === '') return '';
  const runs = [...shown.matchAll(/`+/gu)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const padding = /^[`\s]|[`\s]$/u.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
};

// Words and short numbers: neither markup nor anything that becomes a link or a mention by itself.
const plain = /^[("']?(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6})[)"']?[.,;:!?]?$/u;

/** A sentence with foreign parts: what is no plain word is put into code spans. */
export const prose = (foreign: string): string => {
  const parts: { words: string[]; isPlain: boolean }[] = [];
  for (const word of cut(foreign).split(/\s+/u)) {
    const isPlain = plain.test(word);
    const last = parts.at(-1);
    if (last?.isPlain === isPlain) last.words.push(word);
    else parts.push({ words: [word], isPlain });
  }
  return parts
    .map(({ words, isPlain }) => (isPlain ? words.join(' ') : code(words.join(' '))))
    .filter((part) => part !== '')
    .join(' ');
};

/** A cell of a table: pipes end cells, in code spans as well. */
export const cell = (markdown: string): string => markdown.replaceAll('|', '\\|');
