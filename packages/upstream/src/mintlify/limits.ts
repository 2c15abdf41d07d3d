type Bounds = Readonly<Record<string, number>>;

const lengths: Readonly<Record<string, readonly [string, string]>> = {
  string: ['minLength', 'maxLength'],
  array: ['minItems', 'maxItems'],
};

/** `Minimum string length: 1`, `Required array length: 1 - 10 elements`, `Required range: 0 <= x < 100`; English everywhere. */
export const limitOf = (line: string): Bounds | undefined => {
  if (line.length > 120) return undefined;
  const text = line.normalize('NFKC').replaceAll('`', '');
  const range = /^Required range: (.+)$/u.exec(text);
  if (range !== null) return rangeOf(range[1] ?? '');
  const length = /^(Minimum|Maximum|Required) (string|array) length: (\d{1,15})(?: - (\d{1,15}))?(?: \w+)?$/u.exec(
    text,
  );
  if (length === null) return undefined;
  const [, bound, kind = '', first, second] = length;
  const [least, most] = lengths[kind] as readonly [string, string];
  if (bound === 'Minimum') return { [least]: Number(first) };
  if (bound === 'Maximum') return { [most]: Number(first) };
  return { [least]: Number(first), [most]: Number(second ?? first) };
};

const number = String.raw`(-?\d{1,20}(?:\.\d{1,20})?)`;
const between = new RegExp(`^${number} (<=?) x (<=?) ${number}$`, 'u');
const oneSided = new RegExp(`^x ([<>]=?) ${number}$`, 'u');

const rangeOf = (text: string): Bounds | undefined => {
  const both = between.exec(text);
  if (both !== null) {
    return {
      [both[2] === '<' ? 'exclusiveMinimum' : 'minimum']: Number(both[1]),
      [both[3] === '<' ? 'exclusiveMaximum' : 'maximum']: Number(both[4]),
    };
  }
  const one = oneSided.exec(text);
  if (one === null) return undefined;
  const names: Readonly<Record<string, string>> = {
    '>': 'exclusiveMinimum',
    '>=': 'minimum',
    '<': 'exclusiveMaximum',
    '<=': 'maximum',
  };
  return { [names[one[1] ?? ''] as string]: Number(one[2]) };
};
