import { cut, equated, inTurn, single, Unreadable, type FromText } from './written.ts';

const dotted =
  (delimiter: string, members: typeof inTurn): FromText =>
  (text, _, decode) => {
    if (!text.startsWith('.')) throw new Unreadable('style', 'must start with a dot');
    const rest = text.slice(1);
    return {
      text: () => decode(rest),
      items: () => cut(rest, delimiter).map((part) => single(decode(part))),
      members: () => members(cut(rest, delimiter), decode),
    };
  };

/** `style: label`: `.a,b` and `.k,v`. OpenAPI 3.1.1, 4.8.12.6. */
export const label: FromText = /* @__PURE__ */ dotted(',', inTurn);

/** `style: label` with `explode`: `.a.b` and `.k=v`. */
export const labelExploded: FromText = /* @__PURE__ */ dotted('.', equated);
