import { cut, inTurn, single, Unreadable, type FromText, type Written } from './written.ts';

const malformed = (): Unreadable => new Unreadable('style', 'must start with a semicolon and its name');

/** `;name=value;name`: pairs, with raw values. */
const pairsOf = (text: string): [string, string][] => {
  if (!text.startsWith(';')) throw malformed();
  return text
    .slice(1)
    .split(';')
    .map((part) => {
      const sign = part.indexOf('=');
      return sign < 0 ? [part, ''] : [part.slice(0, sign), part.slice(sign + 1)];
    });
};

const textOf = (texts: readonly string[]): string | readonly string[] | undefined =>
  texts.length < 2 ? texts[0] : texts;

/** `style: matrix`: `;name=a,b` and `;name=k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const matrix: FromText = (text, name, decode) => {
  const [[key, value], ...others] = pairsOf(text) as [[string, string], ...[string, string][]];
  if (decode(key) !== name || others.length > 0) throw malformed();
  return {
    text: () => decode(value),
    items: () => cut(value, ',').map((part) => single(decode(part))),
    members: () => inTurn(cut(value, ','), decode),
  };
};

/** `style: matrix` with `explode`: `;name=a;name=b` and `;k=v`. */
export const matrixExploded: FromText = (text, name, decode) => {
  const pairs = pairsOf(text).map(([key, value]) => [decode(key), decode(value)] as const);
  const own = (): string[] => pairs.flatMap(([key, value]) => (key === name ? [value] : []));
  return {
    text: () => textOf(own()),
    items: () => own().map(single),
    members: () => pairs.map(([key, value]): [string, Written] => [key, single(value)]),
  };
};
