const longest = 300;

/** Characters that steer terminals, or show a text otherwise than it is. */
const unprintable = /[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu;

const cut = (text: string): string => {
  const characters = [...text];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
};

/** A code span: its fence is longer than any run of back-quotes inside. CommonMark 0.31, 6.1. */
export const code = (foreign: string): string => {
  const shown = cut(foreign.replace(unprintable, '?'));
  if (shown.trim() === '') return '';
  const runs = [...shown.matchAll(/`+/gu)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(0, ...runs) + 1);
  const padding = /^[`\s]|[`\s]$/u.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
};

const plainWord = /^\(?(?:\p{L}+(?:[-'’]\p{L}+)*|\d{1,6})\)?[.,;:!?]?$/u;

/** A sentence with foreign words in it: what is no plain word stands in a code span, so that nothing links or mentions. */
export const prose = (foreign: string): string =>
  cut(foreign)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => (plainWord.test(word) ? word : code(word)))
    .join(' ');
