import type { Healing } from './table.ts';

/** OpenAPI 3.1.1, section 4.8.12.3. */
const styles: Readonly<Record<string, readonly unknown[]>> = {
  path: ['matrix', 'label', 'simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};
const all: ReadonlySet<unknown> = new Set(Object.values(styles).flat());

/** A style that this place of parameters does not have. */
export const parameterStyle: Healing = {
  code: 'healed-parameter-style',
  message: 'parameters of this place have no such style; they are written in the style that they have without one',
  of: ['parameter'],
  saying: ['style'],
  heal(node) {
    const { style, in: place } = node;
    if (!all.has(style) || typeof place !== 'string' || !Object.hasOwn(styles, place)) return false;
    if (styles[place]?.includes(style) === true) return false;
    delete node['style'];
    return true;
  },
};
