import type { Report } from './report.ts';

// Outside strings a JSON text has none of these, so writing them as escapes changes no value.
const steering =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\udb40[\udc00-\udc7f]|(?<=#)#(?=\[)/g;

const escaped = (characters: string): string =>
  Array.from(
    { length: characters.length },
    (_, unit) => `\\u${characters.charCodeAt(unit).toString(16).padStart(4, '0')}`,
  ).join('');

/** One JSON document as files hold it, safe to show on a terminal and in a log. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2).replace(steering, escaped)}\n`;

export const json = ({ document }: Report): string => jsonText(document);
