/**
 * The member names of the first value of a JSON text, down to `levels` objects deep, joined by dots: `log`,
 * `log.version`. The text may be cut off anywhere; what stands in arrays is left out. Enough to tell formats apart.
 */
export const headKeys = (text: string, levels: number): string[] => {
  const keys: string[] = [];
  /** The name under which each open container stands; `undefined` for those whose members do not count. */
  const open: (string | undefined)[] = [];
  let key = '';
  let at = 0;
  while (at < text.length) {
    const character = text[at];
    if (character === '"') {
      const end = stringEnd(text, at);
      const prefix = open.at(-1);
      if (prefix !== undefined && open.length <= levels && /^\s*:/.test(text.slice(end, end + 64))) {
        key = prefix + text.slice(at + 1, end - 1);
        keys.push(key);
      }
      at = end;
      continue;
    }
    if (character === '{') open.push(open.length === 0 ? '' : open.at(-1) === undefined ? undefined : `${key}.`);
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') {
      open.pop();
      if (open.length === 0) break;
    }
    at += 1;
  }
  return keys;
};

/** Behind the closing quote of the string that opens at `start`. */
const stringEnd = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};
