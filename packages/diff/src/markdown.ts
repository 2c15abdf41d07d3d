const longest = 300;

/** How foreign text is set in Markdown, so that nothing of it is markup, a link or a mention. */
export interface Markdown {
  /** A code span. CommonMark 0.31, 6.1. */
  code(foreign: string): string;
  /** A sentence of which nobody knows what in it is foreign: what is no plain word stands in code spans. */
  prose(foreign: string): string;
}

// Words and short numbers: neither markup nor anything that becomes a link or a mention by itself.
const plainWord = /^[("']?(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6})[)"']?[.,;:!?]?$/u;

const cut = (foreign: string): string => {
  const characters = [...foreign];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : foreign;
};

/** @param printable what becomes of characters that steer terminals, or show a text otherwise than it is */
export const markdownWith = (printable: (foreign: string) => string): Markdown => {
  /** Its fence is longer than any run of back-quotes inside. */
  const code = (foreign: string): string => {
    const shown = printable(cut(foreign));
    if (shown.trim() === '') return '';
    const runs = [...shown.matchAll(/`+/gu)].map(([run]) => run.length);
    const fence = '`'.repeat(Math.max(0, ...runs) + 1);
    const padding = /^[`\s]|[`\s]$/u.test(shown) ? ' ' : '';
    return `${fence}${padding}${shown}${padding}${fence}`;
  };
  /** The mark that ends a part of the sentence is no part of the name before it. */
  const codeBefore = (text: string): string =>
    /[^.,;:!?][.,;:!?]$/u.test(text) ? `${code(text.slice(0, -1))}${text.slice(-1)}` : code(text);
  const prose = (foreign: string): string => {
    const parts: { words: string[]; isPlain: boolean }[] = [];
    for (const word of cut(foreign).split(/\s+/u)) {
      const isPlain = plainWord.test(word);
      const last = parts.at(-1);
      if (last?.isPlain === isPlain) last.words.push(word);
      else parts.push({ words: [word], isPlain });
    }
    return parts
      .map(({ words, isPlain }) => (isPlain ? words.join(' ') : codeBefore(words.join(' '))))
      .filter((part) => part !== '')
      .join(' ');
  };
  return { code, prose };
};
