import { escapeBlock, guardMarkup } from '../../text.ts';

/** HTML that may go into a page: made only by `markup`, which escapes whatever came from a stranger. */
export interface Markup {
  readonly html: string;
}

/** What may stand inside a `markup` template: a plain value is taken as foreign and escaped. */
export type Part = Markup | string | number | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Foreign text between tags or in a quoted attribute; characters that are not to be seen are shown as `\u{…}`. */
export const escapeHtml = (foreign: string): string =>
  guardMarkup(escapeBlock(foreign).replace(/[&<>"']/gu, (character) => entities[character] ?? character));

const render = (part: Part): string => {
  if (typeof part !== 'object') return escapeHtml(String(part));
  return 'html' in part ? part.html : part.map(render).join('');
};

/** A template whose literal parts are our own; its values stand between tags or in quoted attributes, nowhere else. */
export const markup = (literals: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  html: literals.reduce((all, literal, index) => all + render(parts[index - 1] ?? '') + literal),
});
