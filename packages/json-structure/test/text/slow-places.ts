import { child, type Pointer } from '../../src/pointer.ts';

/** Where each part of a JSON text stands, by reading it to the end with a function for each rule of the grammar. */
export const slowPlaces = (text: string): ReadonlyMap<Pointer, number> => {
  const places = new Map<Pointer, number>();
  let at = 0;
  const blanks = (): void => {
    while (' \n\r\t'.includes(text.charAt(at)) && at < text.length) at += 1;
  };
  const string = (): string => {
    const start = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(start, at)) as string;
  };
  const members = (pointer: Pointer, isObject: boolean): void => {
    at += 1;
    blanks();
    for (let index = 0; text[at] !== '}' && text[at] !== ']'; index += 1) {
      const start = at;
      const name = isObject ? string() : String(index);
      const inner = child(pointer, name);
      if (isObject) {
        blanks();
        at += 1;
        blanks();
      }
      value(inner);
      places.set(inner, start);
      blanks();
      if (text[at] === ',') at += 1;
      blanks();
    }
    at += 1;
  };
  const value = (pointer: Pointer): void => {
    if (text[at] === '{' || text[at] === '[') members(pointer, text[at] === '{');
    else if (text[at] === '"') string();
    else while (at < text.length && !',]} \n\t'.includes(text.charAt(at))) at += 1;
  };
  blanks();
  places.set('', at);
  value('');
  return places;
};
