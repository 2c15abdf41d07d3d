import type { Line } from './lines.ts';

/** The method and path that a page is about, and the index of the line behind them. */
export interface OperationLine {
  readonly method: string;
  readonly path: string;
  readonly line: number;
  readonly end: number;
}

const methodForm = /^(GET|PUT|POST|DELETE|DEL|OPTIONS|HEAD|PATCH|TRACE)$/u;

/** A lone method with a path below, in one piece or in segments on lines of their own between lines of `/`. */
export const operationLineOf = (lines: readonly Line[]): OperationLine | undefined => {
  for (const [index, { text, number }] of lines.entries()) {
    if (!methodForm.test(text)) continue;
    const method = text === 'DEL' ? 'DELETE' : text;
    const next = lines[index + 1]?.text ?? '';
    if (/^\/\S+$/u.test(next)) return { method, path: next, line: number, end: index + 2 };
    let path = '';
    let at = index + 1;
    while (lines[at]?.text === '/' && at + 1 < lines.length && /^[^\s/]{1,200}$/u.test(lines[at + 1]?.text ?? '')) {
      path += `/${lines[at + 1]?.text}`;
      at += 2;
    }
    if (path !== '') return { method, path, line: number, end: at };
  }
  return undefined;
};

/**
 * The path with the base path of the server in front, which the breadcrumb leaves out and the URL of the sample call
 * has. A URL that does not end in the page's own path belongs to another call.
 */
export const fullPath = (path: string, url: string | undefined): string | undefined => {
  const called = pathOf(url);
  if (called === undefined) return undefined;
  const wanted = path.split('/').filter(Boolean);
  const given = called.split('/').filter(Boolean);
  const offset = given.length - wanted.length;
  const isSame = (segment: string, index: number): boolean =>
    segment === given[offset + index] || /[{}:]/u.test(segment);
  if (offset < 0 || !wanted.every(isSame)) return undefined;
  return `/${[...given.slice(0, offset), ...wanted].join('/')}`;
};

/** Cut by hand: a URL parser would escape the braces of a template. */
const pathOf = (url: string | undefined): string | undefined =>
  url === undefined ? undefined : /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)/iu.exec(url)?.[1];
